// The optimizer as a learner sees it: the newest fit, what it was worth, and the weights in force.
import { z } from '@hono/zod-openapi';
import { isoInstant } from '#core/base/time.ts';
import type { Score } from '#core/optimizer/evaluate.ts';
import { STAGES } from '#core/optimizer/training.ts';
import type { ShownFit } from '#use-cases/show-fit.ts';
import { InstantView, instantOrNull } from './shared.ts';

const count = z.int().min(0);
const weights = z.array(z.number()).length(21);

const ScoreView = z
  .strictObject({
    logLoss: z.number().min(0),
    rmseBins: z.number().min(0).max(1),
    n: count.openapi({ description: 'Held-out reviews that were predicted.' }),
  })
  .openapi('FitScore');

const PastFitView = z.strictObject({
  at: InstantView,
  outcome: z.enum(['applied', 'refused']),
  why: z.string(),
  reviews: count,
  longTerm: count,
  before: ScoreView,
  after: ScoreView,
  previous: weights,
  weights,
});

export const FitView = z
  .strictObject({
    status: z.enum(['none', 'running', 'applied', 'refused', 'failed']),
    stage: z.enum(STAGES).nullable(),
    progress: z.number().min(0).max(1).nullable(),
    why: z.string().nullable(),
    startedAt: InstantView.nullable(),
    finishedAt: InstantView.nullable(),
    reviews: count,
    longTerm: count.openapi({ description: 'Reviews on a later day than the one before.' }),
    needed: z
      .strictObject({ reviews: count, longTerm: count, from: InstantView.nullable() })
      .openapi({ description: 'What the next fit still needs; from that instant on, one review.' }),
    before: ScoreView.nullable(),
    after: ScoreView.nullable(),
    weights: weights.openapi({ description: 'The FSRS-6 weights in force.' }),
    appliedAt: InstantView.nullable(),
    history: z.array(PastFitView),
  })
  .openapi('Fit');
export type FitView = z.infer<typeof FitView>;

const scoreView = ({ logLoss, rmseBins, n }: Score): z.infer<typeof ScoreView> => ({
  logLoss,
  rmseBins,
  n,
});

export function fitView(shown: ShownFit): FitView {
  const { status, stage, progress, why, reviews, longTerm, needed, before, after } = shown;
  return {
    status,
    stage,
    progress,
    why,
    startedAt: instantOrNull(shown.startedAt),
    finishedAt: instantOrNull(shown.finishedAt),
    reviews,
    longTerm,
    needed: { ...needed, from: instantOrNull(needed.from) },
    before: before && scoreView(before),
    after: after && scoreView(after),
    weights: [...shown.weights],
    appliedAt: instantOrNull(shown.appliedAt),
    history: shown.history.map((fit) => ({
      at: isoInstant(fit.at),
      outcome: fit.outcome,
      why: fit.why,
      reviews: fit.reviews,
      longTerm: fit.longTerm,
      before: scoreView(fit.before),
      after: scoreView(fit.after),
      previous: [...fit.previous],
      weights: [...fit.weights],
    })),
  };
}
