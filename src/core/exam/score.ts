// The score of an exam: right answers by domain, each with the interval that so few questions allow.
import { wilson } from '../stats/wilson.ts';
import type { BlueprintDomain } from './blueprint.ts';

export type ScoredQuestion = {
  /** Place in the domains. */
  readonly domain: number;
  readonly answered: boolean;
  readonly correct: boolean;
};

export type DomainScore = BlueprintDomain & {
  readonly correct: number;
  readonly total: number;
  /** Bounds of the interval for the share of right answers, 0–1. */
  readonly low: number;
  readonly high: number;
};

export type Score = {
  /** Share of right answers among all questions, 0–1. */
  readonly score: number;
  /** Bounds of the interval for it. */
  readonly low: number;
  readonly high: number;
  readonly correct: number;
  /** Unanswered questions are wrong too: `correct + wrong` are all that are scored. */
  readonly wrong: number;
  readonly unanswered: number;
  readonly domains: readonly DomainScore[];
};

/** Without questions nothing is known. */
const UNKNOWN = { low: 0, high: 1 };

/**
 * Every question counts alike, all or nothing. No scaled score is foretold: the exams publish no conversion. A form
 * without questions has the score 0.
 */
export function scoreExam(
  domains: readonly BlueprintDomain[],
  questions: readonly ScoredQuestion[],
): Score {
  const correct = questions.filter((question) => question.correct).length;
  return {
    score: questions.length === 0 ? 0 : correct / questions.length,
    ...(wilson(correct, questions.length) ?? UNKNOWN),
    correct,
    wrong: questions.length - correct,
    unanswered: questions.filter(({ answered }) => !answered).length,
    domains: domains.map((domain, place) => {
      const own = questions.filter((question) => question.domain === place);
      const right = own.filter((question) => question.correct).length;
      return {
        ...domain,
        correct: right,
        total: own.length,
        ...(wilson(right, own.length) ?? UNKNOWN),
      };
    }),
  };
}
