// The interface of a scheduler: memory and rating in, memory out. Time is counted in learning days.
import type { Instant, LearningDay } from '../base/time.ts';
import type { Memory, Rating } from './memory.ts';

/** Everything that a schedule depends on besides the reviews themselves; log rows pin it. */
export type SchedulingParams = {
  readonly model: 'fsrs-6';
  /** 21 FSRS-6 weights. */
  readonly weights: readonly number[];
  /** 0.70–0.97. */
  readonly desiredRetention: number;
  /** Days, 1–36500. */
  readonly maximumInterval: number;
  /** Spreads due days a little; seeded, so that a replay gives the same day. */
  readonly fuzz: boolean;
};

export type ReviewInput = {
  readonly rating: Rating;
  readonly day: LearningDay;
  readonly at: Instant;
  /** Fixes the fuzz: learner and card; the repetition is added by the scheduler. */
  readonly seed: string;
};

/** Pure and deterministic. Bad input (non-finite, out of range) throws RangeError: it is a bug of ours, never stored. */
export interface Scheduler {
  /** The memory after a review; `null` before the first one. A day before the last review counts as the last day. */
  review(memory: Memory | null, input: ReviewInput, params: SchedulingParams): Memory;
  /** Probability of recall on a learning day, 0–1. */
  retrievability(memory: Memory, day: LearningDay, params: SchedulingParams): number;
  /** Probability of recall on the day `later`, 0–1, when a review on `day` gives this rating. Fuzz plays no part. */
  recallAfter(
    memory: Memory,
    review: { readonly rating: Rating; readonly day: LearningDay },
    later: LearningDay,
    params: SchedulingParams,
  ): number;
}
