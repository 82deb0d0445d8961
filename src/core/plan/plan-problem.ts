// What a plan is made from and what it tells: plain data, so that it passes between threads.
import type { RatingOdds } from './rating-odds.ts';

/** One card of the exam, as it stands when the day begins. */
export type PlanCard = {
  /** Whatever the caller knows it by. */
  readonly key: number;
  /** What it counts, above 0; equal for all when nothing tells cards apart. At most some five different ones. */
  readonly weight: number;
  /** Null when it was never asked. */
  readonly memory: {
    readonly stabilityDays: number;
    readonly difficulty: number;
    /** Days since its last review, 0 or more; one reviewed today cannot be asked again today. */
    readonly daysAgo: number;
  } | null;
};

export type PlanProblem = {
  /** Days from today to the exam day, 1–120. */
  readonly daysToExam: number;
  /** 21 FSRS-6 weights. */
  readonly weights: readonly number[];
  readonly odds: RatingOdds;
  /** Answers that fit: today (first), then each day to the eve of the exam; `daysToExam` numbers of 0 or more. */
  readonly capacity: readonly number[];
  /** Share of later days on which the learner is likely to be there, 0–1. */
  readonly attendance: number;
  /** In the order in which cards of equal worth are asked. */
  readonly cards: readonly PlanCard[];
};

/** Price of an answer by days to the exam, `prices[1]` on its eve: where the next plan starts from. */
export type PriceCurve = readonly number[];

export type RankedCard = { readonly key: number; readonly gain: number };

export type PlannedDay = {
  /** 0 is today. */
  readonly inDays: number;
  /** Expected answers: first ones, and reviews. */
  readonly new: number;
  readonly reviews: number;
};

export type Outlook = {
  /** Mean chance that a card of the exam is recalled on the exam day, 0–1. */
  readonly share: number;
  /** The same when nothing is studied from today on. */
  readonly withoutStudy: number;
  /** Cards that are not expected to be asked before the exam. */
  readonly unasked: readonly number[];
  readonly days: readonly PlannedDay[];
};
