// Predictions and what became of them, out of a log.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogEntry } from '#core/memory/log.ts';
import { replay } from '#core/memory/review.ts';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { predictions } from '#core/stats/predictions.ts';
import { START_DAY as FIRST, happenings, nextEntry, paramsWith } from '../../support/histories.ts';
import { logOf } from '../../support/told-log.ts';

describe('the predictions of a log', () => {
  test('are its later answers, with what the card had behind it', () => {
    const log = logOf(
      { day: FIRST, rating: 'good', predicted: null },
      { day: FIRST, rating: 'good', predicted: 1 },
      { day: FIRST + 3, rating: 'again', predicted: 0.87, probe: true },
      { day: FIRST + 3, rating: 'good', predicted: 1 },
      { day: FIRST + 4, rating: 'hard', predicted: 0.8 },
    );
    expect(predictions(log, fsrsScheduler)).toMatchObject([
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

  test('keep what was predicted, and come out as the key and the policy of today have it', () => {
    const log = logOf(
      { day: FIRST, rating: 'good', predicted: null },
      { day: FIRST + 2, rating: 'again', correct: false, predicted: 0.7 },
      { day: FIRST + 4, rating: 'again', correct: true, confidence: 'guess', predicted: 0.6 },
      { day: FIRST + 5, regrade: 2, right: true },
      { day: FIRST + 5, policy: 'plain-1' },
    );
    expect(predictions(log, fsrsScheduler)).toMatchObject([
      { predicted: 0.7, recalled: true },
      { predicted: 0.6, recalled: true, longLapses: 0 },
    ]);
  });

  test('are mature where a replay of the log up to them has a stability of 21 days', () => {
    const met = { young: 0, mature: 0 };
    fc.assert(
      fc.property(happenings, paramsWith(fc.constant(false)), (drawn, params) => {
        const log: LogEntry[] = [];
        const expected: boolean[] = [];
        for (const one of drawn) {
          const entry = nextEntry(log, one, params);
          if (!entry || entry.kind === 'undo') continue;
          if (entry.kind === 'fit' || entry.kind === 'policy') {
            log.push({ ...entry, seq: log.length + 1 });
            continue;
          }
          const { memories } = replay(log, fsrsScheduler, () => 'seed');
          const before = memories.get(entry.card) ?? null;
          const predicted = before && fsrsScheduler.retrievability(before, entry.day, params);
          const seq = log.length + 1;
          log.push(entry.kind === 'answer' ? { ...entry, seq, predicted } : { ...entry, seq });
          if (entry.kind !== 'answer' || entry.rating === null) continue;
          if (before && entry.day > before.lastDay) expected.push(before.stabilityDays >= 21);
        }
        for (const mature of expected) met[mature ? 'mature' : 'young'] += 1;
        expect(predictions(log, fsrsScheduler).map(({ mature }) => mature)).toEqual(expected);
      }),
      { numRuns: 600 },
    );
    expect(Math.min(met.young, met.mature)).toBeGreaterThan(0);
  });
});
