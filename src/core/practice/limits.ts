// Daily limits: what was done this learning day, across banks, and what may still be done.
import type { LearnerSettings } from '../learner/learner.ts';
import type { AnswerEntry } from '../memory/log.ts';
import type { Memory } from '../memory/memory.ts';

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

/** What the day's limits leave, never below 0. */
export function remainingToday(settings: LearnerSettings, done: Done): Done {
  return {
    newCards: Math.max(0, settings.newPerDay - done.newCards),
    reviews: Math.max(0, settings.reviewsPerDay - done.reviews),
  };
}
