// Shares of a form: they sum, they are fair to less than one question, and ties go to the earlier domain.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion } from '#core/exam/quotas.ts';

test('the domains of AIF-C01 share 65 questions as their weights say', () => {
  expect(apportion([20, 24, 28, 14, 14], 65)).toEqual([13, 16, 18, 9, 9]);
  expect(apportion([20, 24, 28, 14, 14], 10)).toEqual([2, 3, 3, 1, 1]);
});

test('what is left over goes to the largest remainders, of equal ones to the first', () => {
  expect(apportion([1, 1, 1], 4)).toEqual([2, 1, 1]);
  expect(apportion([1, 1, 1], 5)).toEqual([2, 2, 1]);
  expect(apportion([5, 3, 0], 4)).toEqual([3, 1, 0]);
});

test('no domains and no seats share nothing', () => {
  expect(apportion([], 10)).toEqual([]);
  expect(apportion([50, 50], 0)).toEqual([0, 0]);
});

test('weights that say nothing are refused', () => {
  expect(() => apportion([0, 0], 3)).toThrow(RangeError);
  expect(() => apportion([2, -1], 3)).toThrow(RangeError);
  expect(() => apportion([Number.NaN], 3)).toThrow(RangeError);
});

test('any weights: the quotas sum, and each is less than one seat from its exact share', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 0, max: 200 }),
      (weights, seats) => {
        const sum = weights.reduce((total, weight) => total + weight, 0);
        fc.pre(sum > 0);
        const quotas = apportion(weights, seats);
        expect(quotas.reduce((total, quota) => total + quota, 0)).toBe(seats);
        quotas.forEach((quota, at) => {
          const exact = (seats * (weights[at] ?? 0)) / sum;
          expect(Math.abs(quota - exact)).toBeLessThan(1);
        });
      },
    ),
  );
});
