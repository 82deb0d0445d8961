// Daily limits: what was done this learning day, across banks, and what may still be done.
import type { LearnerSettings } from '../learner/learner.ts';
import type { AnswerEntry } from '../memory/log.ts';
import type { Memory } from '../memory/memory.ts';
import { cardsInMinutes, USUAL_ANSWER_MS } from './answer-time.ts';

export type Done = {
  /** Cards asked for the first time ever. */
  readonly newCards: number;
  /** Cards with a memory that were asked for the first time today. */
  readonly reviews: number;
};

export const NOTHING_DONE: Done = { newCards: 0, reviews: 0 };

/** Counts one answer more: a card without a memory is new, and one is a review when it is its first that day. */
export function countAnswer(
  done: Done,
  answer: Pick<AnswerEntry, 'rating' | 'day'>,
  before: Pick<Memory, 'lastDay'> | null,
): Done {
  if (answer.rating === null) return done;
  if (!before) return { ...done, newCards: done.newCards + 1 };
  return before.lastDay < answer.day ? { ...done, reviews: done.reviews + 1 } : done;
}

/** The same count from one learning day's standing answers, oldest first. */
export function countDone(today: readonly AnswerEntry[]): Done {
  const asked = new Set<number>();
  return today.reduce((done, answer) => {
    const { card, day, predicted } = answer;
    const before = predicted === null ? null : { lastDay: asked.has(card) ? day : day - 1 };
    if (answer.rating !== null) asked.add(card);
    return countAnswer(done, answer, before);
  }, NOTHING_DONE);
}

/** What may still be done today. */
export type Left = Done & {
  /** Cards of both kinds together; Infinity without a limit in minutes. */
  readonly cards: number;
};

const usual = (): number => USUAL_ANSWER_MS;

/** Cards that a day's minutes hold at this learner's pace, new and known ones together; Infinity without such a limit. */
export function cardsOfDay(settings: LearnerSettings, answerMs: () => number = usual): number {
  const { minutesPerDay } = settings;
  return minutesPerDay === null
    ? Number.POSITIVE_INFINITY
    : cardsInMinutes(minutesPerDay, answerMs());
}

/**
 * What the day's limits leave, never below 0. `answerMs` (see `usualAnswerMs`) turns minutes into cards, and is asked
 * for nothing where the learner has no limit in minutes.
 */
export function remainingToday(
  settings: LearnerSettings,
  done: Done,
  answerMs: () => number = usual,
): Left {
  const cards = Math.max(0, cardsOfDay(settings, answerMs) - done.newCards - done.reviews);
  return {
    newCards: Math.min(cards, Math.max(0, settings.newPerDay - done.newCards)),
    reviews: Math.min(cards, Math.max(0, settings.reviewsPerDay - done.reviews)),
    cards,
  };
}

/**
 * Cards, new and known together, that an exam plan may still ask today, never below 0. `capacity` is what it has for
 * the whole day; null is both limits of the day together, or what its minutes hold.
 */
export function remainingPlan(
  settings: LearnerSettings,
  done: Done,
  capacity: number | null,
  answerMs: () => number = usual,
): number {
  const whole =
    capacity ??
    Math.min(settings.newPerDay + settings.reviewsPerDay, cardsOfDay(settings, answerMs));
  return Math.max(0, whole - done.newCards - done.reviews);
}
