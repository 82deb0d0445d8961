// Free days: learning days that passed with nothing to do, or in the air, which therefore break no streak.
import type { LearningDay } from '../base/time.ts';

/** Learning days in a row, both ends included. */
export type DayRange = { readonly first: LearningDay; readonly last: LearningDay };

export type FreeDayFacts = {
  /** Learning day of the newest log entry: since then no memory has moved. */
  readonly lastDay: LearningDay;
  /** The same entry's day as the learner's present frame counts it: after a journey east it may be a later one. */
  readonly lastDayNow: LearningDay;
  readonly today: LearningDay;
  /** First day on which a card waited, due or new, that the limits allow; Infinity for none. */
  readonly waitingFrom: LearningDay;
};

/**
 * The free days between the newest log entry and today, both left out: those before the first card waited, and, after
 * a journey east, those up to the day on which the entry itself would be where the learner is now. They follow the
 * entry without a gap, since what waits once waits until it is answered. Null when there are none.
 */
export function freeDays(facts: FreeDayFacts): DayRange | null {
  const { lastDay, lastDayNow, today, waitingFrom } = facts;
  const last = Math.min(Math.max(waitingFrom - 1, lastDayNow), today - 1);
  return last > lastDay ? { first: lastDay + 1, last } : null;
}

/** Tells the days that lie in one of the ranges. */
export function inRanges(ranges: readonly DayRange[]): (day: LearningDay) => boolean {
  return (day) => ranges.some(({ first, last }) => first <= day && day <= last);
}
