// Daily limits: what was done this learning day, across banks, and what may still be done.
import type { LearnerSettings } from '../learner/learner.ts';
import type { AnswerEntry } from '../memory/log.ts';

export type Done = {
  /** Cards asked for the first time ever. */
  readonly newCards: number;
  /** Cards with a memory that were asked for the first time today. */
  readonly reviews: number;
};

/** Counts one learning day's standing answers; repeats of a card within the day count once. */
export function countDone(today: readonly AnswerEntry[]): Done {
  const asked = new Set<number>();
  let newCards = 0;
  let reviews = 0;
  for (const answer of today) {
    if (!answer.affectsSchedule || answer.rating === null || asked.has(answer.card)) continue;
    asked.add(answer.card);
    if (answer.predicted === null) newCards += 1;
    else reviews += 1;
  }
  return { newCards, reviews };
}

/** What the day's limits leave, never below 0. */
export function remainingToday(settings: LearnerSettings, done: Done): Done {
  return {
    newCards: Math.max(0, settings.newPerDay - done.newCards),
    reviews: Math.max(0, settings.reviewsPerDay - done.reviews),
  };
}
