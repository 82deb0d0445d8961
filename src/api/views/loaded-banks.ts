// What loading the banks changed, as the API shows it: ids of cards and questions as their author wrote them.
import { z } from '@hono/zod-openapi';
import type { BankChanges } from '#core/question/catalogue.ts';
import { EditClass } from '#core/question/question.ts';
import type { LoadedBanks } from '#use-cases/load-banks.ts';
import { AuthorProblemView, authorProblemView } from './author-problem.ts';
import { BankId } from './shared.ts';

const ids = z.array(z.string());

const EditView = z
  .strictObject({
    id: z.string(),
    class: z
      .enum(EditClass.options)
      .openapi({ description: 'As its author states it, else as it is proposed.' }),
    proposed: z.enum(EditClass.options),
  })
  .openapi('QuestionEdit');

const BankChangesView = z
  .strictObject({
    bank: BankId,
    added: ids,
    edited: ids.openapi({ description: 'With another wording, and the same key.' }),
    keyChanged: ids.openapi({
      description: 'POST /v1/author/regrade judges past answers by them.',
    }),
    retired: ids,
    restored: ids,
    renamed: ids,
    replaced: ids.openapi({ description: 'Ids that belong to another question from now on.' }),
    edits: z.array(EditView).openapi({ description: 'What each edit of a question does.' }),
  })
  .openapi('BankChanges');

export const LoadedBanksView = z
  .strictObject({
    changes: z.array(BankChangesView).openapi({ description: 'Banks that were saved or retired.' }),
    refused: z.array(BankChangesView).openapi({
      description: 'What was not done: `problems` says what its author must settle first.',
    }),
    unchanged: z.array(BankId),
    kept: z.array(BankId).openapi({
      description: 'Banks that are served as they were before, because of errors in the files.',
    }),
    problems: z.array(AuthorProblemView),
  })
  .openapi('LoadedBanks');

function bankChangesView({ bank, edits, ...lists }: BankChanges): z.infer<typeof BankChangesView> {
  return {
    bank,
    added: [...lists.added],
    edited: [...lists.edited],
    keyChanged: [...lists.keyChanged],
    retired: [...lists.retired],
    restored: [...lists.restored],
    renamed: [...lists.renamed],
    replaced: [...lists.replaced],
    edits: edits.map((edit) => ({ ...edit })),
  };
}

export function loadedBanksView(loaded: LoadedBanks): z.infer<typeof LoadedBanksView> {
  return {
    changes: loaded.changes.map(bankChangesView),
    refused: loaded.refused.map(bankChangesView),
    unchanged: [...loaded.unchanged],
    kept: [...loaded.kept],
    problems: loaded.problems.map(authorProblemView),
  };
}
