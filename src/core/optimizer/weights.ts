// The legal ranges of the 21 FSRS-6 weights, and the weights that a trainer gave brought into them.

/**
 * Lowest and highest value of each weight. Source: `clipParameters` of ts-fsrs 5.4.2 (with the short-term formula),
 * pinned against it by weights.test.ts; but for the first stabilities, whose floor is the 0.1 days that its
 * `init_stability` keeps to and fsrs-rs does not, so that what is stored is what is used.
 */
export const WEIGHT_RANGES: readonly (readonly [low: number, high: number])[] = [
  [0.1, 100],
  [0.1, 100],
  [0.1, 100],
  [0.1, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0.01, 0.8],
  [0.1, 0.8],
];

/** Decimals that are kept: as many as the published weights have. */
const PRECISION = 1e4;

/**
 * The weights rounded to four decimals and moved into their ranges; legal weights of four decimals come back as they
 * are. Throws RangeError unless there are 21 finite numbers.
 */
export function legalWeights(raw: readonly number[]): number[] {
  if (raw.length !== WEIGHT_RANGES.length) {
    throw new RangeError(`FSRS-6 has ${WEIGHT_RANGES.length} weights, not ${raw.length}`);
  }
  return WEIGHT_RANGES.map(([low, high], index) => {
    const weight = raw[index];
    if (weight === undefined || !Number.isFinite(weight)) {
      throw new RangeError(`weight ${index} is ${weight}`);
    }
    return Math.min(Math.max(Math.round(weight * PRECISION) / PRECISION, low), high);
  });
}
