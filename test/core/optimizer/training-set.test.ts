// Training sets: every prefix that ends in a long-term review, and nothing that fsrs-rs would die of.
import { describe, expect, test } from 'vitest';
import { checkTrainingSet, trainingSet } from '#core/optimizer/training-set.ts';

const history = [
  { seq: 1, day: 100, deltaDays: 0, rating: 'again' },
  { seq: 2, day: 100, deltaDays: 0, rating: 'good' },
  { seq: 4, day: 103, deltaDays: 3, rating: 'hard' },
  { seq: 7, day: 110, deltaDays: 7, rating: 'easy' },
] as const;

test('a history gives a prefix for each of its long-term reviews', () => {
  expect(trainingSet([history], 100)).toEqual({
    ratings: [1, 3, 2, 1, 3, 2, 4],
    deltas: [0, 0, 3, 0, 0, 3, 7],
    lengths: [3, 4],
  });
});

test('a history gives none that ends at the split or after it', () => {
  expect(trainingSet([history], 7).lengths).toEqual([3]);
  expect(trainingSet([history], 4).lengths).toEqual([]);
});

describe('a set is refused that', () => {
  const good = { ratings: [3, 3], deltas: [0, 2], lengths: [2] };
  test.each([
    ['is empty', { ratings: [], deltas: [], lengths: [] }, 'nothing in it'],
    ['has a rating that is none', { ...good, ratings: [3, 9] }, '9 is no rating'],
    ['has a rating between two', { ...good, ratings: [2.5, 3] }, '2.5 is no rating'],
    [
      'goes back in time',
      { ratings: [3, 3, 3], deltas: [0, -1, 2], lengths: [3] },
      '-1 are no days',
    ],
    ['has half days', { ...good, deltas: [0, 1.5] }, '1.5 are no days'],
    ['has days that are no number', { ...good, deltas: [0, Number.NaN] }, 'long-term review'],
    ['begins with days', { ...good, deltas: [1, 2] }, 'begins with 1 days'],
    ['has no long-term review', { ...good, deltas: [0, 0] }, 'long-term review'],
    ['has an item of one review', { ratings: [3], deltas: [0], lengths: [1] }, 'has 1 reviews'],
    ['has reviews of no item', { ratings: [3, 3, 3], deltas: [0, 2, 1], lengths: [2] }, 'differ'],
  ])('%s', (_what, set, why) => {
    expect(() => checkTrainingSet(set)).toThrow(why);
  });

  test('and one that is well is not', () => {
    expect(() => checkTrainingSet(good)).not.toThrow();
  });
});
