// When an answer was given that arrives later, from what a device says and what the server knows.
import type { Instant, LearningDay } from '../base/time.ts';

/** A device whose clock is off by more than this is told so; its answers are taken all the same. */
const SUSPECT_MS = 5 * 60 * 1000;
/** Older answers are not taken any more. */
const OLDEST_MS = 30 * 24 * 60 * 60 * 1000;

/** The two clocks at one moment, as far as the way of the request lets them be compared. */
export type Clocks = { readonly sentAt: Instant; readonly receivedAt: Instant };

/** What to add to an instant of the device to have it by the server's clock, in ms. */
export function skewOf({ sentAt, receivedAt }: Clocks): number {
  return receivedAt - sentAt;
}

export function isSuspect(clocks: Clocks): boolean {
  return Math.abs(skewOf(clocks)) > SUSPECT_MS;
}

export function isTooOld(answeredAt: Instant, { sentAt }: Clocks): boolean {
  return sentAt - answeredAt > OLDEST_MS;
}

/** `answeredAt` by the server's clock: never before the question was issued, nor after the answer arrived. */
export function givenAt(answeredAt: Instant, clocks: Clocks, issuedAt: Instant): Instant {
  const at = answeredAt + skewOf(clocks);
  return Math.max(issuedAt, Math.min(at, clocks.receivedAt));
}

/**
 * The learning day of something at `at`, which is `day` as the learner counts now: not before the days of what happened
 * earlier, nor after those of what happened later or `latest`, for learners travel. `happened` is in order of time.
 */
export function givenDay(
  happened: readonly { readonly at: Instant; readonly day: LearningDay }[],
  at: Instant,
  day: LearningDay,
  latest: LearningDay,
): LearningDay {
  let [low, high] = [0, happened.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((happened[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const before = happened[low - 1]?.day ?? Number.NEGATIVE_INFINITY;
  const after = happened[low]?.day ?? latest;
  return Math.max(before, Math.min(day, after));
}
