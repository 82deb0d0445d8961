// Tallies of one learner's answers by learning day and by question, and free days, in the in-memory engine.
import type { LearningDay } from '#core/base/time.ts';
import type { AnswerEntry, ResetEntry } from '#core/memory/log.ts';
import type { CardKey, QuestionKey } from '#core/question/catalogue.ts';
import type { DayRange } from '#core/stats/free-days.ts';
import {
  addTally,
  type Contribution,
  contributions,
  type DayRow,
  type DayTally,
  NO_ANSWERS,
  type QuestionRow,
} from '#core/stats/tally.ts';

/** What the catalogue knows of cards and questions, retired ones too. */
export type Names = {
  bankOf(card: CardKey): string;
  typeOf(question: QuestionKey): string;
  /** Where a question is now: its bank, its card and the author's id. */
  placeOf(question: QuestionKey): { bank: string; card: CardKey; id: string };
};

type Kept = Pick<Contribution, 'day' | 'card' | 'question'> & { readonly tally: DayTally };

export function createDayCounts() {
  const kept = new Map<string, Kept>();
  const free = new Map<LearningDay, DayRange>();

  const add = ({ day, card, question, tally }: Contribution, sign: 1 | -1): void => {
    const name = `${day} ${card} ${question}`;
    const sum = addTally(kept.get(name)?.tally ?? NO_ANSWERS, tally, sign);
    if (sum.answers === 0) kept.delete(name);
    else kept.set(name, { day, card, question, tally: sum });
  };
  const summed = (nameOf: (one: Kept) => string) =>
    [...Map.groupBy(kept.values(), nameOf).values()].map((all) => {
      const tally = all.reduce((sum, one) => addTally(sum, one.tally), NO_ANSWERS);
      return { ...(all[0] as Kept), tally };
    });

  return {
    count: (one: Contribution): void => add(one, 1),
    recount(
      before: readonly (AnswerEntry | ResetEntry)[],
      after: readonly (AnswerEntry | ResetEntry)[],
    ): void {
      for (const one of contributions(before)) add(one, -1);
      for (const one of contributions(after)) add(one, 1);
    },
    keepFree(range: DayRange | null | undefined): void {
      if (!range) return;
      const { first, last } = range;
      free.set(first, { first, last: Math.max(last, free.get(first)?.last ?? last) });
    },
    since: (from: LearningDay, { bankOf }: Names): DayRow[] =>
      summed(({ day, card }) => `${day} ${bankOf(card)}`)
        .map(({ day, card, tally }) => ({ day, bank: bankOf(card), ...tally }))
        .filter(({ day }) => day >= from)
        .sort((one, other) => one.day - other.day || (one.bank < other.bank ? -1 : 1)),
    questions: ({ typeOf }: Names): QuestionRow[] =>
      summed(({ card, question }) => `${card} ${question}`)
        .map(({ card, question, tally: { answers, correct, toldMs, timed } }) => {
          const counts = { answers, correct, toldMs, timed };
          return { card, question, type: typeOf(question), ...counts };
        })
        .sort((one, other) => one.card - other.card || one.question - other.question),
    free: (): DayRange[] => [...free.values()].sort((one, other) => one.first - other.first),
  };
}
