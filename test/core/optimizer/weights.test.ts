// Weights in their legal ranges, as ts-fsrs has them.
import fc from 'fast-check';
import { clipParameters } from 'ts-fsrs';
import { expect, test } from 'vitest';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import { legalWeights } from '#core/optimizer/weights.ts';

const anyWeights = fc.array(fc.integer({ min: -1_500_000, max: 1_500_000 }), {
  minLength: 21,
  maxLength: 21,
});

test('any weights become some that ts-fsrs leaves as they are', () => {
  fc.assert(
    fc.property(anyWeights, (drawn) => {
      const legal = legalWeights(drawn.map((part) => part / 10_000));
      expect(clipParameters([...legal], 0, true)).toEqual(legal);
      expect(legalWeights(legal)).toEqual(legal);
    }),
  );
});

test('what ts-fsrs makes of any weights differs in the floor of first stabilities alone', () => {
  fc.assert(
    fc.property(anyWeights, (drawn) => {
      const raw = drawn.map((part) => part / 10_000);
      const theirs = clipParameters([...raw], 0, true);
      expect(legalWeights(raw)).toEqual(
        theirs.map((weight, index) => (index < 4 ? Math.max(weight, 0.1) : weight)),
      );
    }),
  );
});

test('the default weights are legal, and keep four decimals', () => {
  const { weights } = defaultParams(0.9);
  expect(legalWeights(weights)).toEqual(weights);
  expect(legalWeights(weights.map((weight) => weight + 0.000_04))).toEqual(weights);
});

test.each([
  ['20 weights', Array<number>(20).fill(1), '21 weights, not 20'],
  ['a weight that is no number', [...Array<number>(20).fill(1), Number.NaN], 'weight 20 is NaN'],
])('%s are refused', (_what, raw, why) => {
  expect(() => legalWeights(raw)).toThrow(why);
});
