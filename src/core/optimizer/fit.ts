// A fit: weights that were trained on a learner's log, what they are worth, and whether they are applied.
import type { Instant } from '../base/time.ts';
import type { SchedulingParams } from '../memory/scheduler.ts';
import type { Score } from './evaluate.ts';
import type { ReviewCounts } from './review-history.ts';

/** The result of one fit, as it is kept; `before` and `after` are of the same held-out reviews. */
export type Fit = ReviewCounts & {
  readonly at: Instant;
  readonly outcome: 'applied' | 'refused';
  readonly before: Score;
  readonly after: Score;
  /** The 21 weights in force before. */
  readonly previous: readonly number[];
  /** The 21 weights that were trained and scored. */
  readonly weights: readonly number[];
};

/** Weights are applied only when they predict reviews that they were not trained on better than those in force. */
export function isBetter(before: Score, after: Score): boolean {
  return after.logLoss < before.logLoss;
}

/** What the log and its fold need of an applied fit. */
export function fittedOf({ weights }: Fit): Pick<SchedulingParams, 'model' | 'weights'> {
  return { model: 'fsrs-6', weights };
}

/** Why it was applied or refused, in a sentence with its numbers. */
export function explainFit({ before, after }: Pick<Fit, 'before' | 'after'>): string {
  const [was, is] = [before.logLoss.toFixed(4), after.logLoss.toFixed(4)];
  return isBetter(before, after)
    ? `On the last ${after.n} reviews, which were not trained on, log loss falls from ${was} to ${is}.`
    : `On the last ${after.n} reviews, which were not trained on, log loss would be ${is} instead of ${was}.`;
}
