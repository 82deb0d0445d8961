// Plan problems for tests: cards in any state, over any days.
import fc from 'fast-check';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import type { PlanCard, PlanProblem } from '#core/plan/plan-problem.ts';
import { ratingOdds } from '#core/plan/rating-odds.ts';

export const WEIGHTS = defaultParams(0.9).weights;

/** New cards only, 15 answers a day for 20 days; `change` replaces what it names. */
export function problem(change: Partial<PlanProblem> = {}): PlanProblem {
  const daysToExam = change.daysToExam ?? 20;
  return {
    daysToExam,
    weights: WEIGHTS,
    odds: ratingOdds([]),
    capacity: new Array<number>(daysToExam).fill(15),
    attendance: 0.8,
    cards: newCards(60),
    ...change,
  };
}

export function newCards(count: number, weight = 1, from = 0): PlanCard[] {
  return Array.from({ length: count }, (_, index) => ({ key: from + index, weight, memory: null }));
}

const memory = fc.record({
  stabilityDays: fc.double({ min: 0.1, max: 400, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  daysAgo: fc.integer({ min: 0, max: 60 }),
});

const cards = fc
  .array(
    fc.record({
      weight: fc.constantFrom(0.5, 1, 2),
      memory: fc.option(memory, { nil: null }),
    }),
    { minLength: 1, maxLength: 24 },
  )
  .map((all): PlanCard[] => all.map((card, key) => ({ key, ...card })));

/** Any problem of up to 9 days; some days are off. */
export const problems: fc.Arbitrary<PlanProblem> = fc
  .record({
    cards,
    attendance: fc.double({ min: 0.3, max: 1, noNaN: true }),
    capacity: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 })), {
      minLength: 1,
      maxLength: 9,
    }),
  })
  .map((parts) => problem({ ...parts, daysToExam: parts.capacity.length }));
