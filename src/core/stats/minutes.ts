// Time spent on answers, as far as learners' frontends told it.

/** What counts at most for one answer: beyond five minutes the learner was away. */
const LONGEST_ANSWER_MS = 5 * 60_000;

/** Minutes to one decimal; an answer that told no time counts nothing. */
export function minutesOf(answers: readonly { readonly elapsedMs: number | null }[]): number {
  const ms = answers.reduce(
    (sum, { elapsedMs }) => sum + Math.min(elapsedMs ?? 0, LONGEST_ANSWER_MS),
    0,
  );
  return Math.round(ms / 6000) / 10;
}
