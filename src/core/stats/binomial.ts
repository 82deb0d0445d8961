// The binomial distribution by its quantiles: how many of some questions are right when each is with one chance.

/** Fewest successes that `level` of all cases do not exceed, for a chance of at most a half: no term underflows. */
function fewest(n: number, chance: number, level: number): number {
  let term = (1 - chance) ** n;
  let sum = term;
  let successes = 0;
  while (sum < level && successes < n) {
    successes += 1;
    term *= ((n - successes + 1) / successes) * (chance / (1 - chance));
    sum += term;
  }
  return successes;
}

/**
 * The quantile of Binomial(n, chance) at a level of (0, 1): a whole number 0–n, for n up to 1,000. Never falls when
 * the chance or the level grows.
 */
export function binomialQuantile(n: number, chance: number, level: number): number {
  return chance <= 0.5 ? fewest(n, chance, level) : n - fewest(n, 1 - chance, 1 - level);
}
