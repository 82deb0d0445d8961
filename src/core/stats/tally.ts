// Tallies: what answers add up to by learning day and by question, so that statistics need not read the log.
import type { LearningDay } from '../base/time.ts';
import type { AnswerEntry, ResetEntry } from '../memory/log.ts';
import type { Memory } from '../memory/memory.ts';
import { countAnswer, createStanding, NOTHING_DONE } from '../practice/limits.ts';
import type { CardKey, QuestionKey } from '../question/catalogue.ts';
import { timeToldMs } from './minutes.ts';

/** Counts of answers that stand, each 0 or more. */
export type AnswerTally = {
  readonly answers: number;
  /** Right ones among them. */
  readonly correct: number;
  /** Time that they took, in ms, as far as it was told; see `timeToldMs`. */
  readonly toldMs: number;
  /** Those that told their time. */
  readonly timed: number;
};

export type DayTally = AnswerTally & {
  /** Cards asked for the first time ever, or since a reset; as the daily limit counts them. */
  readonly newCards: number;
  /** Cards with a memory that were asked for the first time that day; as the daily limit counts them. */
  readonly reviews: number;
  /** Answers that rated a known card Again. */
  readonly lapses: number;
};

export const NO_ANSWERS: DayTally = {
  answers: 0,
  correct: 0,
  toldMs: 0,
  timed: 0,
  newCards: 0,
  reviews: 0,
  lapses: 0,
};

/** What one answer adds to its learning day and its question. */
export type Contribution = {
  readonly day: LearningDay;
  readonly card: CardKey;
  readonly question: QuestionKey;
  readonly tally: DayTally;
};

type AnswerFacts = Pick<
  AnswerEntry,
  'day' | 'card' | 'question' | 'correct' | 'elapsedMs' | 'rating'
>;

/** What an answer adds; `before` is how its card stood: null for a new one. */
function contributionOf(answer: AnswerFacts, before: Pick<Memory, 'lastDay'> | null): Contribution {
  const { day, card, question, correct, elapsedMs, rating } = answer;
  const tally: DayTally = {
    answers: 1,
    correct: Number(correct),
    toldMs: timeToldMs(elapsedMs),
    timed: Number(elapsedMs !== null),
    ...countAnswer(NOTHING_DONE, answer, before),
    lapses: Number(rating === 'again' && before !== null),
  };
  return { day, card, question, tally };
}

/**
 * The contribution of the newest answer. `askedBefore`: an answer of the same learning day that stands had rated the
 * card before this one.
 */
export function contribution(
  answer: AnswerFacts & Pick<AnswerEntry, 'predicted'>,
  askedBefore: boolean,
): Contribution {
  const { day, predicted } = answer;
  const before = predicted === null ? null : { lastDay: askedBefore ? day : day - 1 };
  return contributionOf(answer, before);
}

/**
 * One contribution per answer, in their order. `steps` are answers that stand, oldest first, with the resets between
 * them (`judgedSteps`): all of the learner, or any part of them that has every step of the cards it has.
 */
export function contributions(steps: readonly (AnswerEntry | ResetEntry)[]): Contribution[] {
  const standing = createStanding();
  return steps.flatMap((step) => {
    const before = standing(step);
    return step.kind === 'answer' ? [contributionOf(step, before)] : [];
  });
}

/** `sign` -1 takes the second off the first. Tallies without the counts of a day are taken to have none. */
export function addTally(
  one: DayTally,
  other: AnswerTally & Partial<DayTally>,
  sign: 1 | -1 = 1,
): DayTally {
  return {
    answers: one.answers + sign * other.answers,
    correct: one.correct + sign * other.correct,
    toldMs: one.toldMs + sign * other.toldMs,
    timed: one.timed + sign * other.timed,
    newCards: one.newCards + sign * (other.newCards ?? 0),
    reviews: one.reviews + sign * (other.reviews ?? 0),
    lapses: one.lapses + sign * (other.lapses ?? 0),
  };
}

export function sumTallies(tallies: Iterable<AnswerTally & Partial<DayTally>>): DayTally {
  let sum = NO_ANSWERS;
  for (const tally of tallies) sum = addTally(sum, tally);
  return sum;
}

/** One learning day's answers to the cards of one bank, retired cards included. */
export type DayRow = DayTally & { readonly day: LearningDay; readonly bank: string };

/** A learner's answers to one question of one card, retired ones included; `type` is the one the question has now. */
export type QuestionRow = AnswerTally & {
  readonly card: CardKey;
  readonly question: QuestionKey;
  readonly type: string;
};
