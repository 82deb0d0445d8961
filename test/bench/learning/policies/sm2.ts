// SM-2 (Wozniak 1990): ease factor and intervals 1, 6, then times ease; what is due first, then new cards.
import type { PolicyKind } from '../policy.ts';

const QUALITY = { again: 2, hard: 3, good: 4, easy: 5 } as const;

type State = { ease: number; reps: number; interval: number; dueDay: number };

export const sm2: PolicyKind = {
  name: 'SM-2, reviews first',
  start: ({ cards, budget }) => {
    const states = new Map<number, State>();
    return {
      choose: (day) => {
        const due = [...states]
          .filter(([, { dueDay }]) => dueDay <= day)
          .sort(([, a], [, b]) => a.dueDay - b.dueDay)
          .map(([card]) => card);
        const fresh = Array.from({ length: cards }, (_, card) => card).slice(states.size);
        return [...due, ...fresh].slice(0, budget);
      },
      told: (card, day, rating) => {
        const before = states.get(card) ?? { ease: 2.5, reps: 0, interval: 0 };
        const missed = 5 - QUALITY[rating];
        const ease = Math.max(1.3, before.ease + 0.1 - missed * (0.08 + missed * 0.02));
        const reps = rating === 'again' ? 0 : before.reps + 1;
        const interval = reps <= 1 ? 1 : reps === 2 ? 6 : Math.round(before.interval * ease);
        states.set(card, { ease, reps, interval, dueDay: day + interval });
      },
    };
  },
};
