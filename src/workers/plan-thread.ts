// The other end of the planning thread: an engine for exam plans.
import type { Outlooks, PlanEngine, Ranking } from '#core/plan/exam-plan.ts';
import type { PlanProblem, PriceCurve } from '#core/plan/plan-problem.ts';
import { createTaskThread, type TaskResult } from './task-thread.ts';

type PlanWork = {
  readonly problem: PlanProblem;
  readonly work:
    | { readonly kind: 'rank'; readonly before: PriceCurve | null }
    | { readonly kind: 'foresee'; readonly prices: PriceCurve; readonly answers: number };
};

export type PlanTask = PlanWork & { readonly id: number };

export type PlanTaskResult = TaskResult<Ranking | Outlooks>;

/** Rejects with an Error when a task failed or the thread died. */
export type PlanThread = PlanEngine & { readonly close: () => Promise<void> };

const ENTRY = new URL('./plan.ts', import.meta.url);

/** One thread, which keeps no process alive; tasks are done in the order in which they came. */
export function createPlanThread(entry: URL = ENTRY): PlanThread {
  const { run, close } = createTaskThread<PlanWork, Ranking | Outlooks>(entry, 'exam plan');
  return {
    rank: (problem, before) => run({ problem, work: { kind: 'rank', before } }) as Promise<Ranking>,
    foresee: (problem, prices, answers) =>
      run({ problem, work: { kind: 'foresee', prices, answers } }) as Promise<Outlooks>,
    close,
  };
}
