// Progress: how far a learner is with a set of cards (a bank, a topic, everything), counted from memories and answers.
import { isLeech } from '../memory/leech.ts';
import type { Hold, Memory } from '../memory/memory.ts';
import type { CardKey } from '../question/catalogue.ts';
import { minutesIn } from './minutes.ts';
import { type AnswerTally, type QuestionRow, sumTallies } from './tally.ts';

/** Stability in days from which a card counts as mature. */
export const MATURE_DAYS = 21;

export type ProgressFacts = {
  /** The cards to count, each once. */
  readonly cards: Iterable<CardKey>;
  /** Of the learner; those of other cards are left out. */
  readonly memories: ReadonlyMap<CardKey, Memory>;
  readonly holds: ReadonlyMap<CardKey, Hold>;
  /** What the learner answered, by card; those of other cards are left out. */
  readonly tallies: ReadonlyMap<CardKey, AnswerTally>;
  /** Tells what would be asked today: its day has come, and nothing holds it back. */
  readonly isDue: (card: CardKey, memory: Memory) => boolean;
  /** Recall predicted for today, 0–1. */
  readonly retrievability: (memory: Memory) => number;
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
  /** Cards in review that today would ask, had it no limits. */
  readonly due: number;
  readonly suspended: number;
  readonly leeches: number;
  /** Mean recall predicted for today over the cards in review, 0–1; null without any. */
  readonly averageRetrievability: number | null;
  readonly answered: number;
  /** Share of right answers, 0–1; null without answers. */
  readonly correctRate: number | null;
  /** Time that the answers took, as far as it was told; see `timeToldMs`. */
  readonly minutes: number;
};

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Counts one set of cards. The sums over disjoint sets add up, but for minutes and means. */
export function progress(facts: ProgressFacts): Progress {
  const cards = new Set(facts.cards);
  const answered = sumTallies([...cards].flatMap((card) => facts.tallies.get(card) ?? []));
  const counts = { seen: 0, review: 0, mature: 0, due: 0, suspended: 0, leeches: 0, recall: 0 };
  for (const card of cards) {
    if (facts.holds.get(card)?.suspended) counts.suspended += 1;
    const memory = facts.memories.get(card);
    if (memory || facts.tallies.has(card)) counts.seen += 1;
    if (!memory) continue;
    counts.review += 1;
    counts.recall += facts.retrievability(memory);
    if (memory.stabilityDays >= MATURE_DAYS) counts.mature += 1;
    if (facts.isDue(card, memory)) counts.due += 1;
    if (isLeech(memory)) counts.leeches += 1;
  }
  return {
    cards: cards.size,
    seen: counts.seen,
    new: cards.size - counts.review,
    review: counts.review,
    mature: counts.mature,
    due: counts.due,
    suspended: counts.suspended,
    leeches: counts.leeches,
    averageRetrievability: share(counts.recall, counts.review),
    answered: answered.answers,
    correctRate: share(answered.correct, answered.answers),
    minutes: minutesIn(answered.toldMs),
  };
}

/** The answers to each card, from those to its questions. */
export function talliesByCard(rows: readonly QuestionRow[]): Map<CardKey, AnswerTally> {
  const byCard = Map.groupBy(rows, ({ card }) => card);
  return new Map([...byCard].map(([card, ofCard]) => [card, sumTallies(ofCard)]));
}

export type TypeTally = {
  readonly type: string;
  readonly answered: number;
  readonly correctRate: number | null;
  readonly minutes: number;
  /** Mean time of the answers that told theirs, in seconds to one decimal; null without any. */
  readonly averageSeconds: number | null;
};

/** What was answered of each question type, by its name; types that were never answered are left out. */
export function talliesByType(rows: readonly QuestionRow[]): TypeTally[] {
  return [...Map.groupBy(rows, ({ type }) => type)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([type, ofType]) => {
      const { answers, correct, toldMs, timed } = sumTallies(ofType);
      const seconds = share(toldMs, timed * 1000);
      return {
        type,
        answered: answers,
        correctRate: share(correct, answers),
        minutes: minutesIn(toldMs),
        averageSeconds: seconds === null ? null : Math.round(seconds * 10) / 10,
      };
    });
}
