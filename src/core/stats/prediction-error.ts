// How far predictions are from what happened: Brier, log loss, ECE, RMSE(bins), and the reliability table.
import type { Prediction } from './predictions.ts';
import { type Interval, wilson } from './wilson.ts';

const BINS = 10;
/** Predictions are taken as at least this far from certain, so that one surprise does not cost infinitely much. */
const UNCERTAIN = 0.001;

/** A prediction as near to certain as the measures take it. */
export function hedged(predicted: number): number {
  return Math.min(Math.max(predicted, UNCERTAIN), 1 - UNCERTAIN);
}

export type Compared = {
  readonly n: number;
  /** Mean of the predictions, and share that was recalled with its 95 % interval, 0–1; null without any. */
  readonly predicted: number | null;
  readonly observed: number | null;
  readonly interval: Interval | null;
};

type Outcome = Pick<Prediction, 'predicted' | 'recalled'>;

function mean(of: readonly Outcome[], value: (one: Outcome) => number): number | null {
  return of.length === 0 ? null : of.reduce((sum, one) => sum + value(one), 0) / of.length;
}

const label = ({ recalled }: Outcome): number => (recalled ? 1 : 0);

/** What was predicted on average, against what was observed. */
export function compared(of: readonly Outcome[]): Compared {
  return {
    n: of.length,
    predicted: mean(of, ({ predicted }) => predicted),
    observed: mean(of, label),
    interval: wilson(of.filter(({ recalled }) => recalled).length, of.length),
  };
}

export type Bin = Compared & {
  /** Predictions from `from` up to, but for the last bin, below `to`. */
  readonly from: number;
  readonly to: number;
};

/** The reliability table: ten bins of equal width, empty ones included. */
export function reliability(of: readonly Outcome[]): Bin[] {
  const bins = Array.from({ length: BINS }, (): Outcome[] => []);
  for (const one of of) bins[Math.min(Math.floor(one.predicted * BINS), BINS - 1)]?.push(one);
  return bins.map((bin, at) => ({ from: at / BINS, to: (at + 1) / BINS, ...compared(bin) }));
}

/** Mean squared distance of prediction and outcome, 0–1; null without any. */
export function brier(of: readonly Outcome[]): number | null {
  return mean(of, (one) => (one.predicted - label(one)) ** 2);
}

/** Mean of −ln of what was given to the outcome; predictions at most 0.999 certain. Null without any. */
export function logLoss(of: readonly Outcome[]): number | null {
  return mean(of, ({ predicted, recalled }) => {
    const given = hedged(predicted);
    return -Math.log(recalled ? given : 1 - given);
  });
}

/** Expected calibration error: mean distance of predicted and observed over the ten bins, weighted by size, 0–1. */
export function calibrationError(of: readonly Outcome[]): number | null {
  if (of.length === 0) return null;
  const off = ({ n, predicted, observed }: Compared) =>
    n * Math.abs((predicted ?? 0) - (observed ?? 0));
  return reliability(of).reduce((sum, bin) => sum + off(bin), 0) / of.length;
}

/** Whole powers of `base` that fit into a value of at least 1. */
const step = (value: number, base: number): number => Math.floor(Math.log(value) / Math.log(base));

type Binned = Outcome & Pick<Prediction, 'elapsedDays' | 'longReviews' | 'longLapses'>;

function binOf({ elapsedDays, longReviews, longLapses }: Binned): string {
  const days = step(elapsedDays, 3.62);
  const reviews = step(longReviews + 1, 1.89);
  const lapses = longLapses === 0 ? -1 : step(longLapses, 1.73);
  return `${days} ${reviews} ${lapses}`;
}

/**
 * RMSE(bins) as FSRS benchmarks report it: answers are put together by elapsed days, number of reviews and lapses on
 * logarithmic scales, and the mean prediction of each bin is held against its share recalled. 0–1; null without any.
 * Source: `r_matrix_index` of fsrs-rs; pinned by test/core/stats/prediction-error.test.ts.
 */
export function rmseBins(of: readonly Binned[]): number | null {
  if (of.length === 0) return null;
  const bins = new Map<string, { n: number; off: number }>();
  for (const one of of) {
    const bin = bins.get(binOf(one)) ?? { n: 0, off: 0 };
    bins.set(binOf(one), { n: bin.n + 1, off: bin.off + one.predicted - label(one) });
  }
  const sum = [...bins.values()].reduce((total, { n, off }) => total + off ** 2 / n, 0);
  return Math.sqrt(sum / of.length);
}

/** Answers below which the measures would be noise and are not told. */
export const FEWEST_TO_JUDGE = 30;

export type PredictionError = Compared & {
  readonly enough: boolean;
  /** Null until there are 30 answers. */
  readonly brier: number | null;
  readonly logLoss: number | null;
  readonly calibrationError: number | null;
  readonly rmseBins: number | null;
  readonly bins: readonly Bin[];
};

/** Everything about some predictions at once. */
export function predictionError(of: readonly Prediction[]): PredictionError {
  const enough = of.length >= FEWEST_TO_JUDGE;
  return {
    ...compared(of),
    enough,
    brier: enough ? brier(of) : null,
    logLoss: enough ? logLoss(of) : null,
    calibrationError: enough ? calibrationError(of) : null,
    rmseBins: enough ? rmseBins(of) : null,
    bins: reliability(of),
  };
}
