// Fits as jobs that outlive their request: one at a time, at most one per learner. In memory; results are in the store.
import type { Instant } from '#core/base/time.ts';
import type { Learner, LearnerKey } from '#core/learner/learner.ts';
import type { Fit } from '#core/optimizer/fit.ts';
import {
  countReviews,
  type ReviewCounts,
  reviewHistories,
} from '#core/optimizer/review-history.ts';
import type { Stage, Train } from '#core/optimizer/training.ts';
import { fitWeights } from './fit-weights.ts';
import type { Call, World } from './world.ts';

export type FitJob = {
  readonly startedAt: Instant;
} & (
  | { readonly status: 'running'; readonly stage: Stage }
  | {
      readonly status: 'applied' | 'refused' | 'failed';
      readonly why: string;
      readonly finishedAt: Instant;
      /** Null when nothing was trained. */
      readonly fit: Fit | null;
    }
);

export type FitJobs = {
  /** The job of this learner that runs or waits, or a new one. */
  start(learner: Pick<Learner, 'key'>): FitJob;
  /** The newest job of the learner since the server started. */
  job(learner: LearnerKey): FitJob | null;
  /** Reviews in the learner's log, counted anew only after it grew. */
  counts(learner: LearnerKey): Promise<ReviewCounts>;
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>;
};

const FAILED = 'The optimizer ended without a result; nothing was changed. Try again later.';

export function createFitJobs(options: {
  readonly world: World;
  readonly train: Train;
  readonly calls: () => Call;
  /** Told what a failed job died of, which its learner is not. */
  readonly onFailure: (error: unknown) => void;
}): FitJobs {
  const { world, train, calls, onFailure } = options;
  const jobs = new Map<LearnerKey, FitJob>();
  const counted = new Map<LearnerKey, { readonly at: Instant; readonly counts: ReviewCounts }>();
  let tail: Promise<void> = Promise.resolve();

  async function run({ key }: Pick<Learner, 'key'>, startedAt: Instant): Promise<void> {
    const end = (job: { status: 'applied' | 'refused' | 'failed'; why: string; fit: Fit | null }) =>
      jobs.set(key, { ...job, startedAt, finishedAt: calls().now });
    const onStage = (stage: Stage) => jobs.set(key, { status: 'running', stage, startedAt });
    try {
      const { outcome, why, fit } = await fitWeights(world, { key }, { train, calls, onStage });
      end({ status: outcome, why, fit });
    } catch (error) {
      onFailure(error);
      end({ status: 'failed', why: FAILED, fit: null });
    }
  }

  return {
    start: ({ key }) => {
      const known = jobs.get(key);
      if (known?.status === 'running') return known;
      const job: FitJob = { status: 'running', stage: 'waiting', startedAt: calls().now };
      jobs.set(key, job);
      tail = tail.then(() => run({ key }, job.startedAt));
      return job;
    },
    job: (key) => jobs.get(key) ?? null,
    counts: async (key) => {
      // Instants of a log strictly increase, so the newest one names its state.
      const at = await world.store.look(key, ({ last }) => last.at);
      const known = counted.get(key);
      if (known?.at === at) return known.counts;
      const counts = countReviews(reviewHistories(await world.store.log(key)));
      counted.set(key, { at, counts });
      return counts;
    },
    idle: () => tail,
  };
}
