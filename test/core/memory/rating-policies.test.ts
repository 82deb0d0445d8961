// What every rating policy keeps to, and plain-1 as sentences; mcq-1 has its own in rating.test.ts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONFIDENCES, RATINGS } from '#core/memory/memory.ts';
import {
  DEFAULT_POLICY,
  isPolicyName,
  type PolicyName,
  ratingPolicies,
} from '#core/memory/rating-policies/index.ts';
import type { RateInput } from '#core/memory/rating-policy.ts';

const graded = fc.record({
  correct: fc.boolean(),
  confidence: fc.option(fc.constantFrom(...CONFIDENCES)),
  guessChance: fc.double({ min: 0, max: 1, noNaN: true }),
  ownRating: fc.constant(null),
});

describe.each(Object.entries(ratingPolicies))('the policy %s', (_name, policy) => {
  test('takes a learner at their word, whatever else was said', () => {
    fc.assert(
      fc.property(graded, fc.constantFrom(...RATINGS), (input, own) => {
        expect(policy.rate({ ...input, ownRating: own }).rating).toBe(own);
      }),
    );
  });

  test('starts a wrong answer again, and calls it a misconception when the learner was sure', () => {
    fc.assert(
      fc.property(graded, (input) => {
        const { rating, gradedAs, misconception } = policy.rate({ ...input, correct: false });
        expect([rating, gradedAs]).toEqual(['again', 'wrong']);
        expect(misconception).toBe(input.confidence === 'sure');
      }),
    );
  });

  test('never rates a graded answer easy', () => {
    fc.assert(fc.property(graded, (input) => policy.rate(input).rating !== 'easy'));
  });

  test.each([-0.1, 1.1, Number.NaN])('refuses a guess chance of %s', (guessChance) => {
    const input = { correct: true, confidence: null, guessChance, ownRating: null };
    expect(() => policy.rate(input)).toThrow(RangeError);
  });

  test('says what it does', () => {
    expect(policy.describe).toMatch(/^[a-z]/);
  });
});

describe('plain-1', () => {
  const right: RateInput = { correct: true, confidence: null, guessChance: 0.25, ownRating: null };
  test('is good for every right answer: guessed, unsure or a coin flip', () => {
    for (const confidence of [null, ...CONFIDENCES]) {
      for (const guessChance of [0, 0.25, 0.5]) {
        const is = ratingPolicies['plain-1'].rate({ ...right, confidence, guessChance });
        expect([is.rating, is.gradedAs]).toEqual(['good', 'right']);
      }
    }
  });

  test('parts from mcq-1 exactly there (control)', () => {
    const ratings = (name: PolicyName) =>
      CONFIDENCES.map((confidence) => ratingPolicies[name].rate({ ...right, confidence }).rating);
    expect(ratings('mcq-1')).toEqual(['again', 'hard', 'good']);
    expect(ratings('plain-1')).toEqual(['good', 'good', 'good']);
  });
});

test('who chose no policy is rated by mcq-1', () => {
  expect(DEFAULT_POLICY).toBe('mcq-1');
  expect(['mcq-1', 'mcq-9', 'toString'].map(isPolicyName)).toEqual([true, false, false]);
});
