// Every question in use as its author wrote it, with what is known of its doubts.
import { unknownBank } from '#core/base/errors.ts';
import type { QuestionKey } from '#core/question/catalogue.ts';
import type { Revision } from '#core/question/revision.ts';
import {
  type AuthorWorld,
  type LiveQuestion,
  listQuarantines,
  liveQuestions,
  type ShownQuarantine,
} from './quarantine-question.ts';

export type AuthorQuestion = LiveQuestion & {
  readonly revision: Revision;
  readonly quarantine: ShownQuarantine | null;
  readonly reports: { readonly open: number; readonly all: number };
};

/**
 * In the order in which the store met the questions, which no edit changes; those after the key when one is given.
 * `more` tells whether others follow. Throws `invalid-parameter` for a bank that is not served.
 */
export async function listQuestions(
  world: AuthorWorld,
  query: {
    readonly bank: string | null;
    readonly limit: number;
    readonly after: QuestionKey | null;
  },
): Promise<{ readonly questions: readonly AuthorQuestion[]; readonly more: boolean }> {
  const { bank, limit, after } = query;
  const catalogue = world.catalogue();
  if (bank !== null && !catalogue.banks.has(bank)) throw unknownBank(bank);
  const chosen = [...liveQuestions(catalogue).values()]
    .filter(({ card, question }) => (!bank || card.bank === bank) && question.key > (after ?? 0))
    .sort((one, other) => one.question.key - other.question.key);
  const counts = await world.store.reportCounts();
  const quarantines = new Map(
    (await listQuarantines(world)).map((quarantine) => [quarantine.question, quarantine]),
  );
  const questions = await Promise.all(
    chosen.slice(0, limit).map(async ({ card, question }): Promise<AuthorQuestion> => {
      const { open = 0, all = 0 } = counts.get(question.key) ?? {};
      return {
        card,
        question,
        revision: await world.store.revision(question.revision),
        quarantine: quarantines.get(question.key) ?? null,
        reports: { open, all },
      };
    }),
  );
  return { questions, more: chosen.length > questions.length };
}
