// Policy mcq-1 as sentences.
import { expect, test } from 'vitest';
import { CONFIDENCES, RATINGS } from '#core/memory/memory.ts';
import { ratingPolicies } from '#core/memory/rating-policies/index.ts';
import { RATING_REASONS, type RateInput } from '#core/memory/rating-policy.ts';

const { rate } = ratingPolicies['mcq-1'];

function rating(given: Partial<RateInput>) {
  const all = { correct: true, confidence: null, guessChance: 0.25, ownRating: null, ...given };
  const { rating: is, gradedAs, misconception, reason } = rate(all);
  expect(reason.text).toBe(RATING_REASONS[reason.code]);
  return { is, gradedAs, misconception, why: reason.code };
}

const plain = { misconception: false };

test('a wrong answer is Again, whatever the confidence', () => {
  for (const confidence of ['guess', 'unsure', null] as const) {
    expect(rating({ correct: false, confidence })).toEqual({
      ...plain,
      is: 'again',
      gradedAs: 'wrong',
      why: 'wrong',
    });
  }
});

test('a wrong answer the learner was sure of is Again and a misconception', () => {
  expect(rating({ correct: false, confidence: 'sure' })).toEqual({
    is: 'again',
    gradedAs: 'wrong',
    misconception: true,
    why: 'misconception',
  });
});

test('a right guess is Again for the memory and shown as right but not learned', () => {
  expect(rating({ confidence: 'guess' })).toEqual({
    ...plain,
    is: 'again',
    gradedAs: 'right-not-learned',
    why: 'right-by-guess',
  });
});

test('a right answer the learner was unsure of is Hard', () => {
  expect(rating({ confidence: 'unsure' })).toEqual({
    ...plain,
    is: 'hard',
    gradedAs: 'right',
    why: 'right-but-unsure',
  });
});

test('a right answer without a stated confidence is Good', () => {
  const good = { ...plain, is: 'good', gradedAs: 'right', why: 'right' };
  expect(rating({})).toEqual(good);
  expect(rating({ guessChance: 0 })).toEqual(good);
  expect(rating({ guessChance: 0.49 })).toEqual(good);
});

test('a right answer without a stated confidence is Hard where half of blind guesses are right', () => {
  for (const guessChance of [0.5, 1]) {
    expect(rating({ guessChance })).toEqual({
      ...plain,
      is: 'hard',
      gradedAs: 'right',
      why: 'right-but-guessable',
    });
  }
});

test('a right answer the learner was sure of is Good, also with two options', () => {
  for (const guessChance of [0.25, 0.5]) {
    expect(rating({ confidence: 'sure', guessChance })).toEqual({
      ...plain,
      is: 'good',
      gradedAs: 'right',
      why: 'right-and-sure',
    });
  }
});

test('no graded answer is ever Easy', () => {
  for (const correct of [true, false]) {
    for (const confidence of [...CONFIDENCES, null]) {
      for (const guessChance of [0, 0.2, 0.5, 1]) {
        expect(rating({ correct, confidence, guessChance }).is).not.toBe('easy');
      }
    }
  }
});

test('recall takes the rating of the learner', () => {
  for (const ownRating of RATINGS) {
    const correct = ownRating !== 'again';
    expect(rating({ ownRating, correct, guessChance: 0 })).toEqual({
      ...plain,
      is: ownRating,
      gradedAs: correct ? 'right' : 'wrong',
      why: 'own-rating',
    });
  }
});

test.each([Number.NaN, -0.1, 1.1])('a guess chance of %s is refused', (guessChance) => {
  expect(() => rating({ guessChance })).toThrow(RangeError);
});
