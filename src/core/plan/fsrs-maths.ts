// FSRS-6 as bare numbers, for the millions of steps that a plan looks ahead. What really happened goes through the scheduler.
import { WEIGHT_RANGES } from '../optimizer/weights.ts';

const LEAST_STABILITY = 0.001;
const MOST_STABILITY = 36_500;

/** 0 Again, 1 Hard, 2 Good, 3 Easy. */
export type Grade = 0 | 1 | 2 | 3;
export const GRADES: readonly Grade[] = [0, 1, 2, 3];

export type FsrsMaths = {
  /** Probability of recall, 0–1, that many days (0 or more) after a review that left this stability. */
  readonly recall: (days: number, stability: number) => number;
  readonly firstStability: (grade: Grade) => number;
  readonly firstDifficulty: (grade: Grade) => number;
  /** Stability after a review at which recall had this probability; `days` 0 takes the same-day formula. */
  readonly stabilityAfter: (
    stability: number,
    difficulty: number,
    recall: number,
    grade: Grade,
    days: number,
  ) => number;
  readonly difficultyAfter: (difficulty: number, grade: Grade) => number;
};

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** Weights as the model uses them: each in its legal range. Throws RangeError unless there are 21 finite numbers. */
export function clampWeights(weights: readonly number[]): number[] {
  const count = WEIGHT_RANGES.length;
  if (weights.length !== count || !weights.every(Number.isFinite)) {
    throw new RangeError(`FSRS-6 has ${count} finite weights`);
  }
  return WEIGHT_RANGES.map(([low, high], index) => clamp(weights[index] ?? 0, low, high));
}

/**
 * The formulas of FSRS-6 for one set of weights, without the rounding to 8 decimals of ts-fsrs. Agrees with the
 * scheduler to 1e-5, the rounding of ts-fsrs: test/core/plan/fsrs-maths.test.ts.
 */
export function createMaths(weights: readonly number[]): FsrsMaths {
  const w = Float64Array.from(clampWeights(weights));
  const at = (index: number): number => w[index] ?? 0;
  const decay = -at(20);
  const factor = 0.9 ** (1 / decay) - 1;
  const gain = Math.exp(at(8));
  const [saturation, spacing, hard, easy] = [-at(9), at(10), at(15), at(16)];
  const [lost, byDifficulty, byStability, lostSpacing] = [at(11), -at(12), at(13), at(14)];
  const mostKept = Math.exp(-at(17) * at(18));
  const firstDifficulty = (grade: Grade): number => at(4) - Math.exp(grade * at(5)) + 1;
  const easiest = firstDifficulty(3);

  return {
    recall: (days, stability) => (1 + (factor * days) / stability) ** decay,
    firstStability: at,
    firstDifficulty: (grade) => clamp(firstDifficulty(grade), 1, 10),
    stabilityAfter(stability, difficulty, recall, grade, days) {
      if (days === 0) {
        const change = stability ** -at(19) * Math.exp(at(17) * (grade - 2 + at(18)));
        const least = grade === 0 ? change : Math.max(change, 1);
        return clamp(stability * least, LEAST_STABILITY, MOST_STABILITY);
      }
      if (grade === 0) {
        const after =
          lost *
          difficulty ** byDifficulty *
          ((stability + 1) ** byStability - 1) *
          Math.exp((1 - recall) * lostSpacing);
        const most = clamp(after, LEAST_STABILITY, MOST_STABILITY);
        return clamp(stability * mostKept, LEAST_STABILITY, most);
      }
      const bonus = grade === 1 ? hard : grade === 3 ? easy : 1;
      const growth =
        gain *
        (11 - difficulty) *
        stability ** saturation *
        (Math.exp((1 - recall) * spacing) - 1) *
        bonus;
      return clamp(stability * (1 + growth), LEAST_STABILITY, MOST_STABILITY);
    },
    difficultyAfter(difficulty, grade) {
      const change = (-at(6) * (grade - 2) * (10 - difficulty)) / 9;
      return clamp(at(7) * easiest + (1 - at(7)) * (difficulty + change), 1, 10);
    },
  };
}
