// The product's own scheduler and queue, over a synthetic course: what the FSRS and plan policies choose goes through it.
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import { gainHorizon, marginalGain } from '#core/memory/gain.ts';
import type { Memory, Rating } from '#core/memory/memory.ts';
import { defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { USUAL_ANSWER_MS } from '#core/practice/answer-time.ts';
import { NOTHING_DONE } from '#core/practice/limits.ts';
import { planReview, type QueueFacts } from '#core/practice/queue.ts';
import type { Course } from './policy.ts';

/** Learning day of day 0. */
export const FIRST_DAY = 20_000;
export const PARAMS = defaultParams(0.9);
const DAY_MS = 86_400_000;

export type Product = {
  readonly memories: ReadonlyMap<number, Memory>;
  readonly review: (card: number, day: number, rating: Rating) => void;
  /** Cards of the queue of a review session with these limits. */
  readonly queue: (
    day: number,
    size: number,
    more: { newPerDay?: number; reviewsPerDay?: number; ranking?: QueueFacts['ranking'] },
  ) => number[];
};

export function createProduct({ cards, examDay, learner }: Course): Product {
  const memories = new Map<number, Memory>();
  const allowed = new Set(Array.from({ length: cards }, (_, card) => card));
  return {
    memories,
    review(card, day, rating) {
      const today = FIRST_DAY + day;
      const input = {
        rating,
        day: today,
        at: today * DAY_MS + DAY_MS / 2,
        seed: `${learner}:${card}`,
      };
      memories.set(card, fsrsScheduler.review(memories.get(card) ?? null, input, PARAMS));
    },
    queue(day, size, { newPerDay = 999, reviewsPerDay = 9999, ranking = null }) {
      const today = FIRST_DAY + day;
      const due = [...memories].flatMap(([card, { dueDay }]) =>
        dueDay <= today ? [{ card, dueDay }] : [],
      );
      const facts: QueueFacts = {
        today,
        settings: { ...DEFAULT_SETTINGS, newPerDay, reviewsPerDay },
        allowed,
        holds: new Map(),
        due: due.sort((a, b) => a.dueDay - b.dueDay || a.card - b.card),
        done: NOTHING_DONE,
        answerMs: () => USUAL_ANSWER_MS,
        answeredToday: () => [],
        memory: (card) => memories.get(card) ?? null,
        retrievability: (memory) => fsrsScheduler.retrievability(memory, today, PARAMS),
        gain: (memory) =>
          marginalGain(
            memory,
            today,
            gainHorizon(today, FIRST_DAY + examDay),
            PARAMS,
            fsrsScheduler,
          ),
        answers: () => 1,
        forwarded: () => false,
        // Synthetic cards have no neighbours to keep apart, and no probes are drawn.
        topic: String,
        confusable: () => false,
        random: null,
        unseen: (of, limit) => [...of].filter((card) => !memories.has(card)).slice(0, limit),
        ranking,
        planCapacity: size,
      };
      return planReview(facts, size, null).map(({ card }) => card);
    },
  };
}
