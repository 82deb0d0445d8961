// `trapwise import`: foreign files into a bank's folder; this door reads and writes the disk, the use-case neither.
import { existsSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { Option } from 'commander';
import { BANK_FILE, type BankSource } from '#authoring/bank-source.ts';
import { legalId } from '#authoring/exchange/legal-id.ts';
import { MAX_FOREIGN_BYTES } from '#authoring/exchange/limits.ts';
import { readBanks, readSingleFile } from '#authoring/files.ts';
import { formats } from '#authoring/formats/index.ts';
import { hasErrors } from '#core/base/problem.ts';
import { Importance } from '#core/question/question.ts';
import { type Imported, importQuestions, stemOf } from '#use-cases/import-questions.ts';
import { EXIT, type Register, type Terminal } from '../command.ts';
import { lostLines } from '../lost-lines.ts';
import { printable } from '../printable.ts';
import { Failure } from '../product.ts';
import { count } from '../report.ts';
import { requireFree, writeWhole } from '../write-file.ts';

type Options = {
  format?: string;
  bank?: string;
  out?: string;
  title?: string;
  language?: string;
  license?: string;
  topic?: string;
  importance?: Importance;
  level?: string;
  explanationFromFeedback?: boolean;
  replace?: boolean;
  dryRun?: boolean;
  json?: boolean;
};

function readForeignFiles(paths: readonly string[], cwd: string) {
  return paths.map((path) => {
    const { file, bytes, problems } = readSingleFile(path, cwd, MAX_FOREIGN_BYTES);
    if (!bytes) throw new Failure(EXIT.usage, `${file}: ${problems[0]?.message}`);
    if (bytes.length > MAX_FOREIGN_BYTES) {
      throw new Failure(EXIT.usage, `${file}: more than 10 MiB: split this file`);
    }
    return { name: file, bytes };
  });
}

/** The bank in this folder; null when it holds none. Throws Failure for a folder of banks. */
function bankIn(folder: string, cwd: string): BankSource | null {
  const { banks } = readBanks([folder], cwd);
  const own = banks.find((bank) => resolve(cwd, bank.folder) === resolve(cwd, folder));
  if (!own && banks.length > 0) {
    throw new Failure(
      EXIT.usage,
      `${folder} holds other banks: name a folder of one, or a new one`,
    );
  }
  return own ?? null;
}

/** The folder as it is written; or, where only the name of one that holds a bank is, that bank. */
function bankFolder(named: string | undefined, { cwd, questions }: Terminal): string | undefined {
  if (named === undefined || existsSync(resolve(cwd, named))) return named;
  const below = join(questions, named);
  return existsSync(resolve(cwd, below, BANK_FILE)) ? below : named;
}

/** The name of a file in the bank's folder, without `.yaml`. Throws Failure. */
function outName(out: string | undefined): string | null {
  if (out === undefined) return null;
  const name = out.replace(/\.yaml$/, '');
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(name) && name !== 'bank') return name;
  throw new Failure(
    EXIT.usage,
    `--out ${out}: name a .yaml file for the bank's folder, without a path`,
  );
}

function summary(
  done: Imported,
  paths: readonly string[],
  folder: string,
  dryRun: boolean,
): string {
  const questions = count(done.questions, 'question');
  const end = dryRun ? ' (nothing was written)' : '';
  if (paths.length === 0) return 'nothing was written: no question could be taken\n';
  const left = Object.entries(done.left).map(([name, number]) => `${name} ${number}`);
  const lines = [
    `${questions} of ${done.formats.join(', ')} ${dryRun ? 'would go' : 'went'} into ${paths.join(', ')}${end}`,
    ...(left.length > 0 ? [`left to write: ${left.join(', ')}`] : []),
    ...(done.topics.length > 0
      ? [`topics to declare in bank.yaml: ${done.topics.join(', ')}`]
      : []),
    ...(dryRun ? [] : [`trapwise check ${folder} names each place`]),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}

function run(paths: readonly string[], options: Options, terminal: Terminal): void {
  const { cwd } = terminal;
  const { replace = false, dryRun = false } = options;
  const files = readForeignFiles(paths, cwd);
  const stem = stemOf(files[0]?.name ?? '');
  const folder = bankFolder(options.bank, terminal) ?? join(terminal.questions, legalId(stem));
  const bank = bankIn(folder, cwd);
  if (bank && (options.title ?? options.language ?? options.license) !== undefined) {
    const message = `${folder} has a bank.yaml: --title, --language and --license are for a new bank`;
    throw new Failure(EXIT.usage, message);
  }
  const name = options.bank === undefined ? stem : basename(resolve(cwd, folder));
  const done = importQuestions({
    files,
    format: options.format ?? null,
    bank,
    replace,
    about: {
      id: legalId(name),
      title: options.title ?? name,
      language: options.language,
      license: options.license,
    },
    out: outName(options.out),
    wishes: {
      topic: options.topic,
      importance: options.importance,
      level: options.level === undefined ? undefined : Number(options.level),
      explanationFromFeedback: options.explanationFromFeedback,
    },
  });
  const shown = (file: string) => relative(cwd, join(resolve(cwd, folder), file)) || file;
  const targets = done.files.map((file) => {
    // A bank.yaml is never replaced: where there is one, the bank is not new.
    return { ...file, path: join(resolve(cwd, folder), file.name), shown: shown(file.name) };
  });
  for (const { path, shown, name } of targets) {
    requireFree(path, shown, replace && name !== 'bank.yaml');
  }
  if (!dryRun) for (const { path, text, shown } of targets) writeWhole(path, text, shown);
  const written = targets.map((target) => target.shown);
  if (hasErrors(done.problems) || targets.length === 0) terminal.exit(EXIT.problems);
  if (options.json) {
    const { files: _texts, ...facts } = done;
    terminal.out(`${JSON.stringify({ ...facts, files: written, dryRun }, null, 2)}\n`);
  } else terminal.out(lostLines(done.problems) + summary(done, written, folder, dryRun));
}

export const register: Register = (command, terminal) => {
  const names = formats.map(({ name }) => name).join(', ');
  command
    .argument('<FILE...>', 'foreign files, at most 10 MiB each')
    .option('--format <NAME>', `their format (${names}); else told by their names and contents`)
    .option(
      '--bank <DIR>',
      `folder of the bank, its name below ${terminal.questions}, or a new folder (default: ${terminal.questions}/NAME)`,
    )
    .option('--out <FILE.yaml>', "question file in the bank's folder (default: after the file)")
    .option('--topic <ID>', 'topic of the questions whose file names none')
    .addOption(
      new Option('--importance <WORD>', 'importance where the file names none').choices(
        Importance.options,
      ),
    )
    .addOption(
      new Option('--level <N>', 'level where the file names none').choices(['1', '2', '3']),
    )
    .option(
      '--explanation-from-feedback',
      'where there is no explanation, take what the file says on the right options',
    )
    .option('--title <TEXT>', 'title of a new bank')
    .option('--language <TAG>', 'language of a new bank, such as en')
    .option('--license <TEXT>', 'license of a new bank')
    .option('--replace', 'replace question files of the same name')
    .option('--dry-run', 'say what would be written, and write nothing')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExits with 8 when a question was left out.')
    .action((files: string[], options: Options) => run(files, options, terminal));
};
