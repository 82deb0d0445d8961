// Marginal gain: how much a review today adds to the recall of one card on a later day.
import type { LearningDay } from '../base/time.ts';
import type { Memory } from './memory.ts';
import type { Scheduler, SchedulingParams } from './scheduler.ts';

/** Days ahead at which recall is compared when no exam says otherwise. */
const HORIZON_DAYS = 30;
/** An exam further away than this does not shape the order yet. */
const FAR_DAYS = 120;

/** The day whose recall counts: that of an exam within 120 days, else 30 days ahead; always after `today`. */
export function gainHorizon(today: LearningDay, examDay: LearningDay | null): LearningDay {
  if (examDay === null || examDay <= today || examDay > today + FAR_DAYS) {
    return today + HORIZON_DAYS;
  }
  return examDay;
}

/**
 * Expected recall on the day `later` with a review on `today`, minus recall without: −1 to 1, and above 0 for nearly
 * every card. The review is expected to end as Good with today's retrievability and as Again otherwise, which are the
 * ratings that the policy gives most. Source: "marginal gain" in the design's simulations; pinned by
 * test/core/memory/gain.test.ts.
 */
export function marginalGain(
  memory: Memory,
  today: LearningDay,
  later: LearningDay,
  params: SchedulingParams,
  scheduler: Scheduler,
): number {
  const recall = scheduler.retrievability(memory, today, params);
  const after = (rating: 'good' | 'again'): number =>
    scheduler.recallAfter(memory, { rating, day: today }, later, params);
  const without = scheduler.retrievability(memory, later, params);
  return recall * after('good') + (1 - recall) * after('again') - without;
}
