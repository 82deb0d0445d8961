// One learner through one course under one policy: what is recalled on the exam day, and for how many answers.
import type { PolicyKind } from './policy.ts';
import { type SyntheticLearner, skips } from './synthetic-learner.ts';
import { createTrueMemory } from './true-memory.ts';

export type Scenario = {
  readonly cards: number;
  /** Days of study; the exam is on the next one. */
  readonly days: number;
  /** Answers a day. */
  readonly budget: number;
  /** Share of days on which the learner does not come, 0–1. */
  readonly skipped: number;
};

export type Result = {
  /** Mean chance of recall on the exam day over all cards, computed and not drawn; unseen ones count 0. */
  readonly recall: number;
  readonly answers: number;
};

export function simulate(learner: SyntheticLearner, kind: PolicyKind, scenario: Scenario): Result {
  const { cards, days, budget, skipped } = scenario;
  const memory = createTrueMemory(learner);
  const policy = kind.start({ cards, examDay: days, budget, learner: learner.id });
  let answers = 0;
  for (let day = 0; day < days; day += 1) {
    if (skips(learner, day, skipped)) continue;
    const chosen = policy.choose(day);
    if (chosen.length > budget || new Set(chosen).size < chosen.length) {
      throw new Error(`${kind.name} asks more than ${budget} cards, or one twice`);
    }
    for (const card of chosen) {
      policy.told(card, day, memory.answer(card, day));
      answers += 1;
    }
  }
  const all = Array.from({ length: cards }, (_, card) => memory.recall(card, days));
  return { recall: all.reduce((sum, recall) => sum + recall, 0) / cards, answers };
}
