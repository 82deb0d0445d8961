// Keyed randomness: reproducible, uniform, and a shuffle without bias.
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedRandom, shuffle } from '#core/base/random.ts';
import { looksUniform } from '../../support/chi-square.ts';

const key = new TextEncoder().encode('random key');

function draw(label: string, count: number, bound: number): number[] {
  const random = keyedRandom(key, label);
  return Array.from({ length: count }, () => random(bound));
}

function tally(values: readonly number[], kinds: number): number[] {
  const counts = Array.from({ length: kinds }, () => 0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

describe('keyed randomness', () => {
  it('is the same for the same key and label, and another for any other', () => {
    const values = draw('a', 20, 1_000_000);
    expect(draw('a', 20, 1_000_000)).toEqual(values);
    expect(draw('b', 20, 1_000_000)).not.toEqual(values);
    const other = keyedRandom(new TextEncoder().encode('another key'), 'a');
    expect(Array.from({ length: 20 }, () => other(1_000_000))).not.toEqual(values);
  });

  it('reads the words of HMAC-SHA256(key, label, counter), so that stored seeds stay good', () => {
    const blocks = [0, 1].map((counter) =>
      createHmac('sha256', key).update(`pinned\0${counter}`).digest(),
    );
    const words = blocks.flatMap((block) =>
      Array.from({ length: 8 }, (_, at) => block.readUInt32BE(at * 4)),
    );
    expect(draw('pinned', 16, 2 ** 32)).toEqual(words);
  });

  it('stays below its bound', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), (label, bound) => {
        for (const value of draw(label, 5, bound)) {
          expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
        }
      }),
    );
  });

  it('gives every value equally often', () => {
    expect(looksUniform(tally(draw('ten', 30_000, 10), 10))).toBe(true);
  });

  it('has no bias for large bounds, where a plain remainder has', () => {
    const bound = 3 * 2 ** 30;
    const third = (value: number) => Math.floor(value / 2 ** 30);
    expect(looksUniform(tally(draw('large', 9_000, bound).map(third), 3))).toBe(true);
    const remainders = draw('large', 9_000, 2 ** 32).map((word) => word % bound);
    expect(looksUniform(tally(remainders.map(third), 3))).toBe(false);
  });
});

describe('a shuffle', () => {
  it('keeps all items and leaves the given list alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, label) => {
        const before = [...items];
        const shuffled = shuffle(items, keyedRandom(key, label));
        expect(items).toEqual(before);
        expect(shuffled.toSorted()).toEqual(before.toSorted());
      }),
    );
  });

  it('makes every order of four equally often', () => {
    const random = keyedRandom(key, 'orders');
    const counts = new Map<string, number>();
    for (let at = 0; at < 24_000; at += 1) {
      const order = shuffle([0, 1, 2, 3], random).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(looksUniform([...counts.values()])).toBe(true);
  });
});
