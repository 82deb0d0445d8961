// Where a learner stands with the optimizer: the job, what it found, the weights in force, and earlier fits.
import type { Instant } from '#core/base/time.ts';
import type { Learner } from '#core/learner/learner.ts';
import type { Score } from '#core/optimizer/evaluate.ts';
import { explainFit, type Fit } from '#core/optimizer/fit.ts';
import type { ReviewCounts } from '#core/optimizer/review-history.ts';
import { STAGES, type Stage } from '#core/optimizer/training.ts';
import { type Needed, neededToFit } from '#core/optimizer/when-to-fit.ts';
import type { FitJob, FitJobs } from './fit-jobs.ts';
import { paramsOf } from './practice-facts.ts';
import type { Call, World } from './world.ts';

/** Fits that are listed; there is about one a month. */
const LISTED = 50;

export type ShownFit = ReviewCounts & {
  readonly status: FitJob['status'] | 'none';
  readonly stage: Stage | null;
  /** Share of the stages that are done, 0–1; null when no job is known. */
  readonly progress: number | null;
  readonly why: string | null;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly needed: Needed;
  /** Of the result that `status` speaks of. */
  readonly before: Score | null;
  readonly after: Score | null;
  /** The 21 weights in force. */
  readonly weights: readonly number[];
  /** When those weights were applied; null while they are the default ones. */
  readonly appliedAt: Instant | null;
  /** Newest first. */
  readonly history: readonly (Fit & { readonly why: string })[];
};

/** The newest job; before the first one since a start, the newest result. */
function newest(job: FitJob | null, last: Fit | null): FitJob | null {
  if (job !== null || last === null) return job;
  const { at, outcome } = last;
  return { status: outcome, why: explainFit(last), startedAt: at, finishedAt: at, fit: last };
}

export async function showFit(
  world: World,
  jobs: FitJobs,
  { key }: Pick<Learner, 'key'>,
  call: Call,
): Promise<ShownFit> {
  const job = jobs.job(key);
  const fits = await world.store.fits(key, LISTED);
  const counts = await jobs.counts(key);
  const learner = await world.store.look(key, (view) => view.learner);
  const shown = newest(job, fits[0] ?? null);
  const ended = shown !== null && shown.status !== 'running' ? shown : null;
  const stage = shown?.status === 'running' ? shown.stage : null;
  return {
    ...counts,
    status: shown?.status ?? 'none',
    stage,
    progress: stage === null ? ended && 1 : STAGES.indexOf(stage) / STAGES.length,
    why: ended?.why ?? null,
    startedAt: shown?.startedAt ?? null,
    finishedAt: ended?.finishedAt ?? null,
    needed: neededToFit(counts, fits[0] ?? null, call.now),
    before: ended?.fit?.before ?? null,
    after: ended?.fit?.after ?? null,
    weights: paramsOf(learner).weights,
    appliedAt: fits.find(({ outcome }) => outcome === 'applied')?.at ?? null,
    history: fits.map((fit) => ({ ...fit, why: explainFit(fit) })),
  };
}
