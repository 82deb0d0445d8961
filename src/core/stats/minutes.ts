// Time spent on answers, as far as learners' frontends told it.

/** What counts at most for one answer: beyond five minutes the learner was away. */
export const LONGEST_ANSWER_MS = 5 * 60_000;

/** What one answer counts, in ms; one that told no time counts nothing. */
export function timeToldMs(elapsedMs: number | null): number {
  return Math.min(elapsedMs ?? 0, LONGEST_ANSWER_MS);
}

/** Minutes to one decimal. */
export function minutesIn(ms: number): number {
  return Math.round(ms / 6000) / 10;
}

/** Minutes to one decimal that the answers took. */
export function minutesOf(answers: readonly { readonly elapsedMs: number | null }[]): number {
  return minutesIn(answers.reduce((sum, { elapsedMs }) => sum + timeToldMs(elapsedMs), 0));
}
