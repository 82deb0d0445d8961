// How many cards the sessions of a day still ask: what a queue without an end would hold, counted and not put in order.
import { remainingToday } from './limits.ts';
import { failedToday, isHeld, planReview, type QueueFacts } from './queue.ts';

/**
 * Cards, 0 or more: those that failed today and may return, and beside them as many due and new ones as the limits of
 * the day or its plan hold. Without a plan confusable cards are not looked at; they may cost a queue a new card.
 */
export function countLeft(facts: QueueFacts): number {
  if (facts.ranking !== null) return planReview(facts, Number.POSITIVE_INFINITY, null).length;
  const { allowed, holds, today, settings, done, answerMs } = facts;
  const isAllowed = (card: number) => allowed.has(card) && !isHeld(holds.get(card), today);
  const failed = new Set(failedToday(facts.answeredToday()).filter(isAllowed));
  const isUsable = (card: number) => isAllowed(card) && !failed.has(card);
  const left = remainingToday(settings, done, answerMs);
  const due = Math.min(left.reviews, facts.due.filter(({ card }) => isUsable(card)).length);
  const fresh =
    left.newCards === 0 ? 0 : facts.unseen([...allowed].filter(isUsable), left.newCards).length;
  return failed.size + Math.min(left.cards, due + fresh);
}
