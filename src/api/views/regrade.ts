// What a regrade changes or would change, as the API shows it: whole numbers of all, and the first rows of each list.
import { z } from '@hono/zod-openapi';
import type { RegradeReport } from '#use-cases/regrade-answers.ts';
import { BankId, CardId } from './shared.ts';

/** Rows of each list that a reply holds at most. */
const MOST_ROWS = 500;

const count = z.int().min(0);
const Day = z.iso.date().nullable();

export const RegradeView = z
  .strictObject({
    dryRun: z.boolean(),
    learners: count,
    turnedRight: count,
    turnedWrong: count,
    otherwise: count,
    skipped: count,
    cardsMoved: count,
    questions: z
      .array(
        z.strictObject({
          learnerId: z.string(),
          bank: BankId,
          cardId: CardId,
          questionId: z.string(),
          turnedRight: count,
          turnedWrong: count,
          otherwise: count,
          skipped: z.strictObject({
            'other-question': count,
            'choice-gone': count,
            'key-not-shown': count,
          }),
        }),
      )
      .max(MOST_ROWS),
    cards: z
      .array(
        z.strictObject({
          learnerId: z.string(),
          cardId: CardId,
          dueBefore: Day,
          dueAfter: Day,
          days: z.int(),
        }),
      )
      .max(MOST_ROWS),
    /** True when a list was cut. */
    truncated: z.boolean(),
  })
  .openapi('Regrade');
export type RegradeView = z.infer<typeof RegradeView>;

export function regradeView({ dryRun, learners, questions, cards }: RegradeReport): RegradeView {
  const sum = (of: (row: RegradeReport['questions'][number]) => number) =>
    questions.reduce((total, row) => total + of(row), 0);
  return {
    dryRun,
    learners,
    turnedRight: sum((row) => row.turnedRight),
    turnedWrong: sum((row) => row.turnedWrong),
    otherwise: sum((row) => row.otherwise),
    skipped: sum((row) => Object.values(row.skipped).reduce((one, other) => one + other, 0)),
    cardsMoved: cards.length,
    questions: questions.slice(0, MOST_ROWS).map((row) => ({ ...row })),
    cards: cards.slice(0, MOST_ROWS).map(({ learnerId, cardId, dueBefore, dueAfter, days }) => ({
      learnerId,
      cardId,
      dueBefore,
      dueAfter,
      days,
    })),
    truncated: Math.max(questions.length, cards.length) > MOST_ROWS,
  };
}
