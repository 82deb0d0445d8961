// How much of the time is left, and when it is worth a word.

/** Minutes left at which it is said, the last first. */
const SAID_AT = [1, 5, 10] as const;

/** Whole seconds left, never less than 0. */
export function secondsLeft(deadlineAt: number, now: number): number {
  return Math.max(0, Math.ceil((deadlineAt - now) / 1000));
}

/** Of the minutes worth a word the least that was passed from `before` to `now`, both in seconds left; null for none. */
export function passed(before: number, now: number): number | null {
  return SAID_AT.find((minutes) => before > minutes * 60 && now <= minutes * 60 && now > 0) ?? null;
}
