// The grid on which the plan knows what a memory is worth: logarithm of stability × difficulty.

/** Places along the logarithm of stability, from LEAST to MOST days. */
export const STABILITIES = 20;
/** Places along difficulty, 1 to 10. */
export const DIFFICULTIES = 6;
/** Points of the grid; a point's number is `difficulty place × STABILITIES + stability place`. */
export const POINTS = STABILITIES * DIFFICULTIES;

const LEAST = 0.1;
const MOST = 500;
const LOG_LEAST = Math.log(LEAST);
const LOG_STEP = (Math.log(MOST) - LOG_LEAST) / (STABILITIES - 1);
const DIFFICULTY_STEP = 9 / (DIFFICULTIES - 1);

export function stabilityAt(point: number): number {
  return Math.exp(LOG_LEAST + (point % STABILITIES) * LOG_STEP);
}

export function difficultyAt(point: number): number {
  return 1 + Math.floor(point / STABILITIES) * DIFFICULTY_STEP;
}

/** Place along the stabilities, with its fraction, 0 to STABILITIES − 1; beyond the ends it is the end. */
export function stabilityPlace(stability: number): number {
  const place = (Math.log(stability) - LOG_LEAST) / LOG_STEP;
  return Math.min(Math.max(place, 0), STABILITIES - 1);
}

/** Place along the difficulties, with its fraction, 0 to DIFFICULTIES − 1. */
export function difficultyPlace(difficulty: number): number {
  return Math.min(Math.max((difficulty - 1) / DIFFICULTY_STEP, 0), DIFFICULTIES - 1);
}

/** The cell of a place: the lower of the two places around it, so that the one above exists too. */
export function cellOf(place: number, places: number): number {
  return Math.min(Math.floor(place), places - 2);
}
