// What loading the banks changed, as the API shows it: ids of cards and questions as their author wrote them.
import { z } from '@hono/zod-openapi';
import type { LoadedBanks } from '#use-cases/load-banks.ts';
import { AuthorProblemView, authorProblemView } from './author-problem.ts';
import { BankId } from './shared.ts';

const ids = z.array(z.string());

const BankChangesView = z
  .strictObject({
    bank: BankId,
    added: ids,
    edited: ids,
    retired: ids,
    restored: ids,
    renamed: ids,
  })
  .openapi('BankChanges');

export const LoadedBanksView = z
  .strictObject({
    changes: z.array(BankChangesView).openapi({ description: 'Banks that were saved or retired.' }),
    unchanged: z.array(BankId),
    kept: z.array(BankId).openapi({
      description: 'Banks that are served as they were before, because of errors in the files.',
    }),
    problems: z.array(AuthorProblemView),
  })
  .openapi('LoadedBanks');

export function loadedBanksView(loaded: LoadedBanks): z.infer<typeof LoadedBanksView> {
  return {
    changes: loaded.changes.map(({ bank, added, edited, retired, restored, renamed }) => ({
      bank,
      added: [...added],
      edited: [...edited],
      retired: [...retired],
      restored: [...restored],
      renamed: [...renamed],
    })),
    unchanged: [...loaded.unchanged],
    kept: [...loaded.kept],
    problems: loaded.problems.map(authorProblemView),
  };
}
