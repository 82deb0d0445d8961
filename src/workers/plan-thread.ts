// The other end of the planning thread: starts it with the first task, and again should it have died.
import { Worker } from 'node:worker_threads';
import type { Outlooks, PlanEngine, Ranking } from '#core/plan/exam-plan.ts';
import type { PlanProblem, PriceCurve } from '#core/plan/plan-problem.ts';

export type PlanTask = {
  readonly id: number;
  readonly problem: PlanProblem;
  readonly work:
    | { readonly kind: 'rank'; readonly before: PriceCurve | null }
    | { readonly kind: 'foresee'; readonly prices: PriceCurve; readonly answers: number };
};

export type PlanTaskResult =
  | { readonly id: number; readonly done: Ranking | Outlooks }
  | { readonly id: number; readonly failed: string };

/** Rejects with an Error when a task failed or the thread died. */
export type PlanThread = PlanEngine & { readonly close: () => Promise<void> };

const ENTRY = new URL('./plan.ts', import.meta.url);

type Waiting = {
  readonly resolve: (done: Ranking | Outlooks) => void;
  readonly reject: (error: Error) => void;
};

/** One thread, which keeps no process alive; tasks are done in the order in which they came. */
export function createPlanThread(entry: URL = ENTRY): PlanThread {
  let worker: Worker | null = null;
  let count = 0;
  const waiting = new Map<number, Waiting>();

  function giveUp(thread: Worker, error: Error): void {
    if (worker !== thread) return;
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function start(): Worker {
    const thread = new Worker(entry);
    thread.unref();
    thread.on('message', (result: PlanTaskResult) => {
      const task = waiting.get(result.id);
      waiting.delete(result.id);
      if ('done' in result) task?.resolve(result.done);
      else task?.reject(new Error(`a plan was not solved: ${result.failed}`));
    });
    thread.on('error', (error) => giveUp(thread, error));
    thread.on('exit', () => giveUp(thread, new Error('the planning thread ended')));
    return thread;
  }

  function run(problem: PlanProblem, work: PlanTask['work']): Promise<Ranking | Outlooks> {
    worker ??= start();
    count += 1;
    const task: PlanTask = { id: count, problem, work };
    const done = new Promise<Ranking | Outlooks>((resolve, reject) => {
      waiting.set(task.id, { resolve, reject });
    });
    worker.postMessage(task);
    return done;
  }

  return {
    rank: (problem, before) => run(problem, { kind: 'rank', before }) as Promise<Ranking>,
    foresee: (problem, prices, answers) =>
      run(problem, { kind: 'foresee', prices, answers }) as Promise<Outlooks>,
    close: async () => {
      await worker?.terminate();
    },
  };
}
