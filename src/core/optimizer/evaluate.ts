// How well weights predict reviews that they have not seen: log loss and RMSE(bins), with the product's own scheduler.
import type { Memory } from '../memory/memory.ts';
import type { Scheduler, SchedulingParams } from '../memory/scheduler.ts';
import { logLoss, rmseBins } from '../stats/prediction-error.ts';
import type { Prediction } from '../stats/predictions.ts';
import type { ReviewHistory } from './review-history.ts';

export type Score = {
  /** Mean of −ln of the probability given to what happened; above 0, lower is better. */
  readonly logLoss: number;
  /** Root mean square difference of predicted and seen recall over bins of alike reviews, 0–1, lower is better. */
  readonly rmseBins: number;
  /** Reviews that were predicted. */
  readonly n: number;
};

type Scored = Pick<
  Prediction,
  'predicted' | 'recalled' | 'elapsedDays' | 'longReviews' | 'longLapses'
>;

function predict(
  history: ReviewHistory,
  params: SchedulingParams,
  from: number,
  scheduler: Scheduler,
): Scored[] {
  const found: Scored[] = [];
  let memory: Memory | null = null;
  let longReviews = 0;
  let longLapses = 0;
  for (const { seq, day, deltaDays: elapsedDays, rating } of history) {
    const recalled = rating !== 'again';
    const isLong = elapsedDays > 0;
    if (isLong) longReviews += 1;
    if (memory && isLong && seq >= from) {
      const predicted = scheduler.retrievability(memory, day, params);
      found.push({ predicted, recalled, elapsedDays, longReviews, longLapses });
    }
    if (isLong && !recalled) longLapses += 1;
    memory = scheduler.review(memory, { rating, day, at: day * 86_400_000, seed: '' }, params);
  }
  return found;
}

/**
 * The score of parameters over the long-term reviews from `seq` on, each predicted from all that came before it on its
 * card. Throws RangeError when there is none. Hand-computed in evaluate.test.ts.
 */
export function evaluate(
  histories: readonly ReviewHistory[],
  params: SchedulingParams,
  from: number,
  scheduler: Scheduler,
): Score {
  const predictions = histories.flatMap((history) => predict(history, params, from, scheduler));
  const [loss, rmse] = [logLoss(predictions), rmseBins(predictions)];
  if (loss === null || rmse === null) throw new RangeError('there is no review to predict');
  return { logLoss: loss, rmseBins: rmse, n: predictions.length };
}
