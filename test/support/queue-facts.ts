// The facts that a queue is planned from, as a test sets them: cards are numbers, and known ones have a memory.
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import type { AnswerEntry } from '#core/memory/log.ts';
import type { Memory } from '#core/memory/memory.ts';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import { USUAL_ANSWER_MS } from '#core/practice/answer-time.ts';
import { countDone } from '#core/practice/limits.ts';
import type { QueueFacts } from '#core/practice/queue.ts';

export const TODAY = 20_000;

export function memoryOf(change: Partial<Memory> = {}): Memory {
  return {
    stabilityDays: 10,
    difficulty: 5,
    dueDay: TODAY,
    lastDay: TODAY - 10,
    lastAt: 0,
    lastRating: 'good',
    reps: 1,
    lapses: 0,
    ...change,
  };
}

/** A standing answer of today; right and scheduled unless told otherwise. */
export function answerTo(card: number, change: Partial<AnswerEntry> = {}): AnswerEntry {
  return {
    kind: 'answer',
    seq: card,
    at: 0,
    day: TODAY,
    card,
    question: card,
    revision: card,
    presentation: `prs_${card}`,
    response: '[0]',
    correct: true,
    score: 1,
    confidence: null,
    elapsedMs: null,
    guessChance: 0.25,
    predicted: 0.9,
    rating: 'good',
    trapCard: null,
    affectsSchedule: true,
    probe: false,
    policy: 'mcq-1',
    params: defaultParams(0.9),
    ...change,
  };
}

export type Facts = Partial<Omit<QueueFacts, 'answeredToday'>> & {
  /** Cards without a memory, in learning order. */
  readonly fresh?: readonly number[];
  readonly answeredToday?: readonly AnswerEntry[];
};

/** What is not told: default settings, cards of as many topics, no probes, no plan. Known is what is not fresh. */
export function queueFacts({ fresh = [], answeredToday = [], ...rest }: Facts = {}): QueueFacts {
  const due = rest.due ?? [];
  const dueDays = new Map(due.map(({ card, dueDay }) => [card, dueDay]));
  return {
    today: TODAY,
    settings: DEFAULT_SETTINGS,
    allowed: new Set([
      ...due.map(({ card }) => card),
      ...fresh,
      ...answeredToday.map(({ card }) => card),
    ]),
    holds: new Map(),
    due,
    done: countDone(answeredToday, TODAY),
    answerMs: () => USUAL_ANSWER_MS,
    answeredToday: () => answeredToday,
    unseen: (cards, limit) => [...cards].filter((card) => fresh.includes(card)).slice(0, limit),
    memory: (card) =>
      fresh.includes(card) ? null : memoryOf({ dueDay: dueDays.get(card) ?? TODAY + 5 }),
    retrievability: () => 0.9,
    gain: () => 0.1,
    answers: () => 1,
    forwarded: () => false,
    topic: String,
    confusable: () => false,
    random: null,
    ranking: null,
    planCapacity: null,
    ...rest,
  };
}

export const cardsOf = (queue: readonly { readonly card: number }[]): number[] =>
  queue.map(({ card }) => card);
