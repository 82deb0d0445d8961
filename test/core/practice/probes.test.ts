// Spot checks: how many there are, which cards they may be, and that a session draws the same ones again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedRandom } from '#core/base/random.ts';
import { countProbes, drawProbes } from '#core/practice/probes.ts';
import { planReview } from '#core/practice/queue.ts';
import { memoryOf, queueFacts, TODAY } from '../../support/queue-facts.ts';

const SESSIONS = 3000;
const randomOf = (session: number | string) => keyedRandom(Buffer.from(`ses_${session}`), 'probes');
const range = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);

/** A hundred known cards, of which some are due, and a session of so many. */
function session(size: number, seed: number | string) {
  const allowed = new Set(range(1, 100));
  const due = range(1, 40).map((card) => ({ card, dueDay: TODAY - 1 }));
  return planReview(queueFacts({ allowed, due, random: randomOf(seed) }), size, null);
}

describe('spot checks', () => {
  it.each([1, 5, 9, 20, 33])('are 3 % of the cards of sessions of %i', (size) => {
    const queues = range(0, SESSIONS).map((seed) => session(size, seed));
    const shown = queues.flat();
    const share = shown.filter(({ probe }) => probe).length / shown.length;
    // Four standard deviations of as many draws.
    const spread = 4 * Math.sqrt((0.03 * 0.97) / shown.length);
    expect(Math.abs(share - 0.03)).toBeLessThan(spread);
  });

  it('of a session of fewer than ten cards are there by chance only, one at most', () => {
    const counts = range(0, SESSIONS).map((seed) => countProbes(9, randomOf(seed)));
    expect(new Set(counts)).toEqual(new Set([0, 1]));
    expect(countProbes(100, randomOf(1))).toBe(3);
    expect(countProbes(0, randomOf(1))).toBe(0);
  });

  it('are the same whenever the session is planned, and others in another session', () => {
    const probesOf = (seed: number) => session(40, seed).filter(({ probe }) => probe);
    expect(range(0, 50).map(probesOf)).toEqual(range(0, 50).map(probesOf));
    expect(
      new Set(range(0, 50).map((seed) => JSON.stringify(probesOf(seed)))).size,
    ).toBeGreaterThan(20);
  });

  it('meet every known card that is not due alike', () => {
    const counts = new Map<number, number>();
    for (const seed of range(0, SESSIONS)) {
      const [card] = drawProbes(
        range(1, 10),
        1,
        TODAY,
        () => memoryOf({ dueDay: TODAY + 1 }),
        randomOf(seed),
      );
      if (card !== undefined) counts.set(card, (counts.get(card) ?? 0) + 1);
    }
    expect(counts.size).toBe(10);
    for (const count of counts.values()) expect(Math.abs(count - 300)).toBeLessThan(80);
  });

  it('are never due, new, or reviewed today', () => {
    const memories = new Map([
      [1, memoryOf({ dueDay: TODAY })],
      [2, memoryOf({ dueDay: TODAY + 3, lastDay: TODAY })],
      [4, memoryOf({ dueDay: TODAY + 3 })],
    ]);
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 9 }), (seed, count) => {
        const drawn = drawProbes(
          [1, 2, 3, 4],
          count,
          TODAY,
          (card) => memories.get(card) ?? null,
          randomOf(seed),
        );
        expect(drawn).toEqual([4]);
      }),
    );
  });

  it('stand anywhere among the due cards, and take the place of one when the session is full', () => {
    const probed = range(0, 400)
      .map((seed) => session(20, seed))
      .filter((queue) => queue.some(({ probe }) => probe));
    const places = probed.map((queue) => queue.findIndex(({ probe }) => probe));
    expect(new Set(places).size).toBe(20);
    expect(new Set(probed.map(({ length }) => length))).toEqual(new Set([20]));
  });

  it('are not drawn where nothing is asked, where a session crams, or when the day has no review left', () => {
    const allowed = new Set(range(1, 100));
    const due = range(1, 40).map((card) => ({ card, dueDay: TODAY - 1 }));
    const spent = { newCards: 0, reviews: 200 };
    for (const seed of range(0, 200)) {
      const random = randomOf(seed);
      expect(planReview(queueFacts({ allowed, random }), 20, null)).toEqual([]);
      expect(planReview(queueFacts({ allowed, due, random, done: spent }), 20, null)).toEqual([]);
      const crammed = planReview(queueFacts({ allowed, due, random: null }), 20, null);
      expect(crammed.some(({ probe }) => probe)).toBe(false);
    }
  });
});
