// The queue of a drill: the cards that a learner chose, due or not.
import type { Memory } from '../memory/memory.ts';
import type { CardKey } from '../question/catalogue.ts';
import type { QueueFacts } from './queue.ts';
import type { QueueEntry } from './session.ts';

/**
 * At most `size` of the allowed cards, in the given order with `asGiven`; else cards with a memory first, the longest
 * due before others, then those never asked: no more than `newLimit` of these. A suspended card is not drilled, a buried
 * one is.
 */
export function planDrill(
  facts: Pick<QueueFacts, 'allowed' | 'holds'>,
  size: number,
  memory: (card: CardKey) => Memory | null,
  asGiven = false,
  newLimit: number | null = null,
): QueueEntry[] {
  const cards = [...facts.allowed].filter((card) => !facts.holds.get(card)?.suspended);
  const dueDays = new Map(
    asGiven
      ? []
      : cards.map((card) => [card, memory(card)?.dueDay ?? Number.POSITIVE_INFINITY] as const),
  );
  const dueDay = (card: CardKey): number => dueDays.get(card) ?? 0;
  let newLeft = newLimit ?? Number.POSITIVE_INFINITY;
  const isAsked = (card: CardKey): boolean => {
    if (newLeft === Number.POSITIVE_INFINITY || memory(card)) return true;
    newLeft -= 1;
    return newLeft >= 0;
  };
  return cards
    .sort((a, b) => (dueDay(a) === dueDay(b) ? 0 : dueDay(a) - dueDay(b)))
    .filter(isAsked)
    .slice(0, size)
    .map((card) => ({ card, kind: 'drill', returns: 0 }));
}
