// What a new session asks: failed today, then due, then new; or, for a drill, the cards that were chosen.
import type { LearningDay } from '../base/time.ts';
import type { LearnerSettings } from '../learner/learner.ts';
import type { AnswerEntry } from '../memory/log.ts';
import type { Hold, Memory } from '../memory/memory.ts';
import type { CardKey } from '../question/catalogue.ts';
import { type Done, remainingToday } from './limits.ts';
import type { Backlog, QueueEntry, ReasonKind } from './session.ts';

/** A failed card comes back after at least this many others. */
export const OTHERS_BETWEEN = 4;
/** A backlog never blocks all new cards: this many places of a session are theirs. */
const NEW_MIN = 2;

export type QueueFacts = {
  readonly today: LearningDay;
  readonly settings: LearnerSettings;
  /** Cards the session may ask, new ones in the order in which they are to be learned. */
  readonly allowed: ReadonlySet<CardKey>;
  readonly holds: ReadonlyMap<CardKey, Hold>;
  /** Every card due today or before, by due day. */
  readonly due: readonly { readonly card: CardKey; readonly dueDay: LearningDay }[];
  /** What is done of the daily limits today. */
  readonly done: Done;
  /** Standing answers of this learning day, oldest first. */
  readonly answeredToday: () => readonly AnswerEntry[];
  /** Those of the cards without a memory, in the given order. */
  readonly unseen: (cards: Iterable<CardKey>, limit: number) => CardKey[];
};

export function isHeld(hold: Hold | undefined, today: LearningDay): boolean {
  if (!hold) return false;
  return hold.suspended || (hold.buriedUntil !== null && hold.buriedUntil > today);
}

function entry(kind: ReasonKind): (card: CardKey) => QueueEntry {
  return (card) => ({ card, kind, returns: 0 });
}

/** Cards whose last answer today was rated Again, with enough other cards answered since. */
function failedToday(answers: readonly AnswerEntry[]): CardKey[] {
  const last = new Map<CardKey, number>();
  answers.forEach((answer, index) => {
    if (answer.rating !== null) last.set(answer.card, index);
  });
  return [...last]
    .filter(([card, index]) => {
      const others = new Set(answers.slice(index + 1).map((answer) => answer.card));
      others.delete(card);
      return answers[index]?.rating === 'again' && others.size >= OTHERS_BETWEEN;
    })
    .map(([card]) => card);
}

/** Queue of a review session of at most `size` cards; `newLimit` lowers the day's own limit of new cards. */
export function planReview(facts: QueueFacts, size: number, newLimit: number | null): QueueEntry[] {
  const usable = (card: CardKey): boolean =>
    facts.allowed.has(card) && !isHeld(facts.holds.get(card), facts.today);
  const left = remainingToday(facts.settings, facts.done);

  const failed = failedToday(facts.answeredToday()).filter(usable).slice(0, size);
  const failedSet = new Set(failed);
  const due = facts.due
    .map(({ card }) => card)
    .filter((card) => usable(card) && !failedSet.has(card));
  const newMost = Math.min(left.newCards, newLimit ?? left.newCards, size - failed.length);
  const fresh = newMost > 0 ? facts.unseen([...facts.allowed].filter(usable), newMost) : [];

  const room = size - failed.length;
  const reserved = Math.min(NEW_MIN, fresh.length, Math.max(0, room - 1));
  const reviews = due.slice(0, Math.min(left.reviews, room - reserved));
  return [
    ...failed.map(entry('relearning')),
    ...reviews.map(entry('due')),
    ...fresh.slice(0, room - reviews.length).map(entry('new')),
  ];
}

/** Queue of a drill: cards with a memory first, the longest due before others; then those never asked. */
export function planDrill(
  facts: Pick<QueueFacts, 'allowed' | 'holds'>,
  size: number,
  memory: (card: CardKey) => Memory | null,
): QueueEntry[] {
  const cards = [...facts.allowed].filter((card) => !facts.holds.get(card)?.suspended);
  const dueDays = new Map(
    cards.map((card) => [card, memory(card)?.dueDay ?? Number.POSITIVE_INFINITY]),
  );
  const dueDay = (card: CardKey): number => dueDays.get(card) ?? 0;
  return cards
    .sort((a, b) => (dueDay(a) === dueDay(b) ? 0 : dueDay(a) - dueDay(b)))
    .slice(0, size)
    .map(entry('drill'));
}

/** What waits today, whatever the session asks. Due dates are never shifted, so a break shows here. */
export function backlog(facts: Pick<QueueFacts, 'due' | 'holds' | 'today' | 'settings'>): Backlog {
  const waiting = facts.due.filter(({ card }) => !isHeld(facts.holds.get(card), facts.today));
  const overdue = waiting.filter(({ dueDay }) => dueDay < facts.today).length;
  const perDay = facts.settings.reviewsPerDay;
  const daysToClear = overdue === 0 ? 0 : perDay === 0 ? null : Math.ceil(overdue / perDay);
  return { due: waiting.length, overdue, daysToClear };
}
