// How many cards there are in all, where the banks tell it without looking at any.
import type { Filters } from './filters.ts';
import type { Bank } from './types.ts';

/** Of all banks, of one, or of a topic; null when words or a state narrow them down, since nobody counted these. */
export function totalOf({ q, state, bank, topic }: Filters, banks: readonly Bank[]): number | null {
  if (q.trim() !== '' || state !== null || banks.length === 0) return null;
  return banks
    .filter(({ id }) => bank === null || id === bank)
    .map(({ counts, topics }) =>
      topic === null ? counts.cards : (topics.find(({ id }) => id === topic)?.cards ?? 0),
    )
    .reduce((sum, cards) => sum + cards, 0);
}
