// Which answers of a log must be judged anew, given what the keys of today say of each. Pure; the log is only read.
import type { RevisionKey } from '../question/catalogue.ts';
import { judgedAnswers, ownRatingOf, rateAgain } from './judged.ts';
import type { AnswerEntry, LogEntry, RegradeEntry } from './log.ts';
import type { PolicyName } from './rating-policies/index.ts';

/** What a key says of an answer. */
export type Verdict = Pick<AnswerEntry, 'correct' | 'score' | 'trapCard'> & {
  readonly revision: RevisionKey;
};

/** An answer that counts otherwise from now on. */
export type Regrade = {
  /** As it counted until now. */
  readonly before: AnswerEntry;
  readonly after: Pick<
    RegradeEntry,
    'card' | 'target' | 'revision' | 'correct' | 'score' | 'rating' | 'trapCard'
  >;
};

function isSame(one: Omit<Verdict, 'revision'>, other: Omit<Verdict, 'revision'>): boolean {
  return (
    one.correct === other.correct && one.score === other.score && one.trapCard === other.trapCard
  );
}

/**
 * Oldest first, each answer at most once; none of those undone. `verdictOf` tells what today's key says of an answer as
 * it was given, or null to leave it as it counts now. The rating follows from the verdict by the learner's policy, and
 * for the end of a case from the verdicts on all its parts. Where everything counts as it should there is nothing, so
 * that doing it twice is doing it once.
 */
export function planRegrades(
  entries: readonly LogEntry[],
  policy: PolicyName,
  verdictOf: (given: AnswerEntry) => Verdict | null,
): Regrade[] {
  const given = new Map<number, AnswerEntry>();
  for (const entry of entries) if (entry.kind === 'answer') given.set(entry.seq, entry);
  const judged = judgedAnswers(entries);
  const verdicts = new Map<number, Verdict>();
  const next = judged.map((answer) => {
    const verdict = verdictOf(given.get(answer.seq) ?? answer);
    if (!verdict || isSame(verdict, answer)) return answer;
    verdicts.set(answer.seq, verdict);
    const { correct, score, trapCard } = verdict;
    return { ...answer, correct, score, trapCard };
  });
  const movedCases = new Set(
    next.flatMap(({ seq, casePart }) => (casePart && verdicts.has(seq) ? [casePart.session] : [])),
  );
  return judged.flatMap((before, at) => {
    const answer = next[at] ?? before;
    const verdict = verdicts.get(before.seq);
    const mayMove = verdict || movedCases.has(before.casePart?.session ?? Number.NaN);
    if (!mayMove) return [];
    const own = ownRatingOf(given.get(before.seq) ?? before);
    const rating = rateAgain(policy, answer, own, next);
    if (!verdict && rating === before.rating) return [];
    const { card, seq: target, correct, score, trapCard } = answer;
    const revision = verdict?.revision ?? before.revision;
    return [{ before, after: { card, target, revision, correct, score, rating, trapCard } }];
  });
}
