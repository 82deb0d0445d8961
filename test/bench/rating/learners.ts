// The learners of the rating simulation: FSRS-6 weights spread around the defaults, or as a file has them.

import { readFileSync } from 'node:fs';
import { keyedRandom, type RandomInt, uniform } from '#core/base/random.ts';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import { WEIGHT_RANGES } from '#core/optimizer/weights.ts';

export type SimulatedLearner = {
  readonly name: string;
  readonly weights: readonly number[];
  /** Chance to know a card never seen before. */
  readonly firstKnown: number;
};

/** How much the weights of people differ: standard deviations of the default parameters in fsrs-rs (`PARAMS_STDDEV`). */
const DEVIATIONS = [
  6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25,
  1.03, 0.31, 0.32, 0.14, 0.27,
];
const HALF = 0.5;

/** The legal ranges; people have first stabilities below the floor that the product keeps to. */
const BOUNDS = WEIGHT_RANGES.map(([low, high], index) => [index < 4 ? 0.001 : low, high] as const);

/** One number of a standard normal distribution (Box and Muller). */
function normal(random: RandomInt): number {
  return Math.sqrt(-2 * Math.log(uniform(random))) * Math.cos(2 * Math.PI * uniform(random));
}

/**
 * First stabilities a common and an own factor away from the defaults, in ascending order; the other weights half a
 * standard deviation away. As in the design's set A.
 */
function drawWeights(random: RandomInt): number[] {
  const { weights } = defaultParams(0.9);
  const common = 0.6 * normal(random);
  const first = weights
    .slice(0, 4)
    .map((weight) => weight * Math.exp(common + 0.3 * normal(random)));
  const others = weights
    .slice(4)
    .map((weight, at) => weight + HALF * (DEVIATIONS[at + 4] ?? 0) * normal(random));
  return [...first.sort((one, other) => one - other), ...others].map((weight, at) => {
    const [low, high] = BOUNDS[at] ?? [0, 0];
    return Math.min(Math.max(weight, low), high);
  });
}

/** Weights of real people from a JSON file, a list of 21 numbers each. */
export function readWeights(file: string): readonly (readonly number[])[] {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Learners 1 … `count`, the same in every run; with given weights as many as there are of these. */
export function drawLearners(
  count: number,
  given: readonly (readonly number[])[] | null,
): SimulatedLearner[] {
  return Array.from({ length: given?.length ?? count }, (_, at) => {
    const name = `learner ${at + 1}`;
    const random = keyedRandom(Buffer.from('rating simulation'), name);
    const weights = given?.[at] ?? drawWeights(random);
    return { name, weights, firstKnown: 0.5 + 0.3 * uniform(random) };
  });
}
