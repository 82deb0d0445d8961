// `trapwise items`: how the questions do their work, and which of them their author should look at.
import { InvalidArgumentError } from 'commander';
import { LEAST_ANSWERS } from '#core/stats/item-analysis.ts';
import { analyseBanks } from '#use-cases/analyse-items.ts';
import type { Register } from '../command.ts';
import { itemReport } from '../item-report.ts';

const NOTHING =
  'no bank is loaded here: name the data folder of the server with TRAPWISE_DATA, or run `trapwise load`';

type Options = { bank?: string; json?: boolean; min: number };

function parseLeast(text: string): number {
  const least = Number(text);
  if (Number.isSafeInteger(least) && least >= 1) return least;
  throw new InvalidArgumentError('Give a whole number from 1 on.');
}

export const register: Register = (command, { product, out }) => {
  command
    .option('--bank <ID>', 'only the questions of this bank')
    .option('--min <N>', 'fewest first answers for figures to be told', parseLeast, LEAST_ANSWERS)
    .option('--json', 'write all figures as JSON')
    .addHelpText(
      'after',
      '\nCounts the first answer of each learner to the wording that the server loaded last, by the key of today. Writes nothing.',
    )
    .action(async ({ bank, json = false, min: least }: Options) =>
      (await product()).withStore(async (store) => {
        const catalogue = await store.loadCatalogue();
        const world = { store, catalogue: () => catalogue, secret: await store.secret() };
        const items = await analyseBanks(world, { bank: bank ?? null, least });
        if (!json && items.length === 0) return out(`${NOTHING}\n`);
        if (!json) return out(itemReport(items));
        const rows = items.map(({ key: _, ...row }) => row);
        return out(`${JSON.stringify({ least, items: rows }, null, 2)}\n`);
      }),
    );
};
