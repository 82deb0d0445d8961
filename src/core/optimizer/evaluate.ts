// How well weights predict reviews that they have not seen: log loss and RMSE(bins), with the product's own scheduler.
import type { Memory } from '../memory/memory.ts';
import type { Scheduler, SchedulingParams } from '../memory/scheduler.ts';
import type { Review, ReviewHistory } from './review-history.ts';

export type Score = {
  /** Mean of −ln of the probability given to what happened; above 0, lower is better. */
  readonly logLoss: number;
  /** Root mean square difference of predicted and seen recall over bins of alike reviews, 0–1, lower is better. */
  readonly rmseBins: number;
  /** Reviews that were predicted. */
  readonly n: number;
};

type Prediction = {
  /** Predicted probability of recall, 0–1. */
  readonly recall: number;
  readonly recalled: 0 | 1;
  readonly bin: string;
};

/** A certain prediction that fails would cost infinitely much. */
const SUREST = 1e-6;

/** The lower end of the step of a geometric ladder on which a count of 1 or more stands. */
const rung = (first: number, ratio: number, count: number): number =>
  first * ratio ** Math.floor(Math.log(count) / Math.log(ratio));

/**
 * Reviews alike in days since the last one, in long-term reviews so far (this one and the first included), and in
 * lapses so far. Source: `rmse_matrix` of the FSRS benchmark and `r_matrix_index` of fsrs-rs.
 */
function binOf(deltaDays: number, reviews: number, lapses: number): string {
  const delta = rung(2.48, 3.62, deltaDays).toFixed(2);
  const lapse = lapses === 0 ? 0 : Math.round(rung(1.65, 1.73, lapses));
  return `${delta} ${Math.round(rung(1.99, 1.89, reviews))} ${lapse}`;
}

function predict(
  history: ReviewHistory,
  params: SchedulingParams,
  from: number,
  scheduler: Scheduler,
): Prediction[] {
  const predictions: Prediction[] = [];
  let memory: Memory | null = null;
  let longTerm = 1;
  let lapses = 0;
  const isLapse = ({ deltaDays, rating }: Review) => deltaDays > 0 && rating === 'again';
  for (const review of history) {
    const { seq, day, deltaDays, rating } = review;
    if (deltaDays > 0) longTerm += 1;
    if (memory && deltaDays > 0 && seq >= from) {
      predictions.push({
        recall: scheduler.retrievability(memory, day, params),
        recalled: rating === 'again' ? 0 : 1,
        bin: binOf(deltaDays, longTerm, lapses),
      });
    }
    if (isLapse(review)) lapses += 1;
    memory = scheduler.review(memory, { rating, day, at: day * 86_400_000, seed: '' }, params);
  }
  return predictions;
}

function logLossOf(predictions: readonly Prediction[]): number {
  const losses = predictions.map(({ recall, recalled }) => {
    const given = Math.min(Math.max(recall, SUREST), 1 - SUREST);
    return -Math.log(recalled === 1 ? given : 1 - given);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / predictions.length;
}

function rmseOf(predictions: readonly Prediction[]): number {
  const bins = new Map<string, { count: number; recall: number; recalled: number }>();
  for (const { bin, recall, recalled } of predictions) {
    const sum = bins.get(bin) ?? { count: 0, recall: 0, recalled: 0 };
    bins.set(bin, {
      count: sum.count + 1,
      recall: sum.recall + recall,
      recalled: sum.recalled + recalled,
    });
  }
  const squares = [...bins.values()].map(
    ({ count, recall, recalled }) => count * ((recall - recalled) / count) ** 2,
  );
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / predictions.length);
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
  if (predictions.length === 0) throw new RangeError('there is no review to predict');
  return {
    logLoss: logLossOf(predictions),
    rmseBins: rmseOf(predictions),
    n: predictions.length,
  };
}
