// Predictions and what became of them, out of a log.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogEntry } from '#core/memory/log.ts';
import { replay } from '#core/memory/review.ts';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { predictions } from '#core/stats/predictions.ts';
import { START_DAY as FIRST, happenings, nextEntry } from '../../support/histories.ts';
import { logOf, PARAMS } from '../../support/told-log.ts';

describe('the predictions of a log', () => {
  test('are its later answers, with what the card had behind it', () => {
    const log = logOf(
      { day: FIRST, rating: 'good', predicted: null },
      { day: FIRST, rating: 'good', predicted: 1 },
      { day: FIRST + 3, rating: 'again', predicted: 0.87, probe: true },
      { day: FIRST + 3, rating: 'good', predicted: 1 },
      { day: FIRST + 4, rating: 'hard', predicted: 0.8 },
    );
    const found = predictions(log, fsrsScheduler);
    expect(found).toMatchObject([
      {
        day: FIRST + 3,
        predicted: 0.87,
        recalled: false,
        probe: true,
        elapsedDays: 3,
        longReviews: 1,
        longLapses: 0,
      },
      {
        day: FIRST + 4,
        predicted: 0.8,
        recalled: true,
        probe: false,
        elapsedDays: 1,
        longReviews: 2,
        longLapses: 1,
      },
    ]);
    const before = replay(log.slice(0, 2), fsrsScheduler, () => 'any').memories.get(1);
    expect(found[0]?.stabilityDays).toBe(before?.stabilityDays);
  });

  test('leave out what was undone, what moved no memory, and what came before a reset', () => {
    const log = logOf(
      { day: FIRST, rating: 'good', predicted: null },
      { day: FIRST + 2, rating: 'again' },
      { day: FIRST + 2, undo: 2 },
      { day: FIRST + 3, rating: null },
      { day: FIRST + 5, rating: 'good' },
      { day: FIRST + 6, reset: 1 },
      { day: FIRST + 8, rating: 'good', predicted: null },
      { day: FIRST + 9, rating: 'again' },
    );
    expect(predictions(log, fsrsScheduler)).toMatchObject([
      { day: FIRST + 5, elapsedDays: 5, longReviews: 1 },
      { day: FIRST + 9, elapsedDays: 1, longReviews: 1 },
    ]);
  });

  test('take a right guess for no recall', () => {
    const log = logOf(
      { day: FIRST, rating: 'good', predicted: null },
      { day: FIRST + 2, rating: 'again', correct: true, confidence: 'guess' },
    );
    expect(predictions(log, fsrsScheduler)).toMatchObject([{ recalled: false }]);
  });

  test('have the stability that a replay of the log up to them has', () => {
    fc.assert(
      fc.property(happenings, (drawn) => {
        const log: LogEntry[] = [];
        for (const one of drawn) {
          const entry = nextEntry(log, one, PARAMS);
          if (entry) log.push(entry.kind === 'answer' ? { ...entry, predicted: 0.5 } : entry);
        }
        const undone = new Set(log.map((entry) => (entry.kind === 'undo' ? entry.target : 0)));
        const kept = log.filter(({ kind, seq }) => kind !== 'undo' && !undone.has(seq));
        const expected = kept.flatMap((entry, at) => {
          if (entry.kind !== 'answer' || entry.rating === null) return [];
          const { memories } = replay(kept.slice(0, at), fsrsScheduler, () => 'seed');
          const before = memories.get(entry.card);
          return before && entry.day > before.lastDay ? [before.stabilityDays] : [];
        });
        expect(predictions(log, fsrsScheduler).map((one) => one.stabilityDays)).toEqual(expected);
      }),
    );
  });
});
