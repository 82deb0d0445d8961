// Progress: how far a learner is with a set of cards (a bank, a topic, everything), counted from memories and answers.
import type { LearningDay } from '../base/time.ts';
import { isLeech } from '../memory/leech.ts';
import type { AnswerEntry } from '../memory/log.ts';
import type { Hold, Memory } from '../memory/memory.ts';
import type { CardKey } from '../question/catalogue.ts';
import { minutesOf } from './minutes.ts';
import { streak } from './streak.ts';

/** Stability in days from which a card counts as mature. */
export const MATURE_DAYS = 21;

export type ProgressFacts = {
  /** The cards to count, each once. */
  readonly cards: Iterable<CardKey>;
  /** Of the learner; those of other cards are left out. */
  readonly memories: ReadonlyMap<CardKey, Memory>;
  readonly holds: ReadonlyMap<CardKey, Hold>;
  /** All standing answers of the learner (`standingAnswers`), whatever the card. */
  readonly answers: readonly Pick<AnswerEntry, 'card' | 'day' | 'correct' | 'elapsedMs'>[];
  readonly today: LearningDay;
  /** Recall predicted for today, 0–1. */
  readonly retrievability: (memory: Memory) => number;
  /** True for days that do not break the streak, such as days off. */
  readonly isKept: (day: LearningDay) => boolean;
};

export type Progress = {
  readonly cards: number;
  /** Cards that were answered or have a memory. */
  readonly seen: number;
  /** Cards without a memory: never asked, only crammed, or reset. */
  readonly new: number;
  /** Cards with a memory; the mature are among them. */
  readonly review: number;
  /** Cards with a stability of 21 days or more. */
  readonly mature: number;
  readonly suspended: number;
  readonly leeches: number;
  /** Mean recall predicted for today over the cards in review, 0–1; null without any. */
  readonly averageRetrievability: number | null;
  readonly answered: number;
  /** Share of right answers, 0–1; null without answers. */
  readonly correctRate: number | null;
  /** Learning days with an answer to one of the cards. */
  readonly daysStudied: number;
  /** Learning days in a row with an answer to any card of any bank; see `streak`. */
  readonly streakDays: number;
  /** Time that the answers took, as far as it was told; see `minutesOf`. */
  readonly minutes: number;
};

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Counts one set of cards. The sums over disjoint sets add up, but for days, streak, minutes and means. */
export function progress(facts: ProgressFacts): Progress {
  const cards = new Set(facts.cards);
  const answers = facts.answers.filter((answer) => cards.has(answer.card));
  const seen = new Set(answers.map((answer) => answer.card));
  const counts = { review: 0, mature: 0, suspended: 0, leeches: 0, recall: 0 };
  for (const card of cards) {
    if (facts.holds.get(card)?.suspended) counts.suspended += 1;
    const memory = facts.memories.get(card);
    if (!memory) continue;
    seen.add(card);
    counts.review += 1;
    counts.recall += facts.retrievability(memory);
    if (memory.stabilityDays >= MATURE_DAYS) counts.mature += 1;
    if (isLeech(memory)) counts.leeches += 1;
  }
  const daysWithAnswers = new Set(facts.answers.map((answer) => answer.day));
  return {
    cards: cards.size,
    seen: seen.size,
    new: cards.size - counts.review,
    review: counts.review,
    mature: counts.mature,
    suspended: counts.suspended,
    leeches: counts.leeches,
    averageRetrievability: share(counts.recall, counts.review),
    answered: answers.length,
    correctRate: share(answers.filter((answer) => answer.correct).length, answers.length),
    daysStudied: new Set(answers.map((answer) => answer.day)).size,
    streakDays: streak(daysWithAnswers, facts.today, facts.isKept),
    minutes: minutesOf(answers),
  };
}
