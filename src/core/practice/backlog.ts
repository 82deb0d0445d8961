// The backlog: what waits for a learner today, and how long it takes at the pace that the limits allow.
import { cardsOfDay } from './limits.ts';
import { isHeld, type QueueFacts } from './queue.ts';
import type { Backlog } from './session.ts';

/** What waits today, whatever the session asks. Due dates are never shifted, so a break shows here. */
export function backlog(
  facts: Pick<QueueFacts, 'due' | 'holds' | 'today' | 'settings' | 'answerMs'>,
): Backlog {
  const waiting = facts.due.filter(({ card }) => !isHeld(facts.holds.get(card), facts.today));
  const overdue = waiting.filter(({ dueDay }) => dueDay < facts.today).length;
  const perDay = Math.min(facts.settings.reviewsPerDay, cardsOfDay(facts.settings, facts.answerMs));
  const daysToClear = overdue === 0 ? 0 : perDay === 0 ? null : Math.ceil(overdue / perDay);
  return { due: waiting.length, overdue, daysToClear };
}
