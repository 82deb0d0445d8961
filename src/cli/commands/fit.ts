// `trapwise fit`: fits one learner's weights here and now, and says what that was worth.
import type { Command } from 'commander';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import type { Score } from '#core/optimizer/evaluate.ts';
import { type FitResult, fitWeights } from '#use-cases/fit-weights.ts';
import { EXIT, type Terminal } from '../command.ts';
import { Failure } from '../product.ts';

type Options = { readonly learner: string; readonly dryRun?: boolean };

const scoreLine = (when: string, { logLoss, rmseBins, n }: Score): string =>
  `${when}\tlog loss ${logLoss.toFixed(4)}\tRMSE(bins) ${rmseBins.toFixed(4)}\t${n} reviews\n`;

function reportOf({ outcome, why, fit }: FitResult, dryRun: boolean): string {
  const head = `${dryRun ? 'would be ' : ''}${outcome}: ${why}\n`;
  if (!fit) return head;
  const scores = scoreLine('before', fit.before) + scoreLine('after', fit.after);
  return `${head}${scores}weights\t${fit.weights.join(' ')}\n`;
}

export function register(command: Command, { product, out }: Terminal): void {
  command
    .requiredOption('--learner <ID>', 'whose weights')
    .option('--dry-run', 'train and score, and change nothing')
    .addHelpText('after', '\nExits with 0 when the fit is applied or refused.')
    .action(async ({ learner: id, dryRun = false }: Options) =>
      (await product()).withStore(async (store, call, _newSecret, train) => {
        const learner = await store.learner(id);
        if (!learner) throw new Failure(EXIT.usage, `There is no learner "${id}".`);
        const catalogue = await store.loadCatalogue();
        const world = { store, scheduler: fsrsScheduler, catalogue: () => catalogue };
        const result = await fitWeights(world, learner, {
          train,
          calls: () => call,
          onStage: () => undefined,
          dryRun,
        });
        out(reportOf(result, dryRun));
      }),
    );
}
