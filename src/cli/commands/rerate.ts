// `trapwise rerate`: applies a rating policy to history, and says what that changes before it does.
import { InvalidArgumentError } from 'commander';
import {
  isPolicyName,
  type PolicyName,
  ratingPolicies,
} from '#core/memory/rating-policies/index.ts';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import {
  applyRerate,
  chooseLearners,
  previewRerate,
  type Rerated,
} from '#use-cases/rerate-learners.ts';
import type { Register } from '../command.ts';
import { movedLine } from '../moved-line.ts';
import { count } from '../report.ts';

type Options = { policy: PolicyName; learner?: string | null; dryRun?: boolean };

/** Cards listed for one learner; the others are counted. */
const MOST_CARDS = 50;

function readPolicy(text: string): PolicyName {
  if (isPolicyName(text)) return text;
  throw new InvalidArgumentError(`use one of ${Object.keys(ratingPolicies).join(', ')}`);
}

function report({ learnerId, from, to, answers, ratings, cards, meanDays }: Rerated): string {
  const kinds = Object.entries(ratings).sort(([, one], [, other]) => other - one);
  const changed = kinds.reduce((sum, [, number]) => sum + number, 0);
  const due = cards.filter(({ dueBefore, dueAfter }) => dueBefore !== dueAfter).length;
  const mean = `${meanDays > 0 ? '+' : ''}${meanDays.toFixed(1)} days`;
  const lines = [
    `${learnerId}: ${from} → ${to}, ${changed} of ${count(answers, 'rating')} ${changed === 1 ? 'changes' : 'change'}`,
    ...kinds.map(([kind, number]) => `  ${kind}: ${number}`),
    `  memory changes for ${count(cards.length, 'card')}, the due day for ${due}, ${mean} on average`,
    ...cards.slice(0, MOST_CARDS).map((card) => `  ${movedLine(card)}`),
    ...(cards.length > MOST_CARDS
      ? [`  and ${count(cards.length - MOST_CARDS, 'card')} more`]
      : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

export const register: Register = (command, { product, out }) => {
  const policies = Object.entries(ratingPolicies).map(
    ([name, { describe }]) => `  ${name}  ${describe}`,
  );
  command
    .requiredOption('--policy <NAME>', 'the rating policy', readPolicy)
    .option('--learner <ID>', 'only this learner')
    .option('--dry-run', 'say what would change, and write nothing')
    .addHelpText('after', `\nPolicies:\n${policies.join('\n')}`)
    .action(async ({ policy, learner = null, dryRun = false }: Options) =>
      (await product()).withStore(async (store, call) => {
        const catalogue = await store.loadCatalogue();
        const world = { store, scheduler: fsrsScheduler, catalogue: () => catalogue };
        const learners = await chooseLearners(world, learner);
        for (const one of learners) out(report(await previewRerate(world, one, policy, call)));
        let written = 0;
        for (const one of dryRun ? [] : learners) {
          if (await applyRerate(world, one, policy, call)) written += 1;
        }
        const end = dryRun ? 'nothing was written' : `${written} rated anew`;
        out(`${count(learners.length, 'learner')}: ${end}\n`);
      }),
    );
};
