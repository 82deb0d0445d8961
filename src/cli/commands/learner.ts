// `trapwise learner new|list`: who practises on a server with tokens.
import { isoInstant } from '#core/base/time.ts';
import { createLearner } from '#use-cases/manage-learners.ts';
import type { Register } from '../command.ts';

export const register: Register = (command, { product, out }) => {
  command
    .command('new <NAME>')
    .description('make a learner and print their id')
    .option('--time-zone <ZONE>', 'IANA zone in which their days are counted', 'UTC')
    .action(async (name: string, { timeZone }: { timeZone: string }) =>
      (await product()).withStore(async (store, call) => {
        const learner = await createLearner(store, { name, timeZone }, call);
        out(`${learner.id}\n`);
      }),
    );
  command
    .command('list')
    .description('print every learner: id, since when, time zone, name')
    .action(async () =>
      (await product()).withStore(async (store) => {
        for (const { id, createdAt, settings, name } of await store.learners()) {
          out(`${id}\t${isoInstant(createdAt)}\t${settings.timeZone}\t${name}\n`);
        }
      }),
    );
};
