// The thread that solves exam plans: takes a task, gives its result, and knows nothing of learners or the store.
import { parentPort } from 'node:worker_threads';
import { solveOutlooks, solveRanking } from '#core/plan/exam-plan.ts';
import type { PlanTask, PlanTaskResult } from './plan-thread.ts';

function solve({ problem, work }: PlanTask) {
  return work.kind === 'rank'
    ? solveRanking(problem, work.before)
    : solveOutlooks(problem, work.prices, work.answers);
}

parentPort?.on('message', (task: PlanTask) => {
  let result: PlanTaskResult;
  try {
    result = { id: task.id, done: solve(task) };
  } catch (error) {
    result = { id: task.id, failed: error instanceof Error ? (error.stack ?? '') : String(error) };
  }
  parentPort?.postMessage(result);
});
