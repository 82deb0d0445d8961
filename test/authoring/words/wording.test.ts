// When two texts say the same to a learner.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstWithSameWording, sameWording } from '#authoring/words/wording.ts';

test.each([
  ['A bucket.', 'a  bucket'],
  ['"Quoted"', 'quoted'],
  ['on-demand', 'On demand'],
  ['Yes, always!', 'yes always'],
  ['(in S3)', 'in S3'],
])('%s = %s', (one, other) => {
  expect(sameWording(one)).toBe(sameWording(other));
});

test.each([
  ['C', 'C++'],
  ['C', 'C#'],
  ['1.5', '15'],
  ['-1', '1'],
  ['.NET', 'NET '],
  ['`x`', '`X`'],
  ['a < b', 'a > b'],
])('%s ≠ %s', (one, other) => {
  expect(sameWording(one)).not.toBe(sameWording(other));
});

test.each<[string[], number[]]>([
  [
    ['A bucket', 'A disk', 'a bucket.'],
    [-1, -1, 0],
  ],
  [
    ['A bucket', 'A disk', 'A queue'],
    [-1, -1, -1],
  ],
  [
    ['1.', '2.', '(1)'],
    [-1, -1, 0],
  ],
  [
    ['ﬁle', 'disk', 'file'],
    [-1, -1, 0],
  ],
  [[], []],
])('%j repeat at %j', (texts, first) => {
  expect(firstWithSameWording(texts)).toEqual(first);
});

test('looking at the first letters finds no fewer repeats than comparing all', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aAbB .,-`(é1'), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
      const wordings = texts.map(sameWording);
      const all = wordings.map((one, at) =>
        wordings.indexOf(one) < at ? wordings.indexOf(one) : -1,
      );
      expect(firstWithSameWording(texts)).toEqual(all);
    }),
  );
});
