// Any cards, by chance.
import type { PolicyKind } from '../policy.ts';
import { uniform } from '../uniform.ts';

export const random: PolicyKind = {
  name: 'random',
  start: ({ cards, budget, learner }) => ({
    choose: (day) =>
      Array.from({ length: cards }, (_, card) => ({ card, at: uniform(learner, card, day, 77) }))
        .sort((a, b) => a.at - b.at)
        .slice(0, budget)
        .map(({ card }) => card),
    told: () => undefined,
  }),
};
