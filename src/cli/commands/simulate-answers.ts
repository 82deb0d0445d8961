// `trapwise simulate-answers`: a class that does not exist, so that authors and frontends can see their pages with data.
import { InvalidArgumentError } from 'commander';
import { requireNoRealData, simulateAnswers } from '#use-cases/simulate-answers.ts';
import type { Register } from '../command.ts';
import { count } from '../report.ts';

type Options = {
  learners: number;
  answers?: number | null;
  bank?: string | null;
  seed: string;
  faults: boolean;
};

const MOST = 100_000;

function parseCount(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 1 && number <= MOST) return number;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST}.`);
}

const HELP = `
Learners with abilities as the normal law spreads them answer the banks of TRAPWISE_QUESTIONS; each item has a
discrimination, a difficulty, a chance to guess and wrong options of different strength. In three questions a fault is
planted for item analysis to find: a wrong key, a dead distractor, a habit of taking what comes first. What is true is
written to standard output as JSON. The same seed makes the same class.

Only for a database without real learners, for they could not be told apart again: name a new folder.
  TRAPWISE_DATA=./simulated npm run -s trapwise -- simulate-answers > truth.json
  TRAPWISE_DATA=./simulated npm run -s trapwise -- items`;

export const register: Register = (command, { product, out, err }) => {
  command
    .option('--learners <N>', 'size of the class', parseCount, 60)
    .option('--answers <N>', 'first answers of each learner; all questions without it', parseCount)
    .option('--bank <ID>', 'only the questions of this bank')
    .option('--seed <TEXT>', 'what the class is drawn from', '1')
    .option('--no-faults', 'plant nothing')
    .addHelpText('after', HELP)
    .action(async ({ answers = null, bank = null, ...asked }: Options) => {
      const request = { ...asked, answers, bank };
      const { withStore, withBanks } = await product();
      // Before anything is written, the banks included.
      await withStore((store) => requireNoRealData(store, request));
      await withBanks(async (world, call) => {
        const made = await simulateAnswers(world, request, call, (number) => {
          err(`${count(number, 'learner')} have answered\n`);
        });
        err(`${count(made.made, 'learner')} made, ${count(made.answers, 'first answer')}\n`);
        out(`${JSON.stringify(made, null, 2)}\n`);
      });
    });
};
