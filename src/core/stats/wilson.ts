// The Wilson interval: between which shares the true one lies, from how many of how many.

/** Half-width of a 95 % interval in standard deviations. */
export const Z = 1.959964;

export type Interval = { readonly low: number; readonly high: number };

/**
 * 95 % interval of a share after `right` of `n`, 0–1, always around `right / n`; null when n is 0. Source: Wilson,
 * "Probable inference" (1927), without continuity correction; pinned by test/core/stats/wilson.test.ts.
 */
export function wilson(right: number, n: number): Interval | null {
  if (n === 0) return null;
  const share = right / n;
  const square = Z ** 2 / n;
  const middle = (share + square / 2) / (1 + square);
  const reach = (Z * Math.sqrt((share * (1 - share)) / n + square / (4 * n))) / (1 + square);
  // Rounding may leave the end of a share of 0 or 1 a little short of it.
  return {
    low: Math.max(Math.min(middle - reach, share), 0),
    high: Math.min(Math.max(middle + reach, share), 1),
  };
}
