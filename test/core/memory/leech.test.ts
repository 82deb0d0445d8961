// When a card that keeps being forgotten is a leech.
import { expect, test } from 'vitest';
import { isFlagged, isLeech } from '#core/memory/leech.ts';

test('a card is a leech from its sixth lapse on', () => {
  expect([0, 5, 6, 7, 30].map((lapses) => isLeech({ lapses }))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});

test('a leech is flagged at its sixth lapse and at every third after it', () => {
  const flagged = Array.from({ length: 16 }, (_, lapses) => lapses).filter((lapses) =>
    isFlagged({ lapses }),
  );
  expect(flagged).toEqual([6, 9, 12, 15]);
});
