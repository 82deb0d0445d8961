// `npm run bench:check`: how long `trapwise check` takes for a bank of 10,000 questions, as a command from start to end,
// against a bare parse of the same files by the YAML library, in turns; and how long the hardest files of a mebibyte take.
// Prints tables; `--json FILE` keeps the figures.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createBankSource } from '#authoring/bank-source.ts';
import { checkBank } from '#authoring/check.ts';
import { makeBank, type Size } from './check/bank-maker.ts';
import { HOSTILE_NAMES, hostileFile } from './check/hostile-files.ts';
import { quartiles, short, spread, table } from './figures.ts';

const { values } = parseArgs({
  options: { json: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const BARE = fileURLToPath(new URL('./check/bare-parse.ts', import.meta.url));
const SHOWN = 8;
const BANK = 'bank: b\ntitle: B\nlanguage: en\nlicense: CC0-1.0\ntopics: { storage: S }\n';
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

/** Each hostile file as a bank by itself, checked in this process, the slowest first. */
function measureHostile() {
  const read = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });
  const options = { inventory: null, today: '2026-11-20', release: false };
  return HOSTILE_NAMES.map((name) => {
    const { text } = hostileFile(name);
    const source = createBankSource('b', [read('bank.yaml', BANK), read('x.yaml', text)], []);
    const begun = performance.now();
    const { problems } = checkBank(source, options);
    return { name, ms: performance.now() - begun, problems: problems.length };
  }).sort((a, b) => b.ms - a.ms);
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
  const hostile = measureHostile();
  const slowest = hostile
    .slice(0, SHOWN)
    .map(({ name, ms, problems }) => [name, short(ms), `${problems}`]);
  process.stdout.write(`\n${table([['1 MiB of', 'check, ms', 'problems'], ...slowest])}\n`);
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify({ banks: found, hostile }, null, 2)}\n`);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
