// When a card that keeps being forgotten is a leech.
import { expect, test } from 'vitest';
import { isLeech } from '#core/memory/leech.ts';

test('a card is a leech from its sixth lapse on', () => {
  expect([0, 5, 6, 7, 30].map((lapses) => isLeech({ lapses }))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});
