// Scores of weights: log loss and RMSE(bins), against a case computed by hand.
import { describe, expect, test } from 'vitest';
import type { Rating } from '#core/memory/memory.ts';
import type { Scheduler } from '#core/memory/scheduler.ts';
import { defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { evaluate } from '#core/optimizer/evaluate.ts';
import { reviewHistories } from '#core/optimizer/review-history.ts';
import { createRememberer, drawLog, FORGETFUL } from '../../support/rememberer.ts';

const params = { ...defaultParams(0.9), fuzz: false };

/** A history of ratings, each with the days since the one before. */
const history = (seq: number, ...reviews: readonly (readonly [number, Rating])[]) => {
  let day = 20_000;
  return reviews.map(([deltaDays, rating], index) => {
    day += deltaDays;
    return { seq: seq + index, day, deltaDays, rating };
  });
};

/** Predicts 0.9 after one day and 0.8 after any other number of days. */
const twoValued: Scheduler = {
  review: (memory, input, of) => fsrsScheduler.review(memory, input, of),
  retrievability: ({ lastDay }, day) => (day - lastDay === 1 ? 0.9 : 0.8),
  recallAfter: (memory, review, later, of) => fsrsScheduler.recallAfter(memory, review, later, of),
};

describe('a case computed by hand', () => {
  // Bins by days, long-term reviews so far with the first, and lapses: all one-day reviews are second ones, alike.
  const histories = [
    history(1, [0, 'good'], [1, 'good']),
    history(3, [0, 'good'], [1, 'again']),
    history(5, [0, 'again'], [0, 'good'], [1, 'hard']),
    history(8, [0, 'good'], [5, 'again'], [0, 'good'], [20, 'good']),
  ];

  test('log loss is the mean of −ln of what was given to what happened', () => {
    // 0.9 right, 0.9 wrong, 0.9 right, 0.8 wrong, 0.8 right
    const losses = [0.9, 0.1, 0.9, 0.2, 0.8].map((given) => -Math.log(given));
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / 5;
    expect(evaluate(histories, params, 0, twoValued).logLoss).toBeCloseTo(mean, 12);
    expect(mean).toBeCloseTo(0.869_178, 5);
  });

  test('RMSE(bins) compares means within bins, weighted by their size', () => {
    // Bin of three: predicted 0.9, recalled 2/3. Bins of one: predicted 0.8 against 0, and against 1.
    const rmse = Math.sqrt((3 * (0.9 - 2 / 3) ** 2 + 0.8 ** 2 + 0.2 ** 2) / 5);
    const score = evaluate(histories, params, 0, twoValued);
    expect(score.rmseBins).toBeCloseTo(rmse, 12);
    expect(score.n).toBe(5);
  });

  test('only reviews from the split on are scored, and same-day ones never', () => {
    const later = evaluate(histories, params, 5, twoValued);
    expect(later.n).toBe(3);
    const losses = [0.9, 0.2, 0.8].map((given) => -Math.log(given));
    expect(later.logLoss).toBeCloseTo(losses.reduce((sum, loss) => sum + loss, 0) / 3, 12);
  });

  test('reviews that differ in days, length or lapses are in different bins', () => {
    const pairs = [
      [history(1, [0, 'good'], [2, 'good']), history(3, [0, 'good'], [30, 'again'])],
      [
        history(1, [0, 'good'], [2, 'good']),
        history(3, [0, 'good'], [2, 'good'], [2, 'good'], [2, 'again']),
      ],
    ];
    const flat: Scheduler = { ...twoValued, retrievability: () => 0.5 };
    for (const pair of pairs) {
      // In one bin of mixed outcomes the differences would cancel out.
      expect(evaluate(pair, params, 0, flat).rmseBins).toBeGreaterThan(0.25);
    }
    const alike = [history(1, [0, 'good'], [2, 'good']), history(3, [0, 'good'], [3, 'again'])];
    expect(evaluate(alike, params, 0, flat).rmseBins).toBe(0);
  });

  test('a certain prediction that fails costs much, not everything', () => {
    const sure: Scheduler = { ...twoValued, retrievability: () => 1 };
    expect(evaluate(histories, params, 0, sure).logLoss).toBeLessThan(15);
  });
});

test('without a review to predict there is no score', () => {
  expect(() => evaluate([history(1, [0, 'good'])], params, 0, fsrsScheduler)).toThrow(RangeError);
});

test('the weights that a memory really has predict it better than the default ones', () => {
  const { recall } = createRememberer('evaluate', FORGETFUL);
  const histories = reviewHistories(drawLog(recall, { cards: 40, days: 30 }));
  const truth = evaluate(histories, { ...params, weights: FORGETFUL }, 0, fsrsScheduler);
  const believed = evaluate(histories, params, 0, fsrsScheduler);
  expect(truth.logLoss).toBeLessThan(believed.logLoss);
  expect(truth.rmseBins).toBeLessThan(believed.rmseBins);
});
