// The rolling exam plan, solved anew each day that the learner comes, and asked through the product's own queue.

import { attendance } from '#core/plan/capacity.ts';
import { solveRanking } from '#core/plan/exam-plan.ts';
import type { PlanCard, PriceCurve } from '#core/plan/plan-problem.ts';
import { type RatedAnswer, ratingOdds } from '#core/plan/rating-odds.ts';
import type { PolicyKind } from '../policy.ts';
import { createProduct, FIRST_DAY, PARAMS } from '../product.ts';

export const examPlan: PolicyKind = {
  name: 'exam plan',
  start: (course) => {
    const { cards, examDay, budget } = course;
    const product = createProduct(course);
    const answers: RatedAnswer[] = [];
    let studied = 0;
    let prices: PriceCurve | null = null;
    const cardOf = (key: number, day: number): PlanCard => {
      const memory = product.memories.get(key);
      return {
        key,
        weight: 1,
        memory: memory ? { ...memory, daysAgo: FIRST_DAY + day - memory.lastDay } : null,
      };
    };
    return {
      choose: (day) => {
        const daysToExam = examDay - day;
        const problem = {
          daysToExam,
          weights: PARAMS.weights,
          odds: ratingOdds(answers),
          capacity: new Array<number>(daysToExam).fill(budget),
          attendance: attendance(studied, day),
          cards: Array.from({ length: cards }, (_, key) => cardOf(key, day)),
        };
        const solved = solveRanking(problem, prices);
        prices = solved.prices;
        studied += 1;
        const ranking = new Map(solved.ranking.map(({ key, gain }) => [key, gain]));
        return product.queue(day, budget, { ranking });
      },
      told: (card, day, rating) => {
        answers.push({ rating, first: !product.memories.has(card) });
        product.review(card, day, rating);
      },
    };
  },
};
