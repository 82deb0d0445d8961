// Whether predictions are shown as they are or bent by Platt scaling: only when the newest answers say that it helps.
import { bend, fitPlatt, IDENTITY, type Platt } from './platt.ts';
import { logLoss } from './prediction-error.ts';

/** Answers before which nothing is tried. */
export const FEWEST_TO_BEND = 200;
/** How many of the newest answers are looked at: older ones would cost more than they say. */
const MOST_TO_BEND = 5000;
/** Share of the answers, the oldest, that the trial is fitted to; the others judge it. */
const TRAINED = 0.8;

type Outcome = { readonly predicted: number; readonly recalled: boolean };

export type Recalibration = {
  readonly answers: number;
  /** True when predictions are bent by `platt`; else that is the identity. */
  readonly kept: boolean;
  readonly platt: Platt;
  /** Log loss over the newest fifth as predicted, and as bent by a fit to the others; null before 200 answers. */
  readonly logLossBefore: number | null;
  readonly logLossAfter: number | null;
};

/**
 * Fits to the oldest four fifths and judges by the newest; what helps there is fitted to all and kept. A fit that
 * would turn the order of predictions round is never kept. `outcomes` oldest first; the newest 5,000 are looked at.
 */
export function recalibrate(outcomes: readonly Outcome[]): Recalibration {
  const answers = outcomes.length;
  const as = { answers, kept: false, platt: IDENTITY, logLossBefore: null, logLossAfter: null };
  if (answers < FEWEST_TO_BEND) return as;
  const newest = outcomes.slice(-MOST_TO_BEND);
  const cut = Math.floor(newest.length * TRAINED);
  const trial = fitPlatt(newest.slice(0, cut));
  const judged = newest.slice(cut);
  const logLossBefore = logLoss(judged);
  const bent = judged.map((one) => ({ ...one, predicted: bend(one.predicted, trial) }));
  const logLossAfter = logLoss(bent);
  const tried = { ...as, logLossBefore, logLossAfter };
  const platt = fitPlatt(newest);
  const helps = (logLossAfter ?? 0) < (logLossBefore ?? 0);
  if (!helps || trial.slope <= 0 || platt.slope <= 0) return tried;
  return { ...tried, kept: true, platt };
}
