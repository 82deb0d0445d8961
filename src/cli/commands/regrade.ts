// `trapwise regrade`: after an author changed a key, past answers are judged by it, and it says what that moves.
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { type RegradeReport, regradeAnswers } from '#use-cases/regrade-answers.ts';
import type { Register } from '../command.ts';
import { movedLine } from '../moved-line.ts';
import { count } from '../report.ts';

type Options = { bank?: string | null; question?: string | null; dryRun?: boolean };

const WHY = {
  'other-question': 'the question is another one now',
  'choice-gone': 'what was chosen is not offered any more',
  'key-not-shown': 'the key was not offered',
} as const;

function questionLines(row: RegradeReport['questions'][number]): string[] {
  const { learnerId, bank, questionId, turnedRight, turnedWrong, otherwise, skipped } = row;
  const changes = [
    ...(turnedRight > 0 ? [`${turnedRight} turn right`] : []),
    ...(turnedWrong > 0 ? [`${turnedWrong} turn wrong`] : []),
    ...(otherwise > 0 ? [`${otherwise} keep their verdict with another trap or rating`] : []),
    ...Object.entries(WHY).flatMap(([why, words]) => {
      const number = skipped[why as keyof typeof WHY];
      return number > 0 ? [`${number} skipped: ${words}`] : [];
    }),
  ];
  return changes.map((change) => `${bank} ${questionId} ${learnerId}: ${change}`);
}

function report({ dryRun, learners, questions, cards }: RegradeReport): string {
  const sum = (of: (row: RegradeReport['questions'][number]) => number) =>
    questions.reduce((total, row) => total + of(row), 0);
  const answers = sum((row) => row.turnedRight + row.turnedWrong + row.otherwise);
  const end = dryRun ? 'nothing was written' : answers > 0 ? 'written' : 'there was nothing to do';
  const lines = [
    ...questions.flatMap(questionLines),
    ...cards.map((card) => `${card.learnerId} ${movedLine(card)}`),
    `${count(answers, 'answer')} of ${count(learners, 'learner')}, ${count(cards.length, 'card')}: ${end}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

export const register: Register = (command, { product, out }) => {
  command
    .option('--bank <ID>', 'only the questions of this bank')
    .option('--question <ID>', 'only this question')
    .option('--dry-run', 'say what would change, and write nothing')
    .addHelpText('after', '\nJudges by the questions as the server loaded them last.')
    .action(async ({ bank = null, question = null, dryRun = false }: Options) =>
      (await product()).withStore(async (store, call) => {
        const catalogue = await store.loadCatalogue();
        const world = { store, scheduler: fsrsScheduler, catalogue: () => catalogue };
        out(report(await regradeAnswers(world, { bank, question, dryRun }, call)));
      }),
    );
};
