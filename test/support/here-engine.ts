// Exam plans solved in this thread, so that nobody waits for another.
import { type PlanEngine, solveOutlooks, solveRanking } from '#core/plan/exam-plan.ts';

export const hereEngine: PlanEngine = {
  rank: async (problem, before) => solveRanking(problem, before),
  foresee: async (problem, prices, answers) => solveOutlooks(problem, prices, answers),
};
