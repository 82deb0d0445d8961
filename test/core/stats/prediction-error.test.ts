// How far predictions are from what happened, computed by hand.
import { describe, expect, test } from 'vitest';
import {
  brier,
  calibrationError,
  logLoss,
  predictionError,
  reliability,
  rmseBins,
} from '#core/stats/prediction-error.ts';
import type { Prediction } from '#core/stats/predictions.ts';
import { prediction } from '../../support/told-log.ts';

describe('the error of predictions', () => {
  const some = [
    prediction({ predicted: 0.9 }),
    prediction({ predicted: 0.8, recalled: false }),
    prediction({ predicted: 0.25, elapsedDays: 4, longReviews: 3, longLapses: 2 }),
  ];

  test('is what the formulas give by hand', () => {
    expect(brier(some)).toBeCloseTo((0.01 + 0.64 + 0.5625) / 3, 12);
    expect(logLoss(some)).toBeCloseTo(-(Math.log(0.9) + Math.log(0.2) + Math.log(0.25)) / 3, 12);
    expect(calibrationError(some)).toBeCloseTo((0.1 + 0.8 + 0.75) / 3, 12);
    // Two answers after 3 days share a bin: means 0.85 and 0.5. After 4 days, with two lapses, the other is alone.
    expect(rmseBins(some)).toBeCloseTo(Math.sqrt((2 * 0.35 ** 2 + 0.75 ** 2) / 3), 12);
  });

  test('puts answers into the bins of fsrs-rs', () => {
    // One bin means that a miss and a hit even out; two mean that they do not.
    const together = (one: Partial<Prediction>, other: Partial<Prediction>) =>
      rmseBins([
        prediction({ ...one, predicted: 0.5, recalled: true }),
        prediction({ ...other, predicted: 0.5, recalled: false }),
      ]) === 0;
    // Elapsed days change their bin at 3.62, 13.1, 47.4; reviews (with the first) at 1.89, 3.57, 6.75; lapses at 1.73, 2.99.
    expect(together({ elapsedDays: 1 }, { elapsedDays: 3 })).toBe(true);
    expect(together({ elapsedDays: 3 }, { elapsedDays: 4 })).toBe(false);
    expect(together({ elapsedDays: 4 }, { elapsedDays: 13 })).toBe(true);
    expect(together({ elapsedDays: 13 }, { elapsedDays: 14 })).toBe(false);
    expect(together({ longReviews: 1 }, { longReviews: 2 })).toBe(true);
    expect(together({ longReviews: 2 }, { longReviews: 3 })).toBe(false);
    expect(together({ longReviews: 3 }, { longReviews: 5 })).toBe(true);
    expect(together({ longLapses: 0 }, { longLapses: 1 })).toBe(false);
    expect(together({ longLapses: 1 }, { longLapses: 2 })).toBe(false);
    expect(together({ longLapses: 2 }, { longLapses: 3 })).toBe(false);
    expect(together({ longLapses: 3 }, { longLapses: 5 })).toBe(true);
  });

  test('of nothing, and of too little, is not told', () => {
    expect([brier([]), logLoss([]), calibrationError([]), rmseBins([])]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    const few = predictionError(Array.from({ length: 29 }, () => prediction()));
    expect(few).toMatchObject({ n: 29, enough: false, brier: null, logLoss: null, rmseBins: null });
    expect(few.observed).toBe(1);
    const enough = predictionError(Array.from({ length: 30 }, () => prediction()));
    expect(enough).toMatchObject({ enough: true, brier: expect.closeTo(0.01, 9) });
  });

  test('takes a certain prediction for nearly certain', () => {
    expect(logLoss([prediction({ predicted: 1, recalled: false })])).toBeCloseTo(
      -Math.log(0.001),
      9,
    );
  });

  test('has a table whose bins hold every answer once', () => {
    const bins = reliability([...some, prediction({ predicted: 1 }), prediction({ predicted: 0 })]);
    expect(bins.map(({ n }) => n)).toEqual([1, 0, 1, 0, 0, 0, 0, 0, 1, 2]);
    expect(bins[8]).toMatchObject({ from: 0.8, to: 0.9, predicted: 0.8, observed: 0 });
    expect(bins[1]).toMatchObject({ predicted: null, observed: null, interval: null });
  });
});
