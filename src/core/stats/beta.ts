// The Beta distribution by its quantiles: what is believed of a share after some right and wrong answers.

const CELLS = 1000;

/**
 * The quantile function of Beta(alpha, beta), both above 0: a number of (0, 1) → a share of (0, 1). Computed over a
 * thousand cells, so exact to about 0.001; never falls when the level or alpha grows or beta shrinks, but for rounding.
 * Throws RangeError for parameters that are not above 0.
 */
export function betaQuantile(alpha: number, beta: number): (level: number) => number {
  if (!(alpha > 0 && beta > 0)) throw new RangeError(`Beta(${alpha}, ${beta}) does not exist`);
  const logDensity = Array.from({ length: CELLS }, (_, cell) => {
    const share = (cell + 0.5) / CELLS;
    return (alpha - 1) * Math.log(share) + (beta - 1) * Math.log(1 - share);
  });
  const highest = logDensity.reduce((most, one) => Math.max(most, one), -Infinity);
  const until = new Float64Array(CELLS + 1);
  logDensity.forEach((one, cell) => {
    until[cell + 1] = (until[cell] ?? 0) + Math.exp(one - highest);
  });
  const all = until[CELLS] ?? 1;
  return (level) => {
    const wanted = level * all;
    let [low, high] = [0, CELLS];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((until[middle] ?? 0) <= wanted) low = middle;
      else high = middle;
    }
    const [before, after] = [until[low] ?? 0, until[high] ?? all];
    return (low + (after > before ? (wanted - before) / (after - before) : 0.5)) / CELLS;
  };
}
