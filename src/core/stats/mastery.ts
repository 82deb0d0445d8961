// Bank mastery: how much of what the cards ask will be recalled on a day. It says nothing about new questions.
import type { Memory } from '../memory/memory.ts';
import type { CardKey } from '../question/catalogue.ts';

export type Mastery = {
  readonly cards: number;
  /** Cards with a memory. */
  readonly seen: number;
  /** Expected share of the cards that is recalled if study stops now, 0–1; null without cards. */
  readonly stoppingNow: number | null;
};

export type MasteryFacts = {
  /** Each card once. */
  readonly cards: readonly CardKey[];
  readonly memories: ReadonlyMap<CardKey, Memory>;
  /** Recall on the day in question, 0–1. */
  readonly recall: (memory: Memory) => number;
};

/** A card without a memory counts 0, suspended ones count like all others: the exam asks them too. */
export function mastery({ cards, memories, recall }: MasteryFacts): Mastery {
  const known = cards.flatMap((card) => memories.get(card) ?? []);
  const sum = known.reduce((total, memory) => total + recall(memory), 0);
  return {
    cards: cards.length,
    seen: known.length,
    stoppingNow: cards.length === 0 ? null : sum / cards.length,
  };
}
