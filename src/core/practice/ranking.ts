// The queue under an exam plan: due, known and new cards in one list, by what asking them today brings.
import type { CardKey } from '../question/catalogue.ts';
import { arrange } from './arrange.ts';
import { remainingPlan } from './limits.ts';
import type { QueueFacts, Wish } from './queue.ts';
import type { QueueEntry } from './session.ts';

type Ranked = QueueFacts & { readonly ranking: ReadonlyMap<CardKey, number> };

/**
 * The cards that the plan ranks highest, as many as its day and the session hold. A card that was reviewed today waits
 * for another day, and the day's own limit of new cards does not apply; that of the session does. Equal ranks keep the
 * learning order.
 */
export function rankCards(facts: Ranked, wish: Wish): QueueEntry[] {
  const { usable, before, probes } = wish;
  const { ranking, memory, today } = facts;
  const left = remainingPlan(facts.settings, facts.done, facts.planCapacity, facts.answerMs);
  const room = Math.max(0, Math.min(wish.size, left) - probes.length);
  const drawn = new Set(probes);
  const rank = (card: CardKey): number => ranking.get(card) ?? 0;
  const wanted = [...facts.allowed]
    .filter((card) => rank(card) > 0 && usable(card) && !drawn.has(card))
    .sort((one, other) => rank(other) - rank(one));
  const queue: QueueEntry[] = [];
  let newLeft = wish.newLimit ?? Number.POSITIVE_INFINITY;
  for (const card of wanted) {
    if (queue.length >= room) break;
    const known = memory(card);
    if (known && known.lastDay >= today) continue;
    if (!known && newLeft <= 0) continue;
    if (!known) newLeft -= 1;
    queue.push({ card, kind: known ? 'due' : 'new', returns: 0, planned: true });
  }
  for (const card of probes) {
    const at = facts.random?.(queue.length + 1) ?? 0;
    queue.splice(at, 0, { card, kind: 'due', returns: 0, planned: true, probe: true });
  }
  return [...arrange(queue, before, facts).placed];
}
