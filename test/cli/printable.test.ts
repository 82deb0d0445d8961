// What a terminal is spared.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable } from '#cli/printable.ts';

test.each([
  ['a \u001b[31mred', 'a \\u001b[31mred'],
  ['the one-character CSI \u009b31m', 'the one-character CSI \\u009b31m'],
  ['rub\u007fout', 'rub\\u007fout'],
  ['a\nb\tc\rd', 'a\\nb\\tc\\rd'],
  ['turned \u202eright to left', 'turned \\u202eright to left'],
  ['half \ud800', 'half \\ud800'],
  ['naïve ünïcode 漢字 👩‍🔬', 'naïve ünïcode 漢字 👩‍🔬'],
])('%j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('nothing is left that could drive a terminal, and a second look changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = printable(text);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u);
      expect(printable(shown)).toBe(shown);
    }),
  );
});
