// The fold: memory and trap counts as what a learner's log says they are. The answer path takes the same single steps.
import type { LearningDay } from '../base/time.ts';
import type { CardKey } from '../question/catalogue.ts';
import { judgedAnswers, judgedSteps } from './judged.ts';
import type { AnswerEntry, FitEntry, LogEntry, ResetEntry } from './log.ts';
import type { Memory, TrapCount } from './memory.ts';
import type { Scheduler } from './scheduler.ts';

/** Fixes the fuzz of one learner's memory of one card, by the ids that survive a move to another database. */
export function memorySeed(learnerId: string, cardPublicId: string): string {
  return `${learnerId}:${cardPublicId}`;
}

/** The asked card's memory after an answer, by the parameters the answer pins; unchanged when it has no rating. */
export function applyAnswer(
  memory: Memory | null,
  entry: Pick<AnswerEntry, 'rating' | 'day' | 'at' | 'params'>,
  scheduler: Scheduler,
  seed: string,
): Memory | null {
  const { rating, day, at, params } = entry;
  return rating === null ? memory : scheduler.review(memory, { rating, day, at, seed }, params);
}

/**
 * The memory of a card whose trap was chosen, after its own review if it was the asked one: due at the latest on the
 * day after `day`. Nothing else changes, and never to a later day.
 */
export function forwardForTrap(memory: Memory, day: LearningDay): Memory {
  const dueDay = Math.min(memory.dueDay, Math.max(day, memory.lastDay) + 1);
  return dueDay === memory.dueDay ? memory : { ...memory, dueDay };
}

/** The count of the card whose trap an answer chose, after that answer. Cramming counts too: it is what was believed. */
export function countTrap(
  count: TrapCount | null,
  entry: Pick<AnswerEntry, 'correct' | 'confidence' | 'at'>,
): TrapCount {
  const strong = !entry.correct && entry.confidence === 'sure' ? 1 : 0;
  return {
    times: (count?.times ?? 0) + 1,
    strong: (count?.strong ?? 0) + strong,
    lastAt: Math.max(count?.lastAt ?? entry.at, entry.at),
  };
}

export type Replayed = {
  readonly memories: ReadonlyMap<CardKey, Memory>;
  readonly traps: ReadonlyMap<CardKey, TrapCount>;
};

/** The answer as the fold takes it: what was fitted after it stands in for the weights that it pins, and for no more. */
function refitted(entry: AnswerEntry, fit: FitEntry | undefined): AnswerEntry {
  if (!fit || fit.seq < entry.seq) return entry;
  const { model, weights } = fit;
  return { ...entry, params: { ...entry.params, model, weights } };
}

/** What the fold goes through, in order: the resets, and the standing answers as judged and with the weights of now. */
function stepsOf(entries: readonly LogEntry[]): (AnswerEntry | ResetEntry)[] {
  const fit = entries.findLast((entry) => entry.kind === 'fit');
  return judgedSteps(entries).map((step) => (step.kind === 'reset' ? step : refitted(step, fit)));
}

/** Is told of each answer in turn, with the memory that its card had before it. */
type Met = (entry: AnswerEntry, before: Memory | null) => void;

function fold(
  steps: readonly (AnswerEntry | ResetEntry)[],
  scheduler: Scheduler,
  seedOf: (card: CardKey) => string,
  met?: Met,
): Replayed {
  const memories = new Map<CardKey, Memory>();
  const traps = new Map<CardKey, TrapCount>();
  for (const entry of steps) {
    if (entry.kind === 'reset') {
      memories.delete(entry.card);
      continue;
    }
    const { card, trapCard } = entry;
    const before = memories.get(card) ?? null;
    met?.(entry, before);
    const asked = applyAnswer(before, entry, scheduler, seedOf(card));
    if (asked) memories.set(card, asked);
    if (trapCard === null) continue;
    traps.set(trapCard, countTrap(traps.get(trapCard) ?? null, entry));
    const trapped = memories.get(trapCard);
    if (trapped && entry.affectsSchedule) {
      memories.set(trapCard, forwardForTrap(trapped, entry.day));
    }
  }
  return { memories, traps };
}

/**
 * Everything that a learner's log says, in the order in which it was given: undone answers count for nothing, regraded ones as
 * they were judged last and rated by the last policy, cramming moves nothing, a reset removes the memory of its card but
 * not its trap count, and answers before the last fit are reviewed with its weights. Equal logs give equal results, to
 * the bit.
 */
export function replay(
  entries: readonly LogEntry[],
  scheduler: Scheduler,
  seedOf: (card: CardKey) => string,
): Replayed {
  return fold(stepsOf(entries), scheduler, seedOf);
}

/**
 * What `replay` says of some cards, and nothing of others. `entries` may be the whole log or any part of it, in order,
 * that holds every answer, trap hit and reset of these cards, every undo and regrade of one, every policy, and the last
 * fit. `met` is told of their answers.
 */
export function replayCards(
  cards: ReadonlySet<CardKey>,
  entries: readonly LogEntry[],
  scheduler: Scheduler,
  seedOf: (card: CardKey) => string,
  met?: Met,
): Replayed {
  const concerning = stepsOf(entries).flatMap((entry): (AnswerEntry | ResetEntry)[] => {
    if (entry.kind === 'reset') return cards.has(entry.card) ? [entry] : [];
    const trapCard = entry.trapCard !== null && cards.has(entry.trapCard) ? entry.trapCard : null;
    if (cards.has(entry.card)) return [{ ...entry, trapCard }];
    // An answer to another card is here for its trap only: without a rating it reviews nothing.
    return trapCard === null ? [] : [{ ...entry, rating: null }];
  });
  return fold(concerning, scheduler, seedOf, met);
}

/** One card's memory: see `replayCards`. Null when nothing reviewed it since the log began or since its reset. */
export function foldCard(
  card: CardKey,
  entries: readonly LogEntry[],
  scheduler: Scheduler,
  seed: string,
): Memory | null {
  const { memories } = replayCards(new Set([card]), entries, scheduler, () => seed);
  return memories.get(card) ?? null;
}

/** How often a card's trap was chosen in answers that stand, or null for never. Same `entries` as `foldCard`. */
export function foldTraps(card: CardKey, entries: readonly LogEntry[]): TrapCount | null {
  return judgedAnswers(entries)
    .filter((entry) => entry.trapCard === card)
    .reduce<TrapCount | null>(countTrap, null);
}
