// What a review so many days later makes of a memory, for every point of the grid: computed once per weights and odds.
import { createMaths, type FsrsMaths, GRADES } from './fsrs-maths.ts';
import {
  cellOf,
  DIFFICULTIES,
  difficultyAt,
  difficultyPlace,
  POINTS,
  STABILITIES,
  stabilityAt,
  stabilityPlace,
} from './memory-grid.ts';
import type { RatingOdds } from './rating-odds.ts';

/** Ratings, and so layers: what a point is worth once the rating moved its difficulty. */
export const LAYERS = GRADES.length;
/** Numbers in the four layers of one day. */
export const LAYERED = LAYERS * POINTS;

export type Transitions = {
  readonly maths: FsrsMaths;
  readonly odds: RatingOdds;
  /** Longest wait known, days. */
  readonly longest: number;
  /** By wait, point and rating: place in the layers of the day of the review, and the shares of it and of the next. */
  readonly place: Uint16Array;
  readonly low: Float32Array;
  readonly high: Float32Array;
  /** By rating and difficulty: cell of the difficulty after the rating, and the share of the place above it. */
  readonly difficultyCell: Uint8Array;
  readonly difficultyShare: Float32Array;
  /** Recall by wait (0 to `longest`) and stability place. */
  readonly recall: Float64Array;
};

/** Waits are 1 to `longest` days. */
export function createTransitions(
  weights: readonly number[],
  odds: RatingOdds,
  longest: number,
): Transitions {
  const maths = createMaths(weights);
  const size = longest * POINTS * LAYERS;
  const place = new Uint16Array(size);
  const low = new Float32Array(size);
  const high = new Float32Array(size);
  const recall = new Float64Array((longest + 1) * STABILITIES);
  const difficultyCell = new Uint8Array(LAYERS * DIFFICULTIES);
  const difficultyShare = new Float32Array(LAYERS * DIFFICULTIES);
  for (const grade of GRADES) {
    for (let row = 0; row < DIFFICULTIES; row += 1) {
      const after = difficultyPlace(maths.difficultyAfter(difficultyAt(row * STABILITIES), grade));
      const cell = cellOf(after, DIFFICULTIES);
      difficultyCell[grade * DIFFICULTIES + row] = cell;
      difficultyShare[grade * DIFFICULTIES + row] = after - cell;
    }
  }
  for (let days = 0; days <= longest; days += 1) {
    for (let column = 0; column < STABILITIES; column += 1) {
      recall[days * STABILITIES + column] = maths.recall(days, stabilityAt(column));
    }
  }
  for (let days = 1; days <= longest; days += 1) {
    for (let point = 0; point < POINTS; point += 1) {
      const recalled = recall[days * STABILITIES + (point % STABILITIES)] ?? 0;
      const row = Math.floor(point / STABILITIES);
      for (const grade of GRADES) {
        const chance = grade === 0 ? 1 - recalled : recalled * odds.recalled[grade];
        const stability = maths.stabilityAfter(
          stabilityAt(point),
          difficultyAt(point),
          recalled,
          grade,
          days,
        );
        const after = stabilityPlace(stability);
        const cell = cellOf(after, STABILITIES);
        const index = ((days - 1) * POINTS + point) * LAYERS + grade;
        place[index] = grade * POINTS + row * STABILITIES + cell;
        low[index] = chance * (1 - (after - cell));
        high[index] = chance * (after - cell);
      }
    }
  }
  return { maths, odds, longest, place, low, high, difficultyCell, difficultyShare, recall };
}
