// `npm run bench:check`: how long `trapwise check` takes for a bank of 10,000 questions, as a command from start to end,
// against a bare parse of the same files by the YAML library, in turns. Prints a table; `--json FILE` keeps the figures.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeBank, type Size } from './check/bank-maker.ts';
import { quartiles, short, spread, table } from './figures.ts';

const { values } = parseArgs({
  options: { json: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const BARE = fileURLToPath(new URL('./check/bare-parse.ts', import.meta.url));
const SIZES: readonly Size[] = [
  { files: 10, questionsInFile: 1000, terse: true },
  { files: 20, questionsInFile: 500, terse: false },
];

/** Seconds of one run, from its start to its end. */
function time(...command: readonly string[]): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, command, { maxBuffer: 1 << 28 });
  // 8 says that the bank has errors, which costs no less.
  if (status !== 0 && status !== 8) throw new Error(`${command.join(' ')}: ${stderr}`);
  return (performance.now() - begun) / 1000;
}

function measure(root: string, size: Size) {
  const folder = join(root, `${size.files}`);
  mkdirSync(folder);
  const files = makeBank(size);
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const seconds = { check: [] as number[], bare: [] as number[] };
  for (let round = 0; round < Number(values.rounds); round += 1) {
    seconds.check.push(time(CLI, 'check', folder));
    seconds.bare.push(time(BARE, folder));
  }
  const [check, bare] = [quartiles(seconds.check), quartiles(seconds.bare)];
  return { ...size, mebibytes: bytes / 2 ** 20, check, bare, ratio: check.median / bare.median };
}

const root = mkdtempSync(join(tmpdir(), 'trapwise-bench-check-'));
try {
  const found = SIZES.map((size) => measure(root, size));
  const rows = found.map(({ files, questionsInFile, mebibytes, check, bare, ratio }) => [
    `${files} files of ${questionsInFile} questions`,
    short(mebibytes),
    spread(check),
    spread(bare),
    short(ratio),
  ]);
  const heading = ['bank', 'MiB', 'check, s', 'bare parse, s', 'ratio'];
  process.stdout.write(`${table([heading, ...rows])}\n`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
