// What a change of earlier verdicts or ratings does to a learner's cards: the state to write, and what of it moved.
import { dayName, type LearningDay } from '#core/base/time.ts';
import type { LogEntry, NewEntry } from '#core/memory/log.ts';
import type { Memory, TrapCount } from '#core/memory/memory.ts';
import { memorySeed, replay } from '#core/memory/review.ts';
import type { CardKey } from '#core/question/catalogue.ts';
import type { Amendment } from '#store/decisions.ts';
import type { PracticeView } from '#store/practice-view.ts';
import { freeDaysBefore } from './free-days.ts';
import { doneOn, momentOf } from './practice-facts.ts';
import { cardOf } from './present.ts';
import type { Call, World } from './world.ts';

/** What judging and rating again needs of the world. */
export type AmendWorld = Pick<World, 'store' | 'scheduler' | 'catalogue'>;

/** A card whose memory is another one afterwards. Days are calendar dates, null without a memory. */
export type MovedCard = {
  readonly cardId: string;
  readonly dueBefore: string | null;
  readonly dueAfter: string | null;
  /** Days by which it is due later, negative for sooner; 0 without a memory before or after. */
  readonly days: number;
  readonly stabilityBefore: number | null;
  readonly stabilityAfter: number | null;
};

export type Amended = { readonly amendment: Amendment; readonly moved: readonly MovedCard[] };

/** An entry that waits for its place in the log. */
type Waiting = Amendment['entries'][number] extends infer E
  ? E extends NewEntry
    ? Omit<E, 'at' | 'day'>
    : never
  : never;

const dateOf = (day: LearningDay | undefined) => (day === undefined ? null : dayName(day));

function movedCard(cardId: string, before: Memory | null, after: Memory | null): MovedCard {
  return {
    cardId,
    dueBefore: dateOf(before?.dueDay),
    dueAfter: dateOf(after?.dueDay),
    days: before && after ? after.dueDay - before.dueDay : 0,
    stabilityBefore: before?.stabilityDays ?? null,
    stabilityAfter: after?.stabilityDays ?? null,
  };
}

const isEqual = (one: Memory | null, other: Memory | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    (Object.keys(one) as (keyof Memory)[]).every((field) => one[field] === other[field]));

/**
 * Puts the entries behind the log, a millisecond apart, and folds these cards anew with them. `moved` lists, in the
 * order of `cards`, those whose memory is not what it was.
 */
export function amend(
  world: AmendWorld,
  view: PracticeView,
  log: readonly LogEntry[],
  waiting: readonly Waiting[],
  cards: Iterable<CardKey>,
  call: Call,
): Amended {
  const { learner } = view;
  const { at, day } = momentOf(view.last, learner.settings, call.now);
  const entries = waiting.map((entry, place) => ({ ...entry, at: at + place, day }));
  const end = log.at(-1)?.seq ?? 0;
  const whole: LogEntry[] = [
    ...log,
    ...entries.map((entry, place) => ({ ...entry, seq: end + 1 + place })),
  ];
  const nameOf = (card: CardKey) => cardOf(world.catalogue(), card).publicId;
  const folded = replay(whole, world.scheduler, (card) => memorySeed(learner.origin, nameOf(card)));
  const memories = new Map<CardKey, Memory | null>();
  const traps = new Map<CardKey, TrapCount | null>();
  const moved = [...new Set(cards)].flatMap((card) => {
    const [before, after] = [view.memory(card), folded.memories.get(card) ?? null];
    memories.set(card, after);
    traps.set(card, folded.traps.get(card) ?? null);
    return isEqual(before, after) ? [] : [movedCard(nameOf(card), before, after)];
  });
  const free = freeDaysBefore(world.catalogue(), view, day);
  return {
    amendment: { entries, done: doneOn(view, day), free, refold: { memories, traps } },
    moved,
  };
}
