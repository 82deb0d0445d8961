// How long an exam plan takes: solved for the first time against solved anew from yesterday's prices, in one run.
import { performance } from 'node:perf_hooks';
import { keyedRandom, uniform } from '#core/base/random.ts';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import { solveRanking } from '#core/plan/exam-plan.ts';
import type { PlanCard, PlanProblem } from '#core/plan/plan-problem.ts';
import { ratingOdds } from '#core/plan/rating-odds.ts';

const CARDS = 1_000;
const DAYS = 90;
const ANSWERS_PER_DAY = 40;
const RUNS = 9;
/** The weights of the importances; five classes come with a blueprint. */
const WEIGHTS: Readonly<Record<string, readonly number[]>> = {
  'one weight': [1],
  'three weights': [0.5, 1, 2],
  'five weights': [0.4, 0.7, 1, 1.6, 2.5],
};

const random = keyedRandom(Buffer.from('bench'), 'plan');

/** Half of the cards are new, the others somewhere on their way. */
function cardsWith(weights: readonly number[]): PlanCard[] {
  return Array.from({ length: CARDS }, (_, key) => ({
    key,
    weight: weights[key % weights.length] ?? 1,
    memory:
      key % 2 === 0
        ? null
        : {
            stabilityDays: Math.exp(uniform(random) * 5),
            difficulty: 1 + 9 * uniform(random),
            daysAgo: Math.floor(uniform(random) * 20),
          },
  }));
}

function median(of: readonly number[]): number {
  return [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

console.log(`${CARDS} cards, ${DAYS} days, medians of ${RUNS} runs in ms`);
for (const [name, weights] of Object.entries(WEIGHTS)) {
  const problem: PlanProblem = {
    daysToExam: DAYS,
    weights: defaultParams(0.9).weights,
    odds: ratingOdds([]),
    capacity: new Array<number>(DAYS).fill(ANSWERS_PER_DAY),
    attendance: 0.8,
    cards: cardsWith(weights),
  };
  const { prices } = solveRanking(problem, null);
  const first = Array.from({ length: RUNS }, () => timed(() => solveRanking(problem, null)));
  const anew = Array.from({ length: RUNS }, () => timed(() => solveRanking(problem, prices)));
  console.log(`${name}: first ${median(first).toFixed(0)}, anew ${median(anew).toFixed(0)}`);
}
