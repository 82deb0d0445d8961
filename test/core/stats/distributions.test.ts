// The quantiles of the Beta and the binomial distribution.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyedRandom, uniform } from '#core/base/random.ts';
import { betaQuantile } from '#core/stats/beta.ts';
import { binomialQuantile } from '#core/stats/binomial.ts';

const level = fc.integer({ min: 1, max: 9999 }).map((part) => part / 10_000);
const LEVELS = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

describe('the Beta distribution', () => {
  test('of one and one is even', () => {
    const quantile = betaQuantile(1, 1);
    for (const at of LEVELS) expect(quantile(at)).toBeCloseTo(at, 6);
  });

  test('of two and one has the square for its sum', () => {
    const quantile = betaQuantile(2, 1);
    for (const at of LEVELS) expect(Math.abs(quantile(at) - Math.sqrt(at))).toBeLessThan(0.001);
  });

  test('has its mean and its spread', () => {
    const quantile = betaQuantile(14.4, 9.6);
    const draws = Array.from({ length: 4000 }, (_, at) => quantile((at + 0.5) / 4000));
    const mean = draws.reduce((sum, one) => sum + one, 0) / draws.length;
    const variance = draws.reduce((sum, one) => sum + (one - mean) ** 2, 0) / draws.length;
    expect(mean).toBeCloseTo(0.6, 4);
    expect(variance).toBeCloseTo((0.6 * 0.4) / 25, 5);
  });

  test('moves up with a right answer and down with a wrong one, at every level', () => {
    const parameter = fc.integer({ min: 1, max: 40_000 }).map((part) => part / 50);
    fc.assert(
      fc.property(parameter, parameter, level, level, (alpha, beta, one, other) => {
        const quantile = betaQuantile(alpha, beta);
        const at = quantile(one);
        expect(at).toBeGreaterThan(0);
        expect(at).toBeLessThan(1);
        expect(betaQuantile(alpha + 1, beta)(one)).toBeGreaterThanOrEqual(at - 1e-9);
        expect(betaQuantile(alpha, beta + 1)(one)).toBeLessThanOrEqual(at + 1e-9);
        expect(quantile(Math.max(one, other))).toBeGreaterThanOrEqual(
          quantile(Math.min(one, other)),
        );
      }),
    );
  });

  test.each([
    [0, 1],
    [1, 0],
    [Number.NaN, 1],
  ])('of %s and %s does not exist', (alpha, beta) => {
    expect(() => betaQuantile(alpha, beta)).toThrow(RangeError);
  });
});

describe('the binomial distribution', () => {
  test('of three coins', () => {
    // 1, 4, 7 and 8 eighths.
    const at = (eighths: number) => binomialQuantile(3, 0.5, eighths / 8);
    expect([0.5, 1.5, 3.5, 4.5, 6.5, 7.5].map(at)).toEqual([0, 1, 1, 2, 2, 3]);
  });

  test('is certain where the chance is', () => {
    for (const at of LEVELS) {
      expect(binomialQuantile(500, 0, at)).toBe(0);
      expect(binomialQuantile(500, 1, at)).toBe(500);
      expect(binomialQuantile(0, 0.3, at)).toBe(0);
    }
  });

  test('has its mean and its spread, also for many questions', () => {
    for (const chance of [0.02, 0.4, 0.9]) {
      const draws = Array.from({ length: 4000 }, (_, at) =>
        binomialQuantile(500, chance, (at + 0.5) / 4000),
      );
      const mean = draws.reduce((sum, one) => sum + one, 0) / draws.length;
      const variance = draws.reduce((sum, one) => sum + (one - mean) ** 2, 0) / draws.length;
      expect(mean / (500 * chance)).toBeCloseTo(1, 2);
      expect(variance / (500 * chance * (1 - chance))).toBeCloseTo(1, 1);
    }
  });

  test('never falls with the chance or the level', () => {
    fc.assert(
      fc.property(fc.nat(300), level, level, level, level, (n, p, q, one, other) => {
        const [low, high] = [Math.min(p, q), Math.max(p, q)];
        expect(binomialQuantile(n, high, one)).toBeGreaterThanOrEqual(
          binomialQuantile(n, low, one),
        );
        expect(binomialQuantile(n, p, Math.max(one, other))).toBeGreaterThanOrEqual(
          binomialQuantile(n, p, Math.min(one, other)),
        );
      }),
    );
  });
});

test('uniform numbers are never 0 or 1, and even', () => {
  const random = keyedRandom(Buffer.from('uniform'), 'test');
  const draws = Array.from({ length: 20_000 }, () => uniform(random));
  expect(draws.every((one) => one > 0 && one < 1)).toBe(true);
  expect(draws.reduce((sum, one) => sum + one, 0) / draws.length).toBeCloseTo(0.5, 2);
  expect(uniform(() => 0)).toBeGreaterThan(0);
  expect(uniform((bound) => bound - 1)).toBeLessThan(1);
});
