// The expected exam score, from first answers to questions not seen before; hidden until there are enough of them.
import { type RandomInt, uniform } from '../base/random.ts';
import type { LearningDay } from '../base/time.ts';
import { betaQuantile } from './beta.ts';
import { binomialQuantile } from './binomial.ts';
import type { ScoreGroup } from './exam-scope.ts';

/** Answers that the prior is worth, around the learner's own overall accuracy, and that one around this. */
const PRIOR_STRENGTH = 8;
const PRIOR_ACCURACY = 0.55;
/** Days after which an answer says half as much. */
const HALF_LIFE = 30;
/** Days for which an answer counts towards having enough: beyond two half-lives it says less than a quarter. */
const RECENT_DAYS = 2 * HALF_LIFE;
const NEED_OVERALL = 30;
const NEED_IN_GROUP = 5;
/** Groups below this share of the exam need no answers of their own. */
const LIGHT = 0.05;
const DRAWS = 2000;
/** The interval holds 90 % of the draws. */
const TAIL = 0.05;

export type FirstAnswer = {
  /** Null for a card that belongs to no group: it counts for the overall accuracy only. */
  readonly group: string | null;
  readonly correct: boolean;
  readonly day: LearningDay;
};

export type ScoreFacts = {
  readonly groups: readonly ScoreGroup[];
  readonly answers: readonly FirstAnswer[];
  readonly today: LearningDay;
  /** Questions of one form, 1–1000. */
  readonly questions: number;
  /** Share of the questions that the learner wants to reach, 0–1. */
  readonly target: number | null;
  readonly random: RandomInt;
};

export type GroupScore = ScoreGroup & {
  /** First answers, and those of the last 60 days among them. */
  readonly answers: number;
  readonly recent: number;
  readonly correct: number;
  /** Expected share right with its 90 % interval, 0–1; null until there is enough. */
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

export type ExamScore = {
  readonly enough: boolean;
  /** What is missing: first answers of the last 60 days, overall (`group` null) or in a group. */
  readonly missing: readonly {
    readonly group: string | null;
    readonly have: number;
    readonly need: number;
  }[];
  readonly answers: number;
  readonly recent: number;
  /** Expected share of right answers, and where 90 % of forms would end, 0–1; null until there is enough. */
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Chance to reach the target, 0–1; null without a target, and until there is enough. */
  readonly chance: number | null;
  readonly groups: readonly GroupScore[];
};

/** Right and all answers, each counted by how much it still says. */
function weigh(answers: readonly FirstAnswer[], today: LearningDay) {
  const sum = { right: 0, all: 0 };
  for (const { correct, day } of answers) {
    const weight = 2 ** (Math.min(day - today, 0) / HALF_LIFE);
    sum.all += weight;
    if (correct) sum.right += weight;
  }
  return sum;
}

/** What is believed of the accuracy in a group: a Beta distribution, by its mean and its quantiles. */
function believe(answers: readonly FirstAnswer[], today: LearningDay, overall: number) {
  const { right, all } = weigh(answers, today);
  const alpha = right + PRIOR_STRENGTH * overall;
  const beta = all - right + PRIOR_STRENGTH * (1 - overall);
  return { expected: alpha / (alpha + beta), quantile: betaQuantile(alpha, beta) };
}
type Belief = ReturnType<typeof believe>;

function overallAccuracy({ answers, today }: ScoreFacts): number {
  const { right, all } = weigh(answers, today);
  return (right + PRIOR_STRENGTH * PRIOR_ACCURACY) / (all + PRIOR_STRENGTH);
}

/**
 * Scores of as many forms as there are draws, ascending. A form's number of questions of each group is its weight,
 * rounded at random so that it is right on average and the form has its length. Every draw takes as many random
 * numbers, whatever was answered: so with the same source a better learner has no worse score in any of them.
 */
function drawScores({ groups, questions, random }: ScoreFacts, beliefs: readonly Belief[]) {
  const scores = Array.from({ length: DRAWS }, () => {
    const offset = uniform(random);
    let [until, before, right] = [0, 0, 0];
    groups.forEach(({ weight }, at) => {
      until += weight;
      // The last one takes the rest, whatever the weights' sum was rounded to.
      const isLast = at === groups.length - 1;
      const asked = isLast
        ? questions
        : Math.min(Math.floor(until * questions + offset), questions);
      const accuracy = beliefs[at]?.quantile(uniform(random)) ?? 0;
      right += binomialQuantile(asked - before, accuracy, uniform(random));
      before = asked;
    });
    return right / questions;
  });
  return scores.sort((one, other) => one - other);
}

const isRecent =
  ({ today }: ScoreFacts) =>
  ({ day }: FirstAnswer) =>
    today - day < RECENT_DAYS;

function missingFrom(facts: ScoreFacts): ExamScore['missing'] {
  const recent = facts.answers.filter(isRecent(facts));
  const wanted = [
    { group: null, have: recent.length, need: NEED_OVERALL },
    ...facts.groups
      .filter(({ weight }) => weight >= LIGHT)
      .map(({ id }) => {
        const have = recent.filter(({ group }) => group === id).length;
        return { group: id, have, need: NEED_IN_GROUP };
      }),
  ];
  return wanted.filter(({ have, need }) => have < need);
}

function summed(facts: ScoreFacts, beliefs: readonly Belief[]) {
  const scores = drawScores(facts, beliefs);
  const expected = facts.groups.reduce(
    (sum, { weight }, at) => sum + weight * (beliefs[at]?.expected ?? 0),
    0,
  );
  const at = (share: number) => scores[Math.round(share * (DRAWS - 1))] ?? expected;
  const { target } = facts;
  return {
    expected,
    low: Math.min(at(TAIL), expected),
    high: Math.max(at(1 - TAIL), expected),
    // A score is a fraction of whole numbers and a target a decimal: equal ones may differ in the last bit.
    chance:
      target === null ? null : scores.filter((score) => score >= target - 1e-9).length / DRAWS,
  };
}

const HIDDEN = { expected: null, low: null, high: null };

/**
 * Per group the accuracy has a Beta prior of strength 8 around the learner's overall accuracy (itself with the same
 * prior around 0.55), answers lose half their weight in 30 days, and 2,000 forms are drawn: Beta, then binomial. The
 * same facts with the same random source give the same result. Source: fsrs.md section 6; test/core/stats/exam-score.test.ts.
 */
export function examScore(facts: ScoreFacts): ExamScore {
  const { groups, answers, today } = facts;
  const missing = missingFrom(facts);
  const enough = missing.length === 0;
  const overall = overallAccuracy(facts);
  const answersOf = (id: string) => answers.filter(({ group }) => group === id);
  const beliefs = enough ? groups.map(({ id }) => believe(answersOf(id), today, overall)) : [];
  const shown = (belief: Belief | undefined) =>
    belief
      ? {
          expected: belief.expected,
          low: Math.min(belief.quantile(TAIL), belief.expected),
          high: Math.max(belief.quantile(1 - TAIL), belief.expected),
        }
      : HIDDEN;
  return {
    enough,
    missing,
    answers: answers.length,
    recent: answers.filter(isRecent(facts)).length,
    ...(enough ? summed(facts, beliefs) : { ...HIDDEN, chance: null }),
    groups: groups.map((group, at) => {
      const own = answersOf(group.id);
      return {
        ...group,
        answers: own.length,
        recent: own.filter(isRecent(facts)).length,
        correct: own.filter(({ correct }) => correct).length,
        ...shown(beliefs[at]),
      };
    }),
  };
}
