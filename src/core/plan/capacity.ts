// How many answers fit into a day, and on how many of the coming days the learner is likely to be there.
import type { LearningDay } from '../base/time.ts';
import type { LearnerSettings } from '../learner/learner.ts';

/** A learner of whom nothing is known comes on 80 % of the days; that counts as much as 20 days of their own. */
const USUAL = 0.8;
const STRENGTH = 20;
const USUAL_SECONDS = 30;
/** Answers from which a learner's own time counts, and the bounds of an answer's time, seconds. */
const ENOUGH = 10;
const SHORTEST = 5;
const LONGEST = 300;

/** Likely share of coming days with study, 0–1, from the days so far, days off left out. */
export function attendance(studiedDays: number, elapsedDays: number): number {
  return Math.min(1, (STRENGTH * USUAL + studiedDays) / (STRENGTH + elapsedDays));
}

/** Median time of an answer, 5–300 seconds; 30 before there are ten answers that told theirs. */
export function secondsPerAnswer(elapsedMs: readonly (number | null)[]): number {
  const told = elapsedMs.filter((ms) => ms !== null).sort((a, b) => a - b);
  if (told.length < ENOUGH) return USUAL_SECONDS;
  const middle = told.length / 2;
  const median = ((told[Math.floor(middle)] ?? 0) + (told[Math.ceil(middle) - 1] ?? 0)) / 2;
  return Math.min(Math.max(Math.round(median / 1000), SHORTEST), LONGEST);
}

/** Answers of an ordinary day: both daily limits together, or what its minutes hold where that is less. */
export function answersPerDay(
  {
    minutesPerDay,
    reviewsPerDay,
    newPerDay,
  }: Pick<LearnerSettings, 'minutesPerDay' | 'reviewsPerDay' | 'newPerDay'>,
  seconds: number,
): number {
  const limit = newPerDay + reviewsPerDay;
  if (minutesPerDay === null) return limit;
  return Math.min(limit, Math.max(1, Math.floor((minutesPerDay * 60) / seconds)));
}

/** Answers of each day from today to the eve of the exam; none on days off. */
export function capacityByDay(
  today: LearningDay,
  examDay: LearningDay,
  answers: number,
  isOff: (day: LearningDay) => boolean,
): number[] {
  return Array.from({ length: examDay - today }, (_, day) => (isOff(today + day) ? 0 : answers));
}
