// Training with a check: only the earlier reviews are trained on, and what is scored is what is given back.
import { expect, test } from 'vitest';
import { defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { evaluate } from '#core/optimizer/evaluate.ts';
import { countReviews, reviewHistories, splitSeq } from '#core/optimizer/review-history.ts';
import { train } from '#core/optimizer/train.ts';
import type { TrainingSet } from '#core/optimizer/training-set.ts';
import { createRememberer, drawLog, FORGETFUL } from '../../support/rememberer.ts';

const { weights } = defaultParams(0.9);
const histories = reviewHistories(
  drawLog(createRememberer('train', FORGETFUL).recall, { cards: 20, days: 20 }),
);

test('four fifths of the long-term reviews are trained on, the others scored', () => {
  let seen: TrainingSet | null = null;
  const stages: string[] = [];
  const job = { histories, weights };
  const trained = train(
    job,
    (set) => {
      seen = set;
      return FORGETFUL.map((weight) => weight + 0.000_01);
    },
    fsrsScheduler,
    (stage) => stages.push(stage),
  );
  const { longTerm } = countReviews(histories);
  expect(seen!.lengths).toHaveLength(Math.floor(longTerm * 0.8));
  expect(stages).toEqual(['training', 'scoring']);
  expect(trained.weights).toEqual(FORGETFUL);
  const from = splitSeq(histories, 0.8);
  const params = { ...defaultParams(0.9), fuzz: false };
  expect(trained.before).toEqual(evaluate(histories, params, from, fsrsScheduler));
  expect(trained.after).toEqual(
    evaluate(histories, { ...params, weights: FORGETFUL }, from, fsrsScheduler),
  );
  expect(trained.after.n).toBe(longTerm - Math.floor(longTerm * 0.8));
});

test.each([
  ['too few weights', [1, 2, 3]],
  ['weights that are no numbers', Array<number>(21).fill(Number.NaN)],
])('%s are refused', (_what, given) => {
  expect(() =>
    train(
      { histories, weights },
      () => given,
      fsrsScheduler,
      () => undefined,
    ),
  ).toThrow(RangeError);
});

test('nothing to train on is refused before it reaches the trainer', () => {
  const reach = () => expect.fail('reached');
  expect(() => train({ histories: [], weights }, reach, fsrsScheduler, () => undefined)).toThrow(
    'training set',
  );
});
