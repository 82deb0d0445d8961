// Learners whose memory is known: FSRS-6 with weights of their own, which no scheduler is told.

import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import { clampWeights } from '#core/plan/fsrs-maths.ts';
import { normal, uniform } from './uniform.ts';

export type SyntheticLearner = {
  readonly id: number;
  readonly weights: readonly number[];
  /** Chance that a first answer is wrong. */
  readonly firstWrong: number;
};

/** Spread of the weights over learners: PARAMS_STDDEV of fsrs-rs. */
const SPREAD = [
  6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25,
  1.03, 0.31, 0.32, 0.14, 0.27,
];
/** What the numbers of a learner are drawn for; cards are numbered from 0. */
const DRAW = { common: -1, weight: -2, firstWrong: -3, skip: -4 } as const;

function withId(id: number, weights: readonly number[]): SyntheticLearner {
  const firstWrong = 0.2 + 0.3 * uniform(id, DRAW.firstWrong);
  return { id, weights: clampWeights(weights), firstWrong };
}

/** Set A: first stabilities log-normal around the defaults and ascending, the others normal around them. */
export function randomLearner(id: number): SyntheticLearner {
  const common = 0.6 * normal(id, DRAW.common);
  const weights = defaultParams(0.9).weights.map((usual, index) => {
    const own = normal(id, DRAW.weight, index);
    return index < 4
      ? usual * Math.exp(common + 0.3 * own)
      : usual + 0.5 * (SPREAD[index] ?? 0) * own;
  });
  const first = weights.slice(0, 4).sort((a, b) => a - b);
  return withId(id, [...first, ...weights.slice(4)]);
}

/** A learner with these weights. */
export function learnerWith(id: number, weights: readonly number[]): SyntheticLearner {
  return withId(id, weights);
}

/** True on the days that the learner skips, a share of them; the same in every policy. */
export function skips(learner: SyntheticLearner, day: number, share: number): boolean {
  return uniform(learner.id, DRAW.skip, day) < share;
}
