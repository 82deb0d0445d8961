// The data set of the optimizer: which answers are in it, in which history, and where it is parted in time.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgedAnswers } from '#core/memory/judged.ts';
import { type LogEntry, standingAnswers } from '#core/memory/log.ts';
import type { RATINGS } from '#core/memory/memory.ts';
import { replay } from '#core/memory/review.ts';
import { defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { countReviews, reviewHistories, splitSeq } from '#core/optimizer/review-history.ts';
import { checkTrainingSet, trainingSet } from '#core/optimizer/training-set.ts';
import { happenings, nextEntry, START_DAY } from '../../support/histories.ts';
import { answerEntry } from '../../support/rememberer.ts';

const anyLog = happenings.map((happened) => {
  const log: LogEntry[] = [];
  for (const happening of happened) {
    const entry = nextEntry(log, happening, defaultParams(0.9));
    if (entry) log.push(entry);
  }
  return log;
});

describe('the histories of any log', () => {
  test('hold every standing answer that moved memory once, and no other', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const moved = standingAnswers(log).filter(({ rating }) => rating !== null);
        const reviews = reviewHistories(log).flat();
        expect(reviews.sort((a, b) => a.seq - b.seq).map(({ seq }) => seq)).toEqual(
          moved.map(({ seq }) => seq),
        );
      }),
    );
  });

  test('rate each answer as it counts now, after regrades and policies', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const judged = new Map(judgedAnswers(log).map(({ seq, rating }) => [seq, rating]));
        for (const { seq, rating } of reviewHistories(log).flat()) {
          expect(rating).toBe(judged.get(seq));
        }
        const { memories } = replay(log, fsrsScheduler, (card) => `${card}`);
        const ends = new Set(reviewHistories(log).map((history) => history.at(-1)?.rating));
        for (const { lastRating } of memories.values()) expect(ends).toContain(lastRating);
      }),
    );
  });

  test('end in as many reviews as each memory has repetitions', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const { memories } = replay(log, fsrsScheduler, (card) => `${card}`);
        const lengths = new Map<string, number>();
        for (const history of reviewHistories(log)) {
          const last = history.at(-1)!;
          lengths.set(`${last.seq}`, history.length);
        }
        for (const [card, { reps }] of memories) {
          const last = standingAnswers(log).findLast(
            (entry) => entry.card === card && entry.rating !== null,
          );
          expect(lengths.get(`${last?.seq}`)).toBe(reps);
        }
      }),
    );
  });

  test('count days from 0, never back, and as many as lie between the reviews', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        for (const history of reviewHistories(log)) {
          for (const [index, { day, deltaDays }] of history.entries()) {
            expect(deltaDays).toBe(index === 0 ? 0 : day - history[index - 1]!.day);
            expect(deltaDays).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  test('give items that the trainer may have, one for each long-term review before the split', () => {
    fc.assert(
      fc.property(anyLog, fc.integer({ min: 0, max: 10 }), (log, tenths) => {
        const histories = reviewHistories(log);
        const from = splitSeq(histories, tenths / 10);
        const set = trainingSet(histories, from);
        const { longTerm } = countReviews(histories);
        expect(set.lengths).toHaveLength(Math.floor((longTerm * tenths) / 10));
        if (set.lengths.length > 0) expect(() => checkTrainingSet(set)).not.toThrow();
      }),
    );
  });
});

describe('the split', () => {
  test('is chronological: nothing trained on comes after anything held out', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const histories = reviewHistories(log);
        const from = splitSeq(histories, 0.8);
        const longTerm = histories.flat().filter(({ deltaDays }) => deltaDays > 0);
        const earlier = longTerm.filter(({ seq }) => seq < from);
        const later = longTerm.filter(({ seq }) => seq >= from);
        expect(earlier).toHaveLength(Math.floor(longTerm.length * 0.8));
        for (const { day } of earlier) expect(later.every((held) => held.day >= day)).toBe(true);
      }),
    );
  });
});

describe('a history', () => {
  const at = (seq: number, day: number, rating: (typeof RATINGS)[number] | null, card = 1) =>
    answerEntry({ seq, card, day: START_DAY + day, rating });

  test('begins anew after a reset', () => {
    const log: LogEntry[] = [
      at(1, 0, 'good'),
      at(2, 3, 'again'),
      { kind: 'reset', seq: 3, at: 1, day: START_DAY + 3, card: 1 },
      at(4, 5, 'good'),
    ];
    const told = reviewHistories(log).map((one) =>
      one.map(({ deltaDays, rating }) => [deltaDays, rating]),
    );
    expect(told).toEqual([
      [
        [0, 'good'],
        [3, 'again'],
      ],
      [[0, 'good']],
    ]);
  });

  test('leaves out what was crammed, undone, or an earlier part of a case', () => {
    const log: LogEntry[] = [
      at(1, 0, 'good'),
      { ...at(2, 1, null), affectsSchedule: false },
      at(3, 2, null),
      at(4, 4, 'again'),
      { kind: 'undo', seq: 5, at: 1, day: START_DAY + 4, card: 1, target: 4 },
      at(6, 6, 'hard'),
    ];
    expect(reviewHistories(log)).toEqual([
      [
        { seq: 1, day: START_DAY, deltaDays: 0, rating: 'good' },
        { seq: 6, day: START_DAY + 6, deltaDays: 6, rating: 'hard' },
      ],
    ]);
    expect(countReviews(reviewHistories(log))).toEqual({ reviews: 2, longTerm: 1 });
  });
});
