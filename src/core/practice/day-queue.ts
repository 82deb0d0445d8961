// What a day without an exam plan asks: due cards, those that a trap brought forward, and new ones, within its limits.
import type { CardKey } from '../question/catalogue.ts';
import { arrange, type Neighbours } from './arrange.ts';
import { clash } from './confusable.ts';
import { orderDue } from './due-order.ts';
import { remainingToday } from './limits.ts';
import type { QueueFacts, Wish } from './queue.ts';
import type { QueueEntry } from './session.ts';

/** A backlog never blocks all new cards: this many places of a session are theirs. */
const NEW_MIN = 2;
/** New cards looked at beyond those that fit, to take the place of one that clashes with its neighbours. */
const SPARE = 8;

/** Due and new cards in order, with as many of the drawn probes among them as the day still holds. */
export function fillDay(facts: QueueFacts, wish: Wish): QueueEntry[] {
  const { usable, before, probes } = wish;
  const today = remainingToday(facts.settings, facts.done, facts.answerMs);
  const left = { reviews: today.reviews - probes.length, cards: today.cards - probes.length };
  const room = Math.min(wish.size - probes.length, left.cards);
  const newMost = Math.max(0, Math.min(today.newCards, wish.newLimit ?? Infinity, room));
  const fresh = newMost === 0 ? [] : [...facts.allowed].filter(usable);
  const unseen = newMost === 0 ? [] : facts.unseen(fresh, newMost + SPARE);
  const reserved = Math.min(NEW_MIN, newMost, unseen.length, Math.max(0, room - 1));
  const reviews = Math.max(0, Math.min(left.reviews, room - reserved));

  const { ordinary, forwarded } = orderDue(
    facts.due.filter(({ card }) => usable(card)),
    Math.min(left.reviews, left.cards),
    reviews,
    facts,
  );
  const first: QueueEntry[] = ordinary
    .slice(0, reviews)
    .map((card) => ({ card, kind: 'due', returns: 0 }));
  for (const card of probes) {
    const at = facts.random?.(first.length + 1) ?? 0;
    first.splice(at, 0, { card, kind: 'due', returns: 0, probe: true });
  }
  const due = arrange(first, before, facts).placed;
  const after = (queue: readonly QueueEntry[]): QueueEntry | null => queue.at(-1) ?? before;
  const hits = forwarded.slice(0, Math.max(0, reviews - ordinary.length));
  const trapped = arrange(
    hits.map((card) => ({ card, kind: 'due', returns: 0 })),
    after(due),
    facts,
  ).placed;
  const known = [...due, ...trapped];
  const newRoom = Math.min(newMost, room - Math.min(reviews, ordinary.length + forwarded.length));
  return [...known, ...placeNew(unseen, newRoom, after(known), facts)];
}

/** The first of the new cards that fit beside their neighbours; one that clashes leaves its place to the next. */
function placeNew(
  unseen: readonly CardKey[],
  room: number,
  before: QueueEntry | null,
  rules: Neighbours,
): QueueEntry[] {
  const entries = unseen.map((card): QueueEntry => ({ card, kind: 'new', returns: 0 }));
  const most = Math.max(0, room);
  const queue = [...arrange(entries.slice(0, most), before, rules).placed];
  for (const spare of entries.slice(most)) {
    const last = queue.at(-1) ?? before;
    if (queue.length >= most) break;
    if (!last || !clash(last, spare, rules.confusable)) queue.push(spare);
  }
  return queue;
}
