// The parts of a plan that are plain numbers: capacity, rating odds, weights of cards, the interval.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersPerDay, attendance, capacityByDay } from '#core/plan/capacity.ts';
import { weighCards } from '#core/plan/card-weight.ts';
import { shareInterval } from '#core/plan/interval.ts';
import { ratingOdds } from '#core/plan/rating-odds.ts';
import { dayOffTest } from '#core/stats/streak.ts';

describe('capacity', () => {
  it('holds what the minutes hold, and never more than both limits together', () => {
    const limits = { newPerDay: 20, reviewsPerDay: 200 };
    expect(answersPerDay({ ...limits, minutesPerDay: 30 }, 30_000)).toBe(60);
    expect(answersPerDay({ ...limits, minutesPerDay: 1 }, 300_000)).toBe(1);
    expect(answersPerDay({ ...limits, minutesPerDay: null }, 30_000)).toBe(220);
    expect(answersPerDay({ ...limits, minutesPerDay: 600 }, 30_000)).toBe(220);
    expect(answersPerDay({ newPerDay: 0, reviewsPerDay: 0, minutesPerDay: 30 }, 30_000)).toBe(0);
  });

  it('is nothing on days off, by week day or by date', () => {
    // 2026-11-20 is a Friday.
    const isOff = dayOffTest(['sun', '2026-11-20']);
    expect(capacityByDay(20_777, 20_777 + 5, 60, isOff)).toEqual([0, 60, 0, 60, 60]);
  });

  it('expects a learner on four days of five, until their own days say otherwise', () => {
    expect(attendance(0, 0)).toBe(0.8);
    expect(attendance(20, 20)).toBe(0.9);
    expect(attendance(0, 60)).toBe(0.2);
  });
});

describe('rating odds', () => {
  it('are shares that sum to 1 and move towards what the learner does', () => {
    const answer = fc.record({
      rating: fc.constantFrom('again', 'hard', 'good', 'easy', null),
      first: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(answer), (answers) => {
        const { first, recalled } = ratingOdds(answers);
        for (const shares of [first, recalled]) {
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        }
        expect(recalled[0]).toBe(0);
      }),
    );
    const wrong = ratingOdds(new Array(70).fill({ rating: 'again', first: true }));
    expect(wrong.first[0]).toBeCloseTo((70 + 30 * 0.35) / 100, 9);
  });
});

describe('weights of cards', () => {
  const counted = fc.record({
    importance: fc.constantFrom('critical', 'important', 'nice-to-know'),
    domain: fc.constantFrom('a', 'b', 'c', 'd', null),
  });

  it('are at most five, have the mean 1, and keep the order of importance within a domain', () => {
    const blueprint = new Map([
      ['a', 50],
      ['b', 30],
      ['c', 15],
      ['d', 5],
    ]);
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 60 }), (cards) => {
        const weights = weighCards(cards, blueprint);
        expect(new Set(weights).size).toBeLessThanOrEqual(5);
        expect(weights.reduce((sum, one) => sum + one, 0) / weights.length).toBeCloseTo(1, 6);
        for (const [i, one] of cards.entries()) {
          for (const [j, other] of cards.entries()) {
            if (one.domain !== other.domain || one.importance !== 'critical') continue;
            expect(weights[i]).toBeGreaterThanOrEqual((weights[j] ?? 0) - 1e-9);
          }
        }
      }),
    );
  });

  it('make a card of a domain with few cards count more', () => {
    const cards = [...new Array(9).fill('a'), 'b'].map((domain) => ({
      importance: 'important' as const,
      domain,
    }));
    const weights = weighCards(
      cards,
      new Map([
        ['a', 50],
        ['b', 50],
      ]),
    );
    expect((weights[9] ?? 0) / (weights[0] ?? 1)).toBeCloseTo(9, 6);
    expect(weighCards([], new Map())).toEqual([]);
  });
});

describe('the interval of a share', () => {
  it('holds the share, stays within 0 and 1, and is narrower for many cards and fitted weights', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 2000 }),
        (share, cards) => {
          const usual = shareInterval(share, cards, false);
          expect(usual.low).toBeLessThanOrEqual(share);
          expect(usual.high).toBeGreaterThanOrEqual(share);
          expect(usual.low).toBeGreaterThanOrEqual(0);
          expect(usual.high).toBeLessThanOrEqual(1);
          const width = ({ low, high }: { low: number; high: number }) => high - low;
          const better = shareInterval(share, cards * 10, true);
          if (share > 0.01 && share < 0.99) expect(width(better)).toBeLessThan(width(usual));
        },
      ),
    );
  });

  it.each([
    [8, 0.993, 0.65, 1],
    [79, 0, 0, 0.05],
    [79, 0.99, 0.93, 1],
    [79, 0.5, 0.29, 0.71],
  ])('says something of %i cards when a share of %d is expected', (cards, share, least, most) => {
    const { low, high } = shareInterval(share, cards, false);
    expect(low).toBeGreaterThanOrEqual(least);
    expect(high).toBeLessThanOrEqual(most);
  });

  it.each([5, 8, 20, 79, 300])('holds about nine exam days in ten, with %i cards', (cards) => {
    for (const share of [0.02, 0.1, 0.5, 0.9, 0.97, 0.99, 0.997]) {
      for (const [fitted, deviation] of [
        [false, 0.48],
        [true, 0.21],
      ] as const) {
        const held = heldShare(share, cards, deviation, shareInterval(share, cards, fitted));
        expect(held, `${share}, ${fitted}`).toBeGreaterThan(0.83);
      }
    }
  });
});

/** Exam days whose share recalled lies in the interval: binomial, around a share that is wrong by a normal error in logits. */
function heldShare(
  share: number,
  cards: number,
  deviation: number,
  { low, high }: { low: number; high: number },
): number {
  let [held, all] = [0, 0];
  for (let z = -4; z <= 4; z += 0.1) {
    const odds = (share / (1 - share)) * Math.exp(deviation * z);
    // In logarithms: the first terms are too small for a number where the odds are great.
    let chance = -cards * Math.log1p(odds);
    for (let right = 0; right <= cards; right += 1) {
      const weight = Math.exp(chance - (z * z) / 2);
      all += weight;
      if (right / cards > low - 1e-9 && right / cards < high + 1e-9) held += weight;
      chance += Math.log((odds * (cards - right)) / (right + 1));
    }
  }
  return held / all;
}
