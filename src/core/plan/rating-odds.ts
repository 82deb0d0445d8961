// How likely each rating is: of a first answer, and of a recall. A learner's own counts, on top of what is usual.
import type { Rating } from '../memory/memory.ts';

/** Shares of Again, Hard, Good and Easy; they sum to 1. */
export type Shares = readonly [again: number, hard: number, good: number, easy: number];

export type RatingOdds = {
  /** Of the first answer to a card. */
  readonly first: Shares;
  /** Of an answer that was a recall; Again is 0. */
  readonly recalled: Shares;
};

/** What is usual before anything is known of a learner, counted as that many answers. Source: the design's simulation. */
const USUAL_FIRST: Shares = [0.35, 0.078, 0.455, 0.117];
const USUAL_RECALLED: Shares = [0, 0.15, 0.75, 0.1];
const STRENGTH = 30;

const PLACES = { again: 0, hard: 1, good: 2, easy: 3 } as const satisfies Record<Rating, number>;

export type RatedAnswer = {
  readonly rating: Rating | null;
  /** True for the first answer to its card. */
  readonly first: boolean;
};

function blend(usual: Shares, counts: readonly number[]): Shares {
  const total = counts.reduce((sum, count) => sum + count, 0) + STRENGTH;
  const share = (place: 0 | 1 | 2 | 3): number =>
    ((counts[place] ?? 0) + STRENGTH * usual[place]) / total;
  return [share(0), share(1), share(2), share(3)];
}

/** Answers without a rating count for nothing. Order does not matter. */
export function ratingOdds(answers: Iterable<RatedAnswer>): RatingOdds {
  const first = [0, 0, 0, 0];
  const recalled = [0, 0, 0, 0];
  for (const { rating, first: isFirst } of answers) {
    if (rating === null) continue;
    const counts = isFirst ? first : recalled;
    if (isFirst || rating !== 'again') counts[PLACES[rating]] = (counts[PLACES[rating]] ?? 0) + 1;
  }
  return { first: blend(USUAL_FIRST, first), recalled: blend(USUAL_RECALLED, recalled) };
}
