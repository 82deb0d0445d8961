// When a fit is worth its while: enough reviews for a first one, and enough news for another.
import { type Instant, isoDate } from '../base/time.ts';
import type { ReviewCounts } from './review-history.ts';

/** From here on a fit helps four learners in five. Source: 49 simulated real users, in the design notes on FSRS. */
const FIRST: ReviewCounts = { reviews: 400, longTerm: 150 };
const GROWTH = 1.5;
const AGAIN_AFTER_MS = 30 * 86_400_000;

/** How many reviews the last fit was of, applied or refused, and when it was. */
type LastFit = { readonly reviews: number; readonly at: Instant };

export type Needed = {
  /** Reviews that are still missing, 0 when there are enough. */
  readonly reviews: number;
  /** Of them, on a later learning day than the one before. */
  readonly longTerm: number;
  /** From this instant on one more review is enough; null before the first fit. */
  readonly from: Instant | null;
};

const missing = (wanted: number, have: number): number => Math.max(0, wanted - have);

function wantedAfter(last: LastFit | null, now: Instant): number {
  if (last === null) return 0;
  return now >= last.at + AGAIN_AFTER_MS ? last.reviews + 1 : Math.ceil(last.reviews * GROWTH);
}

/** What is still needed for the next fit, after the last one (applied or refused), or for the first one. */
export function neededToFit(
  { reviews, longTerm }: ReviewCounts,
  last: LastFit | null,
  now: Instant,
): Needed {
  const from = last && last.at + AGAIN_AFTER_MS;
  return {
    reviews: missing(Math.max(FIRST.reviews, wantedAfter(last, now)), reviews),
    longTerm: missing(FIRST.longTerm, longTerm),
    from,
  };
}

export function isReady({ reviews, longTerm }: Needed): boolean {
  return reviews === 0 && longTerm === 0;
}

/** What a learner is told when it is too early, with the numbers. */
export function explainNeeded({ reviews, longTerm }: ReviewCounts, last: LastFit | null): string {
  const isFirst = last === null || reviews < FIRST.reviews || longTerm < FIRST.longTerm;
  if (isFirst) {
    return `A fit needs ${FIRST.reviews} reviews, ${FIRST.longTerm} of them on a later day than the review before; there are ${reviews} and ${longTerm}.`;
  }
  const date = isoDate(last.at + AGAIN_AFTER_MS);
  return `The last fit was of ${last.reviews} reviews; another needs ${Math.ceil(last.reviews * GROWTH)}, or one more from ${date} on; there are ${reviews}.`;
}
