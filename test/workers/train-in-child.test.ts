// The real trainer in its real child process, and children that crash, hang, swell and talk nonsense.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import { countReviews, reviewHistories } from '#core/optimizer/review-history.ts';
import { legalWeights } from '#core/optimizer/weights.ts';
import { createTrainer } from '#workers/train-in-child.ts';
import { createRememberer, drawLog, FORGETFUL } from '../support/rememberer.ts';

const { weights } = defaultParams(0.9);
const job = {
  histories: reviewHistories(
    drawLog(createRememberer('child', FORGETFUL).recall, { cards: 60, days: 40 }),
  ),
  weights,
};

test('weights fitted to a forgetful learner predict their later reviews better, each time alike', async () => {
  const { reviews, longTerm } = countReviews(job.histories);
  expect(reviews).toBeGreaterThan(400);
  expect(longTerm).toBeGreaterThan(150);
  const stages: string[] = [];
  const { train } = createTrainer();
  const [trained, again] = await Promise.all([
    train(job, (stage) => stages.push(stage)),
    train(job, () => undefined),
  ]);
  expect(again).toEqual(trained);
  expect(stages).toEqual(['training', 'scoring']);
  expect(trained.after.logLoss).toBeLessThan(trained.before.logLoss - 0.01);
  expect(trained.after.rmseBins).toBeLessThan(trained.before.rmseBins);
  expect(legalWeights(trained.weights)).toEqual(trained.weights);
  expect(trained.weights[2]).toBeLessThan(weights[2]!);
});

test('a log without anything to train on is a rejection, not a crash', async () => {
  const bare = {
    histories: [[{ seq: 1, day: 20_000, deltaDays: 0, rating: 'good' as const }]],
    weights,
  };
  await expect(createTrainer().train(bare, () => undefined)).rejects.toThrow(
    'RangeError: training set: there is nothing in it',
  );
});

const CRASHING = join(import.meta.dirname, 'crashing-child.ts');
const crash = (way: number, limits = { timeoutMs: 20_000, heapMb: 64 }) =>
  createTrainer(CRASHING, limits).train({ histories: [], weights: [way] }, () => undefined);

test.each([
  ['that aborts', 0, /ended with SIGABRT/],
  ['that exits', 1, /ended with exit code 3/],
  ['that sends nonsense', 2, /its message is not understood/],
  ['that takes too much memory', 4, /ended with/],
  ['that throws', 5, /exit code 1[\s\S]*a bug of the trainer/],
])('a child %s is a rejection', async (_what, way, why) => {
  await expect(crash(way)).rejects.toThrow(why);
});

test('a child that hangs is killed', async () => {
  await expect(crash(3, { timeoutMs: 600, heapMb: 64 })).rejects.toThrow('ended with SIGKILL');
});

test('stopping kills what is still training', async () => {
  const trainer = createTrainer(CRASHING);
  const hanging = trainer.train({ histories: [], weights: [3] }, () => undefined);
  trainer.stop();
  await expect(hanging).rejects.toThrow('ended with SIGKILL');
});

test('an entry that does not exist is a rejection', async () => {
  const trainer = createTrainer(join(import.meta.dirname, 'nowhere.ts'));
  await expect(trainer.train({ histories: [], weights: [] }, () => undefined)).rejects.toThrow(
    'training failed',
  );
});
