// What one learner remembers of one card: the FSRS state, in learning days.
import type { Instant, LearningDay } from '../base/time.ts';

/** `again` 1, `hard` 2, `good` 3, `easy` 4. */
export type Rating = 'again' | 'hard' | 'good' | 'easy';
export const RATINGS = ['again', 'hard', 'good', 'easy'] as const satisfies readonly Rating[];

/** Confidence that a learner states with an answer. */
export type Confidence = 'guess' | 'unsure' | 'sure';
export const CONFIDENCES = ['guess', 'unsure', 'sure'] as const satisfies readonly Confidence[];

export type Memory = {
  /** Days until recall falls to 90 %; finite, above 0. */
  readonly stabilityDays: number;
  /** FSRS difficulty, 1–10. */
  readonly difficulty: number;
  /** Due when `dueDay <= today`. */
  readonly dueDay: LearningDay;
  /** Learning day and instant of the last review that moved this memory. */
  readonly lastDay: LearningDay;
  readonly lastAt: Instant;
  readonly lastRating: Rating;
  /** Reviews folded into this memory; a whole number above 0. */
  readonly reps: number;
  /** Times it was forgotten (Again after the first review). */
  readonly lapses: number;
};

/** A memory as of a learning day: recall predicted for it, and the instant at which its due day starts. */
export type ShownMemory = Memory & { readonly retrievability: number; readonly dueAt: Instant };

/** What a learner set aside: suspended until lifted, buried until a learning day begins. */
export type Hold = { readonly suspended: boolean; readonly buriedUntil: LearningDay | null };

/** How often a learner chose the trap that a card names; `strong` counts the times they were sure. */
export type TrapCount = {
  readonly times: number;
  readonly strong: number;
  readonly lastAt: Instant;
};
