// When a card that keeps being forgotten is a leech, and when that is said.
import { expect, test } from 'vitest';
import { flagsLeech, isLeech } from '#core/memory/leech.ts';

test('a card is a leech from its sixth lapse on', () => {
  expect([0, 5, 6, 7, 30].map((lapses) => isLeech({ lapses }))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});

test('a leech is flagged at 6, 9 and 12 lapses, at the lapse itself', () => {
  const lapses = Array.from({ length: 14 }, (_, index) => index);
  expect(lapses.filter((count) => flagsLeech({ lapses: count, lastRating: 'again' }))).toEqual([
    6, 9, 12,
  ]);
  expect(lapses.filter((count) => flagsLeech({ lapses: count, lastRating: 'good' }))).toEqual([]);
});
