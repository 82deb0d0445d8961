// Platt scaling, and when it is kept.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyedRandom, uniform } from '#core/base/random.ts';
import { bend, fitPlatt, IDENTITY } from '#core/stats/platt.ts';
import { recalibrate } from '#core/stats/recalibration.ts';

type Outcome = { predicted: number; recalled: boolean };

/** Predictions of 0.5–0.99, recalled with the chance that `truth` makes of them. */
function outcomes(n: number, truth: (predicted: number) => number, label = 'x'): Outcome[] {
  const random = keyedRandom(Buffer.from('platt'), label);
  return Array.from({ length: n }, () => {
    const predicted = 0.5 + 0.49 * uniform(random);
    return { predicted, recalled: uniform(random) < truth(predicted) };
  });
}

const shifted = (p: number) => bend(p, { intercept: -0.8, slope: 0.7 });

describe('the fit', () => {
  test('without answers is the identity, which changes nothing', () => {
    expect(fitPlatt([])).toEqual(IDENTITY);
    for (const p of [0, 1e-9, 0.3, 1]) expect(bend(p, IDENTITY)).toBe(p);
  });

  test('of one answer is where the slopes of loss and ridge meet', () => {
    const { intercept, slope } = fitPlatt([{ predicted: 0.9, recalled: false }]);
    const x = Math.log(9);
    const p = 1 / (1 + Math.exp(-(intercept + slope * x)));
    expect(p + 4 * intercept).toBeCloseTo(0, 9);
    expect(p * x + 4 * (slope - 1)).toBeCloseTo(0, 9);
  });

  test('of well calibrated predictions stays near the identity', () => {
    const { intercept, slope } = fitPlatt(outcomes(4000, (p) => p));
    expect(Math.abs(intercept)).toBeLessThan(0.15);
    expect(Math.abs(slope - 1)).toBeLessThan(0.1);
  });

  test('finds how predictions are off', () => {
    const { intercept, slope } = fitPlatt(outcomes(20_000, shifted));
    expect(intercept).toBeCloseTo(-0.8, 1);
    expect(slope).toBeCloseTo(0.7, 1);
  });

  test('is no worse than the identity, and leaves the order of predictions as its slope says', () => {
    const some = fc.array(
      fc.record({ predicted: fc.double({ min: 0, max: 1, noNaN: true }), recalled: fc.boolean() }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(some, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (given, p) => {
        const fit = fitPlatt(given);
        expect(Number.isFinite(fit.intercept) && Number.isFinite(fit.slope)).toBe(true);
        const [here, there] = [bend(p, fit), bend(Math.min(p + 0.1, 0.999), fit)];
        expect(here).toBeGreaterThan(0);
        expect(here).toBeLessThan(1);
        if (fit.slope >= 0) expect(there).toBeGreaterThanOrEqual(here);
      }),
    );
  });
});

describe('recalibration', () => {
  test('is not tried before two hundred answers', () => {
    const tried = recalibrate(outcomes(199, shifted));
    expect(tried).toEqual({
      answers: 199,
      kept: false,
      platt: IDENTITY,
      logLossBefore: null,
      logLossAfter: null,
    });
  });

  test('is kept where it lowers the loss of the newest fifth', () => {
    const kept = recalibrate(outcomes(600, (p) => p * 0.7));
    expect(kept.kept).toBe(true);
    expect(kept.logLossAfter!).toBeLessThan(kept.logLossBefore!);
    expect(bend(0.9, kept.platt)).toBeLessThan(0.75);
  });

  test('is refused where the newest fifth tells the other way', () => {
    const old = outcomes(480, (p) => p * 0.6, 'old');
    const newest = outcomes(120, () => 0.99, 'new');
    const refused = recalibrate([...old, ...newest]);
    expect(refused).toMatchObject({ answers: 600, kept: false, platt: IDENTITY });
    expect(refused.logLossAfter!).toBeGreaterThanOrEqual(refused.logLossBefore!);
  });

  test('never turns the order of predictions round', () => {
    const turned = outcomes(1000, (p) => 1.45 - p);
    expect(fitPlatt(turned).slope).toBeLessThan(0);
    expect(recalibrate(turned)).toMatchObject({ kept: false, platt: IDENTITY });
  });
});
