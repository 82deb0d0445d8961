// Daily limits: what was done this learning day, across banks, and what may still be done.

import type { LearningDay } from '../base/time.ts';
import type { LearnerSettings } from '../learner/learner.ts';
import type { AnswerEntry, ResetEntry } from '../memory/log.ts';
import type { Memory } from '../memory/memory.ts';
import type { CardKey } from '../question/catalogue.ts';
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

/**
 * Tells of each step in turn, oldest first, how its card stood before it: null for a new one, and for a reset. The
 * prediction tells it, except to an answer that was recorded before one which was given earlier.
 */
export function createStanding(): (
  step: AnswerEntry | ResetEntry,
) => Pick<Memory, 'lastDay'> | null {
  const asked = new Set<string>();
  /** Largest number among the answers that reviewed a card since its reset. */
  const recorded = new Map<CardKey, number>();
  return (step) => {
    const { card, day, seq } = step;
    if (step.kind === 'reset') {
      recorded.delete(card);
      return null;
    }
    const name = `${day} ${card}`;
    const newest = recorded.get(card) ?? 0;
    const isNew = step.predicted === null && newest <= seq;
    const before = isNew ? null : { lastDay: asked.has(name) ? day : day - 1 };
    if (step.rating !== null) {
      asked.add(name);
      recorded.set(card, Math.max(newest, seq));
    }
    return before;
  };
}

/** The same count for a learning day, from all steps of the log (`judgedSteps`), or from those that day alone. */
export function countDone(steps: readonly (AnswerEntry | ResetEntry)[], day: LearningDay): Done {
  const standing = createStanding();
  return steps.reduce((done, step) => {
    const before = standing(step);
    return step.kind === 'answer' && step.day === day ? countAnswer(done, step, before) : done;
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
