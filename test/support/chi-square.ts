// Whether counts look like a fair draw: Pearson's chi-square against equal expectation, at p = 0.001.

/** Upper 0.1 % points of the chi-square distribution, by degrees of freedom (NIST/SEMATECH e-Handbook, 1.3.6.7.4). */
const CRITICAL: Readonly<Record<number, number>> = {
  1: 10.828,
  2: 13.816,
  3: 16.266,
  4: 18.467,
  5: 20.515,
  9: 27.877,
  23: 49.728,
};

export function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** False when a fair draw would give such counts less than once in a thousand times. */
export function looksUniform(counts: readonly number[]): boolean {
  const critical = CRITICAL[counts.length - 1];
  if (critical === undefined) throw new Error(`no critical value for ${counts.length} counts`);
  return chiSquare(counts) < critical;
}
