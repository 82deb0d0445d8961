// Answers as they are judged now: by the last regrade of each, and by the rating policy that came after it.
import { inGivenOrder } from './given-order.ts';
import { type AnswerEntry, type LogEntry, type ResetEntry, standingAnswers } from './log.ts';
import { RATINGS, type Rating } from './memory.ts';
import { type PolicyName, ratingPolicies } from './rating-policies/index.ts';

/**
 * The learner's own rating of a recall, read from the answer as it was given; null for every graded type. A recall is
 * the answer whose response is a rating word that agrees with its verdict and gave its rating (the failed part before
 * it may have, in a case). A typed word could be taken for one only where an author accepts that very word.
 */
export function ownRatingOf(answer: AnswerEntry): Rating | null {
  const own = RATINGS.find((rating) => answer.response === `"${rating}"`);
  if (own === undefined || answer.correct !== (own !== 'again')) return null;
  return answer.rating === own || answer.casePart !== undefined ? own : null;
}

/**
 * True when an earlier part of the answer's case was wrong, in the run of the case that the answer ends. `before` are
 * the standing answers, as judged; parts that were asked again count as they were answered last.
 */
function failedBefore({ casePart, question, at }: AnswerEntry, before: Iterable<AnswerEntry>) {
  if (casePart === undefined) return false;
  const rightByPart = new Map<number, boolean>();
  for (const answer of before) {
    const { session, part } = answer.casePart ?? {};
    const isOfRun = answer.question === question && session === casePart.session;
    if (isOfRun && part !== undefined && part < casePart.part && answer.at < at) {
      rightByPart.set(part, answer.correct);
    }
  }
  return [...rightByPart.values()].includes(false);
}

/**
 * What a policy makes of the raw facts of an answer; null where the answer has no rating. A case is right when all its
 * parts are, as when it was answered. `standing` are the standing answers as judged.
 */
export function rateAgain(
  policy: PolicyName,
  answer: AnswerEntry,
  ownRating: Rating | null,
  standing: Iterable<AnswerEntry>,
): Rating | null {
  if (answer.rating === null) return null;
  const failed = failedBefore(answer, standing);
  const { confidence, guessChance } = answer;
  return ratingPolicies[policy].rate({
    correct: answer.correct && !failed,
    confidence,
    guessChance,
    ownRating: failed ? null : ownRating,
  }).rating;
}

/**
 * The standing answers, in the order in which they were given, with the verdict, trap and rating that count now. Those
 * that nothing judged again, and that did not come late, are the very entries of the log. `entries` is a log or any end
 * of one.
 */
export function judgedAnswers(entries: readonly LogEntry[]): AnswerEntry[] {
  const given = standingAnswers(entries);
  if (!entries.some(({ kind }) => kind === 'regrade' || kind === 'policy')) return given;
  const standing = new Map(given.map((answer) => [answer.seq, answer]));
  const judged = new Map<number, AnswerEntry>();
  for (const entry of inGivenOrder(entries)) {
    if (entry.kind === 'answer' && standing.has(entry.seq)) judged.set(entry.seq, entry);
    if (entry.kind === 'regrade') {
      const { correct, score, rating, trapCard } = entry;
      const answer = judged.get(entry.target);
      if (answer) judged.set(answer.seq, { ...answer, correct, score, rating, trapCard });
    }
    if (entry.kind === 'policy') {
      const { policy } = entry;
      for (const answer of judged.values()) {
        const own = ownRatingOf(standing.get(answer.seq) ?? answer);
        const rating = rateAgain(policy, answer, own, judged.values());
        judged.set(answer.seq, { ...answer, rating, policy });
      }
    }
  }
  return [...judged.values()];
}

/** `judgedAnswers` with the resets between them, in the order of both: what a fold over cards goes through. */
export function judgedSteps(entries: readonly LogEntry[]): (AnswerEntry | ResetEntry)[] {
  const judged = new Map(judgedAnswers(entries).map((answer) => [answer.seq, answer]));
  return inGivenOrder(entries).flatMap((entry) =>
    entry.kind === 'reset' ? entry : (judged.get(entry.seq) ?? []),
  );
}
