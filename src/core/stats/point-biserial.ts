// The point-biserial correlation: how far those who are right on one thing stand above the others on a scale.
import { Z } from './wilson.ts';

export type Correlation = {
  /** −1 to 1. */
  readonly value: number;
  /** Standard error of the value. */
  readonly error: number;
  /** 95 % interval, within −1 to 1. */
  readonly low: number;
  readonly high: number;
  readonly n: number;
};

/**
 * Of `right[i]` with `scores[i]`; null where one of the two is the same for all, so that nothing can go with it. The
 * error is the one of large samples: Tate, "Correlation between a discrete and a continuous variable" (1954); the value
 * is pinned against the textbook's formula by test/core/stats/point-biserial.test.ts.
 */
export function pointBiserial(
  right: readonly boolean[],
  scores: readonly number[],
): Correlation | null {
  const n = right.length;
  const hits = right.reduce((sum, one) => sum + Number(one), 0);
  const p = hits / n;
  const mean = scores.reduce((sum, score) => sum + score, 0) / n;
  let squares = 0;
  let products = 0;
  scores.forEach((score, at) => {
    squares += (score - mean) ** 2;
    products += (score - mean) * (Number(right[at]) - p);
  });
  const isConstant = Math.sqrt(squares / n) < 1e-9 * Math.max(1, Math.abs(mean));
  if (hits === 0 || hits === n || n === 0 || isConstant) return null;
  const spread = p * (1 - p);
  const value = Math.max(-1, Math.min(1, products / Math.sqrt(squares * n * spread)));
  const square = value ** 2;
  const error = (1 - square) * Math.sqrt((1 - 1.5 * square + square / (4 * spread)) / n);
  return {
    value,
    error,
    low: Math.max(-1, value - Z * error),
    high: Math.min(1, value + Z * error),
    n,
  };
}
