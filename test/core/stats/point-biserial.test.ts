// The point-biserial correlation against the textbook's formula, and its limits.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyedRandom } from '#core/base/random.ts';
import { normal } from '#core/simulation/item-model.ts';
import { pointBiserial } from '#core/stats/point-biserial.ts';

/** (mean of those who are right − mean of the others) / standard deviation × √(p q). */
function textbook(right: readonly boolean[], scores: readonly number[]): number {
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  const of = (wanted: boolean) => scores.filter((_, at) => right[at] === wanted);
  const deviation = Math.sqrt(mean(scores.map((score) => (score - mean(scores)) ** 2)));
  const p = of(true).length / right.length;
  return ((mean(of(true)) - mean(of(false))) / deviation) * Math.sqrt(p * (1 - p));
}

const pairs = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: -50, max: 50 })), {
  minLength: 2,
  maxLength: 60,
});

test('it is what the textbook says, within its interval and within one', () => {
  fc.assert(
    fc.property(pairs, (drawn) => {
      const right = drawn.map(([one]) => one);
      const scores = drawn.map(([, score]) => score / 7);
      const found = pointBiserial(right, scores);
      const isConstant = new Set(right).size < 2 || new Set(scores).size < 2;
      expect(found === null).toBe(isConstant);
      if (!found) return;
      expect(found.value).toBeCloseTo(textbook(right, scores), 9);
      expect(found.low).toBeLessThanOrEqual(found.value);
      expect(found.high).toBeGreaterThanOrEqual(found.value);
      expect(Math.max(-found.low, found.high)).toBeLessThanOrEqual(1);
      expect(found.n).toBe(drawn.length);
    }),
  );
});

test('nobody, and everybody alike, correlate with nothing', () => {
  expect(pointBiserial([], [])).toBeNull();
  expect(pointBiserial([true, true], [1, 2])).toBeNull();
  expect(pointBiserial([true, false], [0.1 + 0.2, 0.3])).toBeNull();
});

test('its error is how much it varies from class to class', () => {
  const random = keyedRandom(Buffer.from('error'), 'classes');
  const found = Array.from({ length: 200 }, () => {
    const scores = Array.from({ length: 150 }, () => normal(random));
    const right = scores.map((score) => score + 1.5 * normal(random) > 0.8);
    const one = pointBiserial(right, scores);
    if (!one) throw new Error('varied enough');
    return one;
  });
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  const values = found.map(({ value }) => value);
  const spread = Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
  expect(mean(found.map(({ error }) => error)) / spread).toBeGreaterThan(0.85);
  expect(mean(found.map(({ error }) => error)) / spread).toBeLessThan(1.15);
});
