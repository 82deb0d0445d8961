// Leitner's five boxes: right moves a card up, wrong back to the first; what is due first, then new cards.
import type { PolicyKind } from '../policy.ts';

const BOX_DAYS = [1, 2, 4, 8, 16];

export const leitner: PolicyKind = {
  name: 'Leitner, reviews first',
  start: ({ cards, budget }) => {
    const boxes = new Map<number, { box: number; dueDay: number }>();
    return {
      choose: (day) => {
        const due = [...boxes]
          .filter(([, { dueDay }]) => dueDay <= day)
          .sort(([, a], [, b]) => a.dueDay - b.dueDay)
          .map(([card]) => card);
        const fresh = Array.from({ length: cards }, (_, card) => card).slice(boxes.size);
        return [...due, ...fresh].slice(0, budget);
      },
      told: (card, day, rating) => {
        const box = rating === 'again' ? 0 : Math.min((boxes.get(card)?.box ?? -1) + 1, 4);
        boxes.set(card, { box, dueDay: day + (BOX_DAYS[box] ?? 1) });
      },
    };
  },
};
