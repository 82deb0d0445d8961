// What other daily answers would make of an exam plan: solved beside it, one at a time for a learner, and kept with it.
import { type Outlooks, type PlanEngine, withMore } from '#core/plan/exam-plan.ts';
import type { PlanInput } from './exam-plans.ts';

/** Trials of one plan that are kept: a slider goes to and fro over a few places. */
const KEPT = 16;

/**
 * The outlook with so many answers on every day that has any, from the same facts as the plan; null for one that a newer
 * wish overtook while it waited for its turn. Rejects with what the engine rejects with.
 */
export type PlanTrials = (input: PlanInput, answersPerDay: number) => Promise<Outlooks | null>;

export function createPlanTrials(engine: PlanEngine): PlanTrials {
  const kept = new Map<number, Outlooks>();
  let newest: number | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function solve(input: PlanInput, answersPerDay: number): Promise<Outlooks> {
    const problem = withMore(input.problem, answersPerDay - input.answersPerDay);
    // From nothing, as the plan would be solved once these were the learner's settings.
    const { prices } = await engine.rank(problem, null);
    const outlooks = await engine.foresee(problem, prices, input.moreAnswers);
    kept.set(answersPerDay, outlooks);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return outlooks;
  }

  return (input, answersPerDay) => {
    newest = answersPerDay;
    const mine = turn.then(() => {
      const known = kept.get(answersPerDay);
      if (known) return known;
      return newest === answersPerDay ? solve(input, answersPerDay) : null;
    });
    turn = mine.catch(() => undefined);
    return mine;
  };
}
