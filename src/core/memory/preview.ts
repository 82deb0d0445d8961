// What if: where each of the four ratings would take a memory today.
import type { LearningDay } from '../base/time.ts';
import { type Memory, RATINGS, type Rating } from './memory.ts';
import type { Scheduler, SchedulingParams } from './scheduler.ts';

export type Preview = {
  readonly dueDay: LearningDay;
  /** Days from the review to `dueDay`, 1–36500. */
  readonly intervalDays: number;
  readonly stabilityDays: number;
};

const NOON = 43_200_000;
const DAY = 86_400_000;

/**
 * The outcome of a review on `day` for each rating; `null` is a new card. With the seed of the learner and card it
 * promises exactly the due day that the answer will give, fuzz included. Throws RangeError as `Scheduler.review`.
 */
export function preview(
  memory: Memory | null,
  day: LearningDay,
  params: SchedulingParams,
  seed: string,
  scheduler: Scheduler,
): Record<Rating, Preview> {
  const after = (rating: Rating): Preview => {
    const input = { rating, day, at: day * DAY + NOON, seed };
    const { dueDay, lastDay, stabilityDays } = scheduler.review(memory, input, params);
    return { dueDay, intervalDays: dueDay - lastDay, stabilityDays };
  };
  const [again, hard, good, easy] = RATINGS;
  return { again: after(again), hard: after(hard), good: after(good), easy: after(easy) };
}
