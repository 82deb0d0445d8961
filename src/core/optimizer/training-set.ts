// What the trainer is fed: every prefix of a history that ends in a long-term review, flat, and checked before it is used.
import { RATINGS } from '../memory/memory.ts';
import type { ReviewHistory } from './review-history.ts';

/** Items one after another: item i is the next `lengths[i]` ratings (1–4) and days since the review before. */
export type TrainingSet = {
  readonly ratings: readonly number[];
  readonly deltas: readonly number[];
  readonly lengths: readonly number[];
};

/** Longer prefixes are left out: fsrs-rs does not train on them either, and a set grows with their square. */
const LONGEST = 256;

/** The items whose last review comes before the `seq` that parts the histories. */
export function trainingSet(histories: readonly ReviewHistory[], before: number): TrainingSet {
  const set = { ratings: [] as number[], deltas: [] as number[], lengths: [] as number[] };
  for (const history of histories) {
    for (const [last, { seq, deltaDays }] of history.entries()) {
      if (deltaDays === 0 || seq >= before || last >= LONGEST) continue;
      for (const review of history.slice(0, last + 1)) {
        set.ratings.push(RATINGS.indexOf(review.rating) + 1);
        set.deltas.push(review.deltaDays);
      }
      set.lengths.push(last + 1);
    }
  }
  return set;
}

/**
 * Throws RangeError for anything that fsrs-rs does not refuse but dies of, or takes for something else: a rating other
 * than 1–4, days that are no whole number from 0, a first review with days before it, an item without a long-term
 * review at its end, no items at all. Source: design notes on the binding; pinned by training-set.test.ts.
 */
export function checkTrainingSet({ ratings, deltas, lengths }: TrainingSet): void {
  const refuse = (why: string): never => {
    throw new RangeError(`training set: ${why}`);
  };
  if (lengths.length === 0) refuse('there is nothing in it');
  let start = 0;
  for (const [item, length] of lengths.entries()) {
    if (!Number.isInteger(length) || length < 2) refuse(`item ${item} has ${length} reviews`);
    if (deltas[start] !== 0) refuse(`item ${item} begins with ${deltas[start]} days`);
    const end = start + length - 1;
    if (!((deltas[end] ?? 0) > 0)) refuse(`item ${item} does not end in a long-term review`);
    start += length;
  }
  if (start !== ratings.length || start !== deltas.length) refuse('its lists differ in length');
  for (const rating of ratings) {
    if (![1, 2, 3, 4].includes(rating)) refuse(`${rating} is no rating`);
  }
  for (const delta of deltas) {
    if (!Number.isInteger(delta) || delta < 0 || delta > 0xffff) refuse(`${delta} are no days`);
  }
}
