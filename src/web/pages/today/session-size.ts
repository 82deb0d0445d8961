// How much one session is: small enough to begin, and how long it takes at the learner's own pace.

/** Questions of an ordinary session. */
export const USUAL = 20;
/** A few more than usual are no reason for a second session. */
const NEARLY = 25;
/** The API opens no longer ones. */
export const MOST = 200;

/** Questions of the session that the big button starts, of so many that are left today. */
export function sessionSize(left: number): number {
  return left <= NEARLY ? left : USUAL;
}

/** Whole minutes, one at least. */
export function minutesFor(questions: number, secondsPerAnswer: number): number {
  return Math.max(1, Math.round((questions * secondsPerAnswer) / 60));
}

type Waiting = {
  readonly overdue: number;
  readonly left: number;
  readonly secondsPerAnswer: number;
};

/** How a backlog goes away: so many a day, and gone in so many days. */
export type Clearing = { readonly perDay: number; readonly days: number };

/**
 * With the learner's minutes a day where there are any, else with an ordinary session a day; never more than today
 * still holds. Null when none waits, or when today holds nothing more.
 */
export function clearing(
  { overdue, left, secondsPerAnswer }: Waiting,
  minutesPerDay: number | null,
): Clearing | null {
  if (overdue === 0 || left === 0) return null;
  const pace =
    minutesPerDay === null
      ? USUAL
      : Math.max(1, Math.floor((minutesPerDay * 60) / Math.max(1, secondsPerAnswer)));
  const perDay = Math.min(pace, left);
  return { perDay, days: Math.ceil(overdue / perDay) };
}
