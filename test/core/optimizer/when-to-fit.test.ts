// When a fit is due: at 400 reviews for the first time, then after half as many again or a month.
import { describe, expect, test } from 'vitest';
import { explainNeeded, isReady, neededToFit } from '#core/optimizer/when-to-fit.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 20);

describe('the first fit', () => {
  test.each([
    [0, 0, 400, 150],
    [399, 200, 1, 0],
    [400, 149, 0, 1],
    [400, 150, 0, 0],
    [5000, 3000, 0, 0],
  ])(
    'with %i reviews, %i of them long-term, needs %i and %i more',
    (reviews, longTerm, more, late) => {
      const needed = neededToFit({ reviews, longTerm }, null, NOW);
      expect(needed).toEqual({ reviews: more, longTerm: late, from: null });
      expect(isReady(needed)).toBe(more === 0 && late === 0);
    },
  );

  test('says with its numbers why not yet', () => {
    expect(explainNeeded({ reviews: 120, longTerm: 40 }, null)).toBe(
      'A fit needs 400 reviews, 150 of them on a later day than the review before; there are 120 and 40.',
    );
  });
});

describe('another fit', () => {
  const last = { reviews: 500, at: NOW };
  const needed = (reviews: number, days: number) =>
    neededToFit({ reviews, longTerm: 300 }, last, NOW + days * DAY).reviews;

  test('is due when the log has grown by half', () => {
    expect([needed(500, 1), needed(749, 1), needed(750, 1)]).toEqual([250, 1, 0]);
  });

  test('is due after 30 days, when anything is new', () => {
    expect([needed(501, 29.9), needed(501, 30), needed(500, 30)]).toEqual([249, 0, 1]);
  });

  test('says with its numbers why not yet', () => {
    expect(explainNeeded({ reviews: 520, longTerm: 300 }, last)).toBe(
      'The last fit was of 500 reviews; another needs 750, or one more from 2026-12-20 on; there are 520.',
    );
  });
});
