// The Wilson interval of a share.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilson } from '#core/stats/wilson.ts';

test('is what the textbook gives', () => {
  // 7 of 10: centre (0.7 + 0.19207) / 1.38415, half-width 1.96 · sqrt(0.021 + 0.0096) / 1.38415.
  expect(wilson(7, 10)?.low).toBeCloseTo(0.3968, 4);
  expect(wilson(7, 10)?.high).toBeCloseTo(0.8922, 4);
  // Newcombe (1998), Statistics in Medicine 17.
  expect(wilson(81, 263)?.low).toBeCloseTo(0.2553, 4);
  expect(wilson(81, 263)?.high).toBeCloseTo(0.3662, 4);
  expect(wilson(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.2775, 4) });
  expect(wilson(0, 0)).toBeNull();
});

test('holds the share, stays within 0 and 1, and narrows with more answers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (n, some) => {
      const right = some % (n + 1);
      const { low, high } = wilson(right, n)!;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(right / n);
      expect(high).toBeGreaterThanOrEqual(right / n);
      expect(high).toBeLessThanOrEqual(1);
      const wider = wilson(right * 4, n * 4)!;
      expect(wider.high - wider.low).toBeLessThan(high - low);
    }),
  );
});
