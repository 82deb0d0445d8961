// When two texts say the same to a learner.
import { expect, test } from 'vitest';
import { sameWording } from '#authoring/wording.ts';

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
