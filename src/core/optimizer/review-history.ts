// The log as the optimizer sees it: reviews that moved memory, card by card, in learning days.
import type { LearningDay } from '../base/time.ts';
import { inGivenOrder } from '../memory/given-order.ts';
import { judgedSteps } from '../memory/judged.ts';
import type { LogEntry } from '../memory/log.ts';
import type { Rating } from '../memory/memory.ts';
import type { CardKey } from '../question/catalogue.ts';

export type Review = {
  /** Places reviews in time across cards: the number of the log entry, or its place where answers came late. */
  readonly seq: number;
  readonly day: LearningDay;
  /** Whole days since the review before, 0 for the first one. */
  readonly deltaDays: number;
  readonly rating: Rating;
};

/** Reviews of one card, oldest first, never empty; a reset begins another history. */
export type ReviewHistory = readonly Review[];

export type ReviewCounts = {
  readonly reviews: number;
  /** Reviews on a later learning day than the one before: only these say how memory lasts. */
  readonly longTerm: number;
};

/**
 * The standing answers that were rated, which cramming and the earlier parts of a case are not, with the rating that
 * counts now.
 */
export function reviewHistories(entries: readonly LogEntry[]): ReviewHistory[] {
  const histories: Review[][] = [];
  const current = new Map<CardKey, Review[]>();
  const given = inGivenOrder(entries);
  const places = new Map(
    given === entries ? [] : given.map(({ seq }, place) => [seq, place + 1] as const),
  );
  for (const entry of judgedSteps(entries)) {
    if (entry.kind === 'reset') current.delete(entry.card);
    if (entry.kind !== 'answer' || entry.rating === null) continue;
    const { card, day, rating, affectsSchedule } = entry;
    const seq = places.get(entry.seq) ?? entry.seq;
    if (!affectsSchedule) continue;
    const history = current.get(card);
    const before = history?.at(-1);
    const review = { seq, day, rating, deltaDays: before ? day - before.day : 0 };
    if (history) history.push(review);
    else {
      const begun = [review];
      current.set(card, begun);
      histories.push(begun);
    }
  }
  return histories;
}

export function countReviews(histories: readonly ReviewHistory[]): ReviewCounts {
  const reviews = histories.flat();
  return {
    reviews: reviews.length,
    longTerm: reviews.filter(({ deltaDays }) => deltaDays > 0).length,
  };
}

/**
 * The `seq` that parts the histories in time: of the long-term reviews the first `share` (0–1) come before it, the
 * others at or after it. Infinity when there is nothing to part.
 */
export function splitSeq(histories: readonly ReviewHistory[], share: number): number {
  const seqs = histories
    .flat()
    .filter(({ deltaDays }) => deltaDays > 0)
    .map(({ seq }) => seq)
    .sort((one, other) => one - other);
  return seqs[Math.floor(seqs.length * share)] ?? Number.POSITIVE_INFINITY;
}
