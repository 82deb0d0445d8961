// Tallies of answers: what one contributes, and laws of the fold over any log.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LogEntry, standingAnswers } from '#core/memory/log.ts';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import { countDone } from '#core/practice/limits.ts';
import {
  addTally,
  contribution,
  contributions,
  NO_ANSWERS,
  sumTallies,
} from '#core/stats/tally.ts';
import { happenings, nextEntry } from '../../support/histories.ts';

const DAY = 20_777;
const answer = {
  day: DAY,
  card: 3,
  question: 7,
  correct: true,
  elapsedMs: 12_000,
  rating: 'good',
  predicted: 0.8,
} as const;

describe('an answer contributes', () => {
  test.each([
    ['a review', {}, false, { reviews: 1 }],
    ['no second review of the card on the day', {}, true, {}],
    ['a new card', { predicted: null }, false, { newCards: 1 }],
    ['a lapse', { rating: 'again', correct: false }, false, { correct: 0, reviews: 1, lapses: 1 }],
    ['a lapse in a repeat too', { rating: 'again' }, true, { lapses: 1 }],
    ['no lapse of a new card', { rating: 'again', predicted: null }, false, { newCards: 1 }],
    ['neither when it moves no memory', { rating: null }, false, {}],
    ['no time when it told none', { elapsedMs: null }, true, { toldMs: 0, timed: 0 }],
    ['five minutes at most', { elapsedMs: 3_600_000 }, true, { toldMs: 300_000 }],
  ] as const)('%s', (_what, change, askedBefore, expected) => {
    const made = contribution({ ...answer, ...change }, askedBefore);
    const base = { ...NO_ANSWERS, answers: 1, correct: 1, toldMs: 12_000, timed: 1 };
    expect(made).toEqual({ day: DAY, card: 3, question: 7, tally: { ...base, ...expected } });
  });
});

/** Answers that stand in any log, with times and predictions of any kind. */
const standingIn = happenings.map((history) => {
  const log: LogEntry[] = [];
  for (const happening of history) {
    const next = nextEntry(log, happening, defaultParams(0.9));
    if (next) log.push(next);
  }
  return standingAnswers(log).map((one) => ({
    ...one,
    predicted: one.seq % 3 === 0 ? null : 0.5,
    elapsedMs: one.seq % 4 === 0 ? null : one.seq * 10_000,
  }));
});

describe('of any log', () => {
  test('the contributions of a day are what was done of its limits, and all its answers', () => {
    fc.assert(
      fc.property(standingIn, (standing) => {
        const made = contributions(standing);
        for (const day of new Set(standing.map((one) => one.day))) {
          const today = standing.filter((one) => one.day === day);
          const sum = sumTallies(made.filter((one) => one.day === day).map(({ tally }) => tally));
          const { newCards, reviews } = sum;
          expect({ newCards, reviews }).toEqual(countDone(standing, day));
          expect([sum.answers, sum.correct]).toEqual([
            today.length,
            today.filter(({ correct }) => correct).length,
          ]);
        }
      }),
    );
  });

  test('what a card contributes does not depend on other cards', () => {
    fc.assert(
      fc.property(standingIn, (standing) => {
        for (const card of new Set(standing.map((one) => one.card))) {
          expect(contributions(standing.filter((one) => one.card === card))).toEqual(
            contributions(standing).filter((one) => one.card === card),
          );
        }
      }),
    );
  });

  test('what is added can be taken off', () => {
    fc.assert(
      fc.property(standingIn, (standing) => {
        const all = contributions(standing).map(({ tally }) => tally);
        const back = all.reduce((sum, one) => addTally(sum, one, -1), sumTallies(all));
        expect(back).toEqual(NO_ANSWERS);
      }),
    );
  });
});
