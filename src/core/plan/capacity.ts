// How many answers fit into a day, and on how many of the coming days the learner is likely to be there.
import type { LearningDay } from '../base/time.ts';
import type { LearnerSettings } from '../learner/learner.ts';
import { cardsInMinutes } from '../practice/answer-time.ts';

/** A learner of whom nothing is known comes on 80 % of the days; that counts as much as 20 days of their own. */
const USUAL = 0.8;
const STRENGTH = 20;

/** Likely share of coming days with study, 0–1, from the days so far, days off left out. */
export function attendance(studiedDays: number, elapsedDays: number): number {
  return Math.min(1, (STRENGTH * USUAL + studiedDays) / (STRENGTH + elapsedDays));
}

/** Answers of an ordinary day: both daily limits together, or what its minutes hold where that is less; see `usualAnswerMs`. */
export function answersPerDay(
  {
    minutesPerDay,
    reviewsPerDay,
    newPerDay,
  }: Pick<LearnerSettings, 'minutesPerDay' | 'reviewsPerDay' | 'newPerDay'>,
  answerMs: number,
): number {
  const limit = newPerDay + reviewsPerDay;
  if (minutesPerDay === null) return limit;
  return Math.min(limit, cardsInMinutes(minutesPerDay, answerMs));
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
