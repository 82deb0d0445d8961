// The plan's fast maths against the scheduler: the same memory, to 1e-5, for any weights and any history.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Memory, RATINGS } from '#core/memory/memory.ts';
import { defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { clampWeights, createMaths, type Grade } from '#core/plan/fsrs-maths.ts';

const DAY = 86_400_000;
const FIRST = 20_000;
const USUAL = defaultParams(0.9).weights;

const grade = fc.constantFrom<Grade>(0, 1, 2, 3);
const history = fc.array(fc.record({ grade, wait: fc.integer({ min: 0, max: 200 }) }), {
  minLength: 1,
  maxLength: 12,
});
/** Weights around the usual ones, some of them beyond their legal range. */
const weights = fc
  .array(fc.double({ min: -1.5, max: 3, noNaN: true }), { minLength: 21, maxLength: 21 })
  .map((factors) => factors.map((factor, index) => factor * (USUAL[index] ?? 0)));

/** ts-fsrs rounds every step to eight decimals, and long waits multiply what a small stability lost by that. */
const ROUNDED = 1e-5;

function closeTo(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(
    ROUNDED * Math.max(1, Math.abs(expected)),
  );
}

describe('fast FSRS maths', () => {
  it('agrees with the scheduler after every review of any history', () => {
    fc.assert(
      fc.property(weights, history, (own, reviews) => {
        const params = { ...defaultParams(0.9), weights: own };
        const maths = createMaths(own);
        let memory: Memory | null = null;
        let day = FIRST;
        let [stability, difficulty] = [0, 0];
        for (const { grade: given, wait } of reviews) {
          day += memory ? wait : 0;
          const rating = RATINGS[given] ?? 'again';
          if (memory) {
            const recall = maths.recall(wait, stability);
            closeTo(recall, fsrsScheduler.retrievability(memory, day, params));
            const after = maths.stabilityAfter(stability, difficulty, recall, given, wait);
            difficulty = maths.difficultyAfter(difficulty, given);
            stability = after;
          } else {
            stability = maths.firstStability(given);
            difficulty = maths.firstDifficulty(given);
          }
          const input = { rating, day, at: day * DAY, seed: 'x' };
          memory = fsrsScheduler.review(memory, input, params);
          closeTo(stability, memory.stabilityDays);
          closeTo(difficulty, memory.difficulty);
          // Each step for itself: rounding must not add up over a history.
          ({ stabilityDays: stability, difficulty } = memory);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('takes the nearest legal weight, and refuses what is no set of weights', () => {
    expect(clampWeights(USUAL)).toEqual([...USUAL]);
    expect(clampWeights(USUAL.map(() => -5))[20]).toBe(0.1);
    expect(() => clampWeights(USUAL.slice(1))).toThrow(RangeError);
    expect(() => clampWeights([...USUAL.slice(1), Number.NaN])).toThrow(RangeError);
  });
});
