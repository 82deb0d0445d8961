// Lines on paper of any width: wrapped, harmless, and coloured without losing a word.
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Line, write } from '#cli/review/lines.ts';
import { columnsOf, tailOf } from '#cli/review/text-width.ts';

const line: fc.Arbitrary<Line> = fc.record(
  {
    text: fc.string({ unit: 'grapheme', maxLength: 120 }),
    label: fc.string({ maxLength: 2 }),
    indent: fc.nat(6),
    tone: fc.constantFrom('right', 'wrong', 'strong', 'faint'),
  },
  { requiredKeys: ['text'] },
);
const columns = fc.integer({ min: 12, max: 120 });

test('a text hangs behind its label and is cut between words', () => {
  const rows = write([{ label: '2', text: 'one two three four' }, { text: '' }, { text: 'end' }], {
    columns: 14,
    colors: false,
  });
  expect(rows).toBe('2  one two\n   three four\n\nend\n');
});

test('long words and wide characters are cut where they must', () => {
  const paper = { columns: 12, colors: false };
  expect(write([{ text: 'abcdefghijklmnop' }], paper)).toBe('abcdefghijkl\nmnop\n');
  expect(write([{ text: '漢字漢字漢字漢字' }], paper)).toBe('漢字漢字漢字\n漢字\n');
});

test('code keeps its indentation, a file gets no wrapping', () => {
  expect(write([{ text: 'so:\n  a  = 1' }], { columns: 40, colors: false })).toBe(
    'so:\n  a  = 1\n',
  );
  const long = 'word '.repeat(60).trim();
  expect(write([{ text: long }], { columns: null, colors: false })).toBe(`${long}\n`);
});

test('no row is wider than the paper, and only line ends control anything', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), columns, (lines, width) => {
      const rows = write(lines, { columns: width, colors: false }).split('\n');
      for (const row of rows) expect(columnsOf(row)).toBeLessThanOrEqual(width);
      expect(rows.join('')).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    }),
  );
});

test('colours add codes and change no letter', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), columns, (lines, width) => {
      const plain = write(lines, { columns: width, colors: false });
      expect(stripVTControlCharacters(write(lines, { columns: width, colors: true }))).toBe(plain);
    }),
  );
  expect(write([{ text: 'RIGHT.', tone: 'right' }], { columns: 40, colors: true })).toBe(
    '\u001b[32mRIGHT.\u001b[0m\n',
  );
});

test('the tail of a text fits and is never cut inside a character', () => {
  expect(tailOf('abc', 2)).toBe('bc');
  expect(tailOf('a漢字', 3)).toBe('字');
  expect(tailOf('x👩‍🔬', 2)).toBe('👩‍🔬');
  expect(tailOf('abc', 0)).toBe('');
});
