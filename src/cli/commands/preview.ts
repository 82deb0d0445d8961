// `trapwise preview`: questions as learners see them, straight from the files. Knows no server and no database.
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { BANK_FILE } from '#authoring/bank-source.ts';
import { checkBank } from '#authoring/check.ts';
import { readBanks } from '#authoring/files.ts';
import { type AuthoredQuestion, authoredQuestions } from '#authoring/preview.ts';
import { didYouMean } from '#authoring/words/nearest.ts';
import { hasErrors, type Problem } from '#core/base/problem.ts';
import { isoDate } from '#core/base/time.ts';
import { EXIT, type Register, type Terminal } from '../command.ts';
import { previewScreen } from '../preview-screen.ts';
import { printable } from '../printable.ts';
import { Failure } from '../product.ts';
import { placedLine } from '../report.ts';
import { write } from '../review/lines.ts';

type Options = { answer?: true; choose?: string; seed?: string; dir: string };
type Found = { readonly questions: AuthoredQuestion[]; readonly problems: readonly Problem[] };

/** The questions of the banks below a folder, and what belongs to none of them. */
function readQuestions(folder: string, cwd: string, today: string): Found {
  const { banks, problems } = readBanks([folder], cwd);
  const checked = banks.map((source) => ({
    source,
    checked: checkBank(source, { inventory: null, today, release: false }),
  }));
  return {
    questions: checked.flatMap((one) => authoredQuestions(one.source, one.checked)),
    problems: [...problems, ...checked.flatMap((one) => one.checked.problems)],
  };
}

/** The folder of the bank that holds a path, which is a file or a folder; null outside every bank. */
function bankAround(path: string): string | null {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(join(folder, BANK_FILE))) return folder;
    if (dirname(folder) === folder) return null;
  }
}

/** The questions that a word of the command line means. Throws Failure. */
function find(name: string, all: Found, cwd: string, today: string): AuthoredQuestion[] {
  const path = resolve(cwd, name);
  const around = existsSync(path) ? bankAround(path) : null;
  if (around !== null) {
    const { questions, problems } = readQuestions(around, cwd, today);
    const isInside = (file: string) => {
      const full = resolve(cwd, file);
      return full === path || full.startsWith(path + sep);
    };
    const found = questions.filter(({ place }) => isInside(place.file));
    if (found.length > 0) return found;
    const [unread] = problems.filter(({ file }) => isInside(file));
    const why = unread ? `: ${placedLine(unread)}` : '';
    throw new Failure(EXIT.usage, printable(`${name} holds no question that can be read${why}`));
  }
  const found = all.questions.filter(({ bank, names }) =>
    [...names].some((id) => id === name || `${bank}/${id}` === name),
  );
  if (found.length > 0) return found;
  const known = all.questions.flatMap(({ bank, names }) =>
    [...names].flatMap((id) => (name.includes('/') ? [`${bank}/${id}`] : [id])),
  );
  // What belongs to no card: a file or a folder that cannot be read, and that may hold it.
  const unread = all.problems.find(({ level, id }) => level === 'error' && id === null);
  const remedy = didYouMean(name, known, 'name a question, a card or a file of a bank');
  const beside = unread ? `; it may be where this is wrong: ${placedLine(unread)}` : '';
  throw new Failure(
    EXIT.usage,
    printable(`there is no question or card \`${name}\`${remedy}${beside}`),
  );
}

function preview(names: readonly string[], options: Options, terminal: Terminal): void {
  const { cwd, out, screen, now } = terminal;
  const { answer = false, choose = null, dir } = options;
  const today = isoDate(now());
  const seed = options.seed ?? String(randomInt(10_000));
  const all = readQuestions(dir, cwd, today);
  const questions = new Set(names.flatMap((name) => find(name, all, cwd, today)));
  const wish = { answer, typed: choose };
  const lines = [...questions].flatMap((question) => previewScreen(question, seed, wish));
  const hint = answer || choose !== null ? '' : ', --answer shows what learners read afterwards';
  const refused = [...questions].filter(({ revision }) => revision === null).length;
  if (refused < questions.size)
    lines.push({ text: `The same order again: --seed ${seed}${hint}.`, tone: 'faint' });
  out(write(lines, screen() ?? { columns: null, colors: false }));
  if ([...questions].some(({ problems }) => hasErrors(problems))) terminal.exit(EXIT.problems);
}

export const register: Register = (command, terminal) => {
  command
    .argument('<NAME...>', 'question or card, also as BANK/ID, or a file or folder of a bank')
    .option('--answer', 'show what learners read after the right answer')
    .option('--choose <KEYS>', 'show what they read after this answer, typed as in `review`')
    .option('--seed <SEED>', 'shuffle as this seed does (default: another one each time)')
    .option('--dir <DIR>', 'folder that holds the banks', terminal.questions)
    .addHelpText('after', '\nExits with 0, or with 8 when a question has an error.')
    .action((names: string[], options: Options) => preview(names, options, terminal));
};
