// `trapwise export`: a bank from its files into a foreign format, and what that format cannot carry.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readDraft } from '#authoring/check.ts';
import { readBanks } from '#authoring/files.ts';
import { formats } from '#authoring/formats/index.ts';
import { hasErrors } from '#core/base/problem.ts';
import { isoInstant } from '#core/base/time.ts';
import { exportBank } from '#use-cases/export-bank.ts';
import { EXIT, type Register, type Terminal } from '../command.ts';
import { lostLines } from '../lost-lines.ts';
import { Failure } from '../product.ts';
import { requireFree, writeWhole } from '../write-file.ts';

type Options = { format: string; out?: string; replace?: boolean; json?: boolean };

/** The bank in that folder, else the one of that id below the folder of the banks. Throws Failure. */
function findBank(wanted: string, { cwd, questions, now }: Terminal) {
  const options = { inventory: null, today: isoInstant(now()).slice(0, 10), release: false };
  const isFolder = existsSync(resolve(cwd, wanted));
  const { banks, problems } = readBanks([isFolder ? wanted : questions], cwd);
  const found = isFolder
    ? banks
    : banks.filter((bank) => readDraft(bank, () => undefined).bank?.id === wanted);
  const [source, another] = found;
  if (source && !another) return { source, options };
  if (another) {
    throw new Failure(EXIT.usage, `${wanted} holds ${found.length} banks: name the folder of one`);
  }
  const why = isFolder ? problems[0]?.message : `no bank below ${questions} has this id`;
  throw new Failure(EXIT.usage, `${wanted}: ${why ?? 'no bank'}`);
}

function run(wanted: string, { format, out, replace, json }: Options, terminal: Terminal): void {
  const { source, options } = findBank(wanted, terminal);
  if (json && out === undefined) {
    throw new Failure(EXIT.usage, '--json speaks on standard output: give the file with --out');
  }
  const path = out === undefined ? null : resolve(terminal.cwd, out);
  if (path !== null) requireFree(path, out ?? '', replace === true);
  const { bytes, problems } = exportBank(source, format, options, terminal.now());
  if (hasErrors(problems)) terminal.exit(EXIT.problems);
  // Without a file the bank itself goes to standard output.
  if (!json) terminal.err(lostLines(problems));
  if (bytes === null) terminal.err(`nothing was written: ${wanted} has errors\n`);
  else if (path !== null) {
    writeWhole(path, bytes, out ?? '');
    if (!json) terminal.err(`${out} is written\n`);
  } else if (terminal.screen() !== null && bytes.includes(0)) {
    throw new Failure(EXIT.usage, 'this format is no text: give a file with --out');
  } else terminal.outBytes(bytes);
  if (json) {
    const written = bytes === null ? null : out;
    terminal.out(`${JSON.stringify({ problems, file: written }, null, 2)}\n`);
  }
}

export const register: Register = (command, terminal) => {
  command
    .argument('<BANK>', `a bank by its folder, or by its id below ${terminal.questions}`)
    .requiredOption('--format <NAME>', `one of ${formats.map(({ name }) => name).join(', ')}`)
    .option('--out <FILE>', 'write to this file instead of standard output')
    .option('--replace', 'replace the file when there is one')
    .option('--json', 'print what was lost as one JSON document; needs --out')
    .addHelpText('after', '\nExits with 8 when a question had to be left out.')
    .action((bank: string, options: Options) => run(bank, options, terminal));
};
