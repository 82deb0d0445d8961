// Means over learners with their 95 % confidence intervals, alone and as paired differences.

export type Estimate = { readonly mean: number; readonly halfWidth: number };

/** Mean ± 1.96 standard errors; 0 ± 0 of nothing. */
export function estimate(values: readonly number[]): Estimate {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(count, 1);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / Math.max(count - 1, 1));
  return { mean, halfWidth: (1.96 * deviation) / Math.sqrt(Math.max(count, 1)) };
}

/** Of `a − b`, learner by learner. */
export function difference(a: readonly number[], b: readonly number[]): Estimate {
  return estimate(a.map((value, index) => value - (b[index] ?? Number.NaN)));
}

export function points({ mean, halfWidth }: Estimate): string {
  return `${mean.toFixed(2)} ± ${halfWidth.toFixed(2)}`;
}
