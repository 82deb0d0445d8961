// How many questions each domain of an exam gets.

/**
 * Whole numbers that sum to `seats` in proportion to the weights, each less than one seat from its exact share: the
 * method of the largest remainder (Hare–Niemeyer); of equal remainders the earlier weight wins. None for no weight.
 * Throws RangeError for a weight that is negative, or when all are 0 but seats are to be given.
 */
export function apportion(weights: readonly number[], seats: number): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (weights.some((weight) => !(weight >= 0)) || (weights.length > 0 && seats > 0 && sum === 0)) {
    throw new RangeError(`cannot share ${seats} seats by the weights ${weights.join(', ')}`);
  }
  const exact = weights.map((weight) => (seats * weight) / (sum || 1));
  const quotas = exact.map(Math.floor);
  const left = seats - quotas.reduce((total, quota) => total + quota, 0);
  exact
    .map((share, place) => ({ place, remainder: share - Math.floor(share) }))
    .sort((one, other) => other.remainder - one.remainder || one.place - other.place)
    .slice(0, weights.length > 0 ? left : 0)
    .forEach(({ place }) => {
      quotas[place] = (quotas[place] ?? 0) + 1;
    });
  return quotas;
}
