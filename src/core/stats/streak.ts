// The streak: how many learning days in a row a learner answered, derived from the days and never stored.
import { dayName, type LearningDay } from '../base/time.ts';
import type { LearnerSettings } from '../learner/learner.ts';

/** Day 0, 1970-01-01, was a Thursday. */
const WEEKDAYS = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'] as const;

/** Tells the days that the settings name as days off, by week day or by calendar date. */
export function dayOffTest(daysOff: LearnerSettings['daysOff']): (day: LearningDay) => boolean {
  const named = new Set<string>(daysOff);
  return (day) => {
    const weekday = WEEKDAYS[((day % 7) + 7) % 7];
    return named.has(dayName(day)) || (weekday !== undefined && named.has(weekday));
  };
}

/**
 * Learning days with an answer in the unbroken run that ends today. A kept day (a day off, or whatever else the
 * caller excuses, such as a day on which nothing was due) does not count and does not break; nor does today, while
 * it is still going. 0 when the run is broken or there is no answer at all.
 */
export function streak(
  daysWithAnswers: ReadonlySet<LearningDay>,
  today: LearningDay,
  isKept: (day: LearningDay) => boolean,
): number {
  let earliest = today + 1;
  for (const day of daysWithAnswers) earliest = Math.min(earliest, day);
  let length = 0;
  for (let day = today; day >= earliest; day -= 1) {
    if (daysWithAnswers.has(day)) length += 1;
    else if (day !== today && !isKept(day)) break;
  }
  return length;
}
