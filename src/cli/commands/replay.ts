// `trapwise replay`: proves that every learner's memory is what their log says, and that the log is whole.
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { replayMemory } from '#use-cases/replay-memory.ts';
import type { Register } from '../command.ts';

/** Exit code when something differs: the data is damaged. */
const DAMAGED = 5;

export const register: Register = (command, { product, out, exit }) => {
  command
    .addHelpText('after', '\nChanges nothing. Exits with 0, or with 5 when something differs.')
    .action(async () =>
      (await product()).withStore(async (store) => {
        const learners = await store.learners();
        if (learners.length === 0) out('nobody has practised yet\n');
        for (const { key, id } of learners) {
          const { entries, memories, differences, brokenAt } = await replayMemory(
            store,
            fsrsScheduler,
            key,
          );
          const wrong = [
            ...(brokenAt ? [`log entry ${brokenAt.seq}: ${brokenAt.why}`] : []),
            ...differences,
          ];
          out(`${id}: ${entries} log entries, ${memories} memories, ${wrong.length} differences\n`);
          for (const line of wrong) out(`  ${line}\n`);
          if (wrong.length > 0) exit(DAMAGED);
        }
      }),
    );
};
