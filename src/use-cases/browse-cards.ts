// A learner's cards: the list, one card with its history and its what-if, and setting cards aside.
import { AppError, notFound } from '#core/base/errors.ts';
import { type Instant, startOfDay } from '#core/base/time.ts';
import { dayFrame, type Learner } from '#core/learner/learner.ts';
import { inGivenOrder } from '#core/memory/given-order.ts';
import { isLeech } from '#core/memory/leech.ts';
import type { LogEntry } from '#core/memory/log.ts';
import type { Hold, Rating, ShownMemory, TrapCount } from '#core/memory/memory.ts';
import { type Preview, preview } from '#core/memory/preview.ts';
import { memorySeed } from '#core/memory/review.ts';
import { isHeld } from '#core/practice/queue.ts';
import { explainReason } from '#core/practice/reason.ts';
import type { Reason } from '#core/practice/session.ts';
import type { CardKey, CatalogueCard } from '#core/question/catalogue.ts';
import type { PracticeView } from '#store/practice-view.ts';
import { freeDaysBefore } from './free-days.ts';
import { holdsOf, momentOf, paramsOf, showMemory } from './practice-facts.ts';
import type { Call, World } from './world.ts';

export const CARD_STATES = ['due', 'new', 'leech', 'suspended'] as const;
export type CardState = (typeof CARD_STATES)[number];

export type ShownCard = {
  readonly card: CatalogueCard;
  readonly memory: ShownMemory | null;
  readonly suspended: boolean;
  /** Start of the learning day on which a buried card comes back. */
  readonly buriedUntil: Instant | null;
  readonly leech: boolean;
};

export type CardDetails = ShownCard & {
  readonly history: readonly LogEntry[];
  readonly trap: TrapCount | null;
  readonly whyNow: Reason;
  readonly whatIf: Readonly<Record<Rating, Preview & { readonly dueAt: Instant }>>;
};

function show(world: World, view: PracticeView, card: CatalogueCard, day: number): ShownCard {
  const { settings } = view.learner;
  const frame = dayFrame(settings);
  const memory = view.memory(card.key);
  const hold = view.holds().get(card.key);
  const buried = hold?.buriedUntil ?? null;
  return {
    card,
    memory: showMemory(world, view.learner, memory, day),
    suspended: hold?.suspended ?? false,
    buriedUntil: buried !== null && buried > day ? startOfDay(buried, frame) : null,
    leech: memory !== null && isLeech(memory),
  };
}

export type CardFilter = {
  readonly state: CardState | null;
  readonly topic: string | null;
  /** Words to find in the title, in any case. */
  readonly q: string | null;
  readonly limit: number;
  /** The card that the page before ended with; null for the first page. */
  readonly after: CardKey | null;
};

/**
 * Cards in use, by bank and in the order in which the bank got them, which no edit changes. `more` tells whether others
 * follow. Throws `invalid-cursor` for an `after` that never was.
 */
export async function listCards(
  world: World,
  learner: Learner,
  filter: CardFilter,
  call: Call,
): Promise<{ readonly cards: readonly ShownCard[]; readonly more: boolean }> {
  const words = filter.q?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  const catalogue = world.catalogue();
  const after = filter.after === null ? null : catalogue.cards.get(filter.after);
  if (after === undefined) throw new AppError('invalid-cursor', 'There is no such page.');
  const cards = [...catalogue.banks.values()]
    .flatMap((bank) => bank.cards.toSorted((one, other) => one.key - other.key))
    .filter(
      ({ bank, key }) => !after || bank > after.bank || (bank === after.bank && key > after.key),
    )
    .filter((card) => filter.topic === null || card.topic === filter.topic)
    .filter((card) => words.every((word) => card.title.toLowerCase().includes(word)));
  return world.store.look(learner.key, (view) => {
    const { day } = momentOf(view.last, view.learner.settings, call.now);
    const holds = view.holds();
    const asked = holdsOf(catalogue, view);
    const fits: Record<CardState, (card: CatalogueCard) => boolean> = {
      due: ({ key }) =>
        (view.memory(key)?.dueDay ?? Infinity) <= day && !isHeld(asked.get(key), day),
      new: ({ key }) => view.memory(key) === null,
      leech: ({ key }) => isLeech(view.memory(key) ?? { lapses: 0 }),
      suspended: ({ key }) => holds.get(key)?.suspended === true,
    };
    const chosen = cards.filter((card) => filter.state === null || fits[filter.state](card));
    const page = chosen.slice(0, filter.limit);
    return {
      cards: page.map((card) => show(world, view, card, day)),
      more: chosen.length > page.length,
    };
  });
}

function requireCard(world: World, publicId: string): CatalogueCard {
  const card = world.catalogue().cardsByPublicId.get(publicId);
  if (!card) throw notFound();
  return card;
}

/** A card with everything that happened to it and what each rating would do today. Throws `not-found`. */
export async function getCard(
  world: World,
  learner: Learner,
  publicId: string,
  call: Call,
): Promise<CardDetails> {
  const card = requireCard(world, publicId);
  const history = inGivenOrder(await world.store.log(learner.key, card.key));
  return world.store.look(learner.key, (view) => {
    const { settings } = view.learner;
    const frame = dayFrame(settings);
    const { day } = momentOf(view.last, settings, call.now);
    const shown = show(world, view, card, day);
    const trap = view.trapCount(card.key);
    const seed = memorySeed(learner.id, card.publicId);
    const next = preview(view.memory(card.key), day, paramsOf(view.learner), seed, world.scheduler);
    const dated = (rating: Rating) => ({
      ...next[rating],
      dueAt: startOfDay(next[rating].dueDay, frame),
    });
    const isFailed = shown.memory?.lastRating === 'again' && shown.memory.lastDay === day;
    const kind = isFailed ? 'relearning' : shown.memory ? 'due' : 'new';
    return {
      ...shown,
      history,
      trap,
      whyNow: explainReason(
        { card: card.key, kind, returns: 0 },
        {
          memory: shown.memory,
          retrievability: shown.memory?.retrievability ?? null,
          trap,
          today: day,
          frame,
        },
      ),
      whatIf: {
        again: dated('again'),
        hard: dated('hard'),
        good: dated('good'),
        easy: dated('easy'),
      },
    };
  });
}

export type HoldVerb = 'bury' | 'suspend' | 'resume';

/** Bury until the next learning day, suspend until resumed; resume lifts both. Throws `not-found`. */
export async function holdCard(
  world: World,
  learner: Learner,
  publicId: string,
  verb: HoldVerb,
  call: Call,
): Promise<CardDetails> {
  const card = requireCard(world, publicId);
  const { day } = await world.store.look(learner.key, (view) =>
    momentOf(view.last, view.learner.settings, call.now),
  );
  await world.store.holdCard(learner.key, card.key, (hold) => {
    const { suspended = false, buriedUntil = null } = hold ?? {};
    const wanted: Record<HoldVerb, Hold | null> = {
      bury: { suspended, buriedUntil: day + 1 },
      suspend: { suspended: true, buriedUntil },
      resume: null,
    };
    return wanted[verb];
  });
  return getCard(world, learner, publicId, call);
}

/** Forgets the card on purpose: the log keeps its answers, its memory starts anew. Throws `not-found`. */
export async function resetCard(
  world: World,
  learner: Learner,
  publicId: string,
  call: Call,
): Promise<CardDetails> {
  const card = requireCard(world, publicId);
  await world.store.resetCard(learner.key, card.key, (last, view) => {
    const moment = momentOf(last, learner.settings, call.now);
    return { ...moment, free: freeDaysBefore(world.catalogue(), view, moment.day) };
  });
  return getCard(world, learner, publicId, call);
}
