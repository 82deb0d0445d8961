// What a new session asks: failed today, then due, then forwarded for a trap, then new; or what an exam plan ranks first.
import type { RandomInt } from '../base/random.ts';
import type { LearningDay } from '../base/time.ts';
import type { LearnerSettings } from '../learner/learner.ts';
import type { AnswerEntry } from '../memory/log.ts';
import type { Hold } from '../memory/memory.ts';
import type { CardKey } from '../question/catalogue.ts';
import { arrange, type Neighbours } from './arrange.ts';
import { fillDay } from './day-queue.ts';
import type { DueFacts } from './due-order.ts';
import { type Done, remainingToday } from './limits.ts';
import { countProbes, drawProbes } from './probes.ts';
import { rankCards } from './ranking.ts';
import type { QueueEntry } from './session.ts';

/** A failed card comes back after at least this many others. */
export const OTHERS_BETWEEN = 4;

export type QueueFacts = DueFacts &
  Neighbours & {
    readonly today: LearningDay;
    readonly settings: LearnerSettings;
    /** Cards the session may ask, new ones in the order in which they are to be learned. */
    readonly allowed: ReadonlySet<CardKey>;
    readonly holds: ReadonlyMap<CardKey, Hold>;
    /** Every card due today or before, by due day. */
    readonly due: readonly { readonly card: CardKey; readonly dueDay: LearningDay }[];
    /** What is done of the daily limits today. */
    readonly done: Done;
    /** Time that this learner takes for an answer, in ms; see `usualAnswerMs`. */
    readonly answerMs: () => number;
    /** Standing answers of this learning day, oldest first. */
    readonly answeredToday: () => readonly AnswerEntry[];
    /** Those of the cards without a memory, in the given order. */
    readonly unseen: (cards: Iterable<CardKey>, limit: number) => CardKey[];
    /** Draws the probes of this session; null where there are none (cramming). */
    readonly random: RandomInt | null;
    /**
     * The exam plan: how much more asking the card today brings than its best later day. Cards that are not in it, or
     * not above 0, are not asked. Null without a plan.
     */
    readonly ranking: ReadonlyMap<CardKey, number> | null;
    /** Cards that the exam plan has for the whole of today; see `remainingPlan`. */
    readonly planCapacity: number | null;
  };

/** What of a session is still to be filled behind the cards that failed today. */
export type Wish = {
  readonly usable: (card: CardKey) => boolean;
  /** What the session asks right before; null at its beginning. */
  readonly before: QueueEntry | null;
  /** Cards, 0 or more. */
  readonly size: number;
  readonly newLimit: number | null;
  /** Cards drawn as probes: they have places among the others, within the same limits. */
  readonly probes: readonly CardKey[];
};

export function isHeld(hold: Hold | undefined, today: LearningDay): boolean {
  if (!hold) return false;
  return hold.suspended || (hold.buriedUntil !== null && hold.buriedUntil > today);
}

/** Cards whose last answer today was rated Again, with enough other cards answered since. */
export function failedToday(answers: readonly AnswerEntry[]): CardKey[] {
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

/**
 * Queue of a review session of at most `size` cards; `newLimit` lowers the day's own limit of new cards. The same facts
 * give the same queue.
 */
export function planReview(facts: QueueFacts, size: number, newLimit: number | null): QueueEntry[] {
  const allowed = (card: CardKey): boolean =>
    facts.allowed.has(card) && !isHeld(facts.holds.get(card), facts.today);
  const failed = arrange(
    failedToday(facts.answeredToday())
      .filter(allowed)
      .slice(0, size)
      .map((card) => ({ card, kind: 'relearning', returns: 0 })),
    null,
    facts,
  ).placed;
  const failedSet = new Set(failed.map(({ card }) => card));
  const usable = (card: CardKey): boolean => allowed(card) && !failedSet.has(card);
  const before = failed.at(-1) ?? null;
  const fill = (probes: readonly CardKey[]): QueueEntry[] => {
    const wish = { usable, before, size: size - failed.length, newLimit, probes };
    const { ranking } = facts;
    return ranking === null ? fillDay(facts, wish) : rankCards({ ...facts, ranking }, wish);
  };

  const plain = fill([]);
  const probes = probesFor(facts, usable, failed.length, plain);
  return [...failed, ...(probes.length === 0 ? plain : fill(probes))];
}

/** The probes of a session that would ask these cards without any; they count as reviews of the day. */
function probesFor(
  facts: QueueFacts,
  usable: (card: CardKey) => boolean,
  failed: number,
  plain: readonly QueueEntry[],
): CardKey[] {
  const { random, today, memory } = facts;
  if (!random || plain.length === 0) return [];
  const reviews =
    facts.ranking === null
      ? remainingToday(facts.settings, facts.done, facts.answerMs).reviews
      : plain.length;
  const count = Math.min(countProbes(failed + plain.length, random), reviews, plain.length);
  if (count === 0) return [];
  const asked = new Set(plain.map(({ card }) => card));
  const pool = [...facts.allowed].filter((card) => usable(card) && !asked.has(card));
  const unseen = new Set(facts.unseen(pool, pool.length));
  const known = pool.filter((card) => !unseen.has(card));
  return drawProbes(known, count, today, memory, random);
}
