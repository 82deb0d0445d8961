// Checking in a child: the same as here, and what cannot be checked costs one bank and no more.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { loadBanks } from '#use-cases/load-banks.ts';
import {
  BANK_LIMITS,
  type BankCheckerInChild,
  type CheckLimits,
  createBankChecker,
} from '#workers/check-in-child.ts';
import { OPTIONS } from '../authoring/bank-text.ts';
import { writeBank } from '../support/bank-files.ts';
import { checkerIn } from '../support/here-checker.ts';

const NOW = Date.parse('2026-11-20T09:00:00Z');
const DYING = join(import.meta.dirname, 'crashing-child.ts');
const STUCK = join(import.meta.dirname, 'stuck-check-child.ts');

let root: string;
let checker: BankCheckerInChild;
const open = (limits: Partial<CheckLimits> = {}, entry?: string) => {
  checker = createBankChecker(root, { ...BANK_LIMITS, ...limits }, entry);
  return checker;
};

/** Lists in lists up to what a file may hold: every byte of them is a node in memory. */
const NESTED = `cards:\n${`- ${'['.repeat(25)}${']'.repeat(25)}\n`.repeat(19_000)}`;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'trapwise-check-'));
  writeBank(join(root, 'good'), 4);
  writeBank(join(root, 'both'), 4);
  mkdirSync(join(root, 'both', 'heavy'));
  const head = 'bank: heavy\ntitle: Heavy\nlanguage: en\nlicense: MIT\ntopics: { a: A }\n';
  writeFileSync(join(root, 'both', 'heavy', 'bank.yaml'), head);
  for (let file = 0; file < 4; file += 1) {
    writeFileSync(join(root, 'both', 'heavy', `${file}.yaml`), NESTED);
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
afterEach(() => checker.stop());

describe('a child', () => {
  test('reads and checks what would be read and checked here', async () => {
    open();
    const here = checkerIn(root);
    const read = await checker.read(['good']);
    const { banks } = await here.read(['good']);
    const known = banks.map(({ folder, hash, problems }) => ({ folder, hash, problems }));
    expect(read).toEqual({ banks: known, problems: [] });
    const [bank] = read.banks;
    if (!bank) throw new Error('one bank was written');
    const checked = await checker.check(bank, OPTIONS);
    expect(checked).toEqual(await here.check(bank, OPTIONS));
    expect(checked.linked?.cards).toHaveLength(4);
    expect(checker.waiting()).toBe(0);
  });

  test('tells a folder that is gone since it was read as a problem', async () => {
    open();
    const { problems, linked } = await checker.check(
      { folder: 'never-there', problems: [] },
      OPTIONS,
    );
    expect(linked).toBeNull();
    expect(problems.map(({ file }) => file)).toContain('never-there');
  });

  test('that was stopped blames no file for it, and no other one is started', async () => {
    open({}, STUCK);
    await checker.check({ folder: 'good', problems: [] }, OPTIONS);
    const pending = checker.check({ folder: 'both/heavy', problems: [] }, OPTIONS);
    const next = checker.check({ folder: 'good', problems: [] }, OPTIONS);
    setTimeout(checker.stop, 50);
    for (const { problems, linked } of [await pending, await next]) {
      expect(linked).toBeNull();
      expect(problems).toMatchObject([
        { message: expect.stringMatching(/^the server is stopping/) },
      ]);
    }
  });

  test('names the first of very many problems, errors before warnings, and counts the rest', async () => {
    open({ problems: 3 });
    const wrong = Array.from({ length: 10 }, (_, at) => `- { id: card-${at}, bogus: 1 }\n`);
    const text = `cards:\n${wrong.join('')}`;
    const rest = { bank: null, cards: [] };
    const files = [{ path: 'c.yaml', bytes: new TextEncoder().encode(text) }];
    const all = (await checkerIn(root).checkFiles(files, rest, OPTIONS)).problems;
    const { problems } = await checker.checkFiles(files, rest, OPTIONS);
    expect(problems.slice(0, 3)).toEqual(all.slice(0, 3));
    expect(problems[3]).toMatchObject({
      level: 'error',
      rule: 'limit',
      message: expect.stringMatching(new RegExp(`^${all.length - 3} more problems`)),
    });
    expect(problems).toHaveLength(4);
  });
});

describe('a bank that cannot be checked within the limits is refused, and the others are loaded', () => {
  async function load(limits: Partial<CheckLimits>, entry?: string) {
    const { read, check } = open(limits, entry);
    return loadBanks(await openMemoryStore(), await read(['both']), NOW, check);
  }
  const refusal = (message: RegExp) => ({
    file: 'both/heavy/bank.yaml',
    line: 1,
    column: 1,
    level: 'error',
    rule: 'limit',
    message: expect.stringMatching(message),
    id: null,
  });

  test('of memory', async () => {
    const { problems, catalogue } = await load({ heapMb: 64 });
    expect(problems.filter(({ level }) => level === 'error')).toEqual([
      refusal(/^checking needed more than 64 MiB of memory/),
    ]);
    expect([...catalogue.banks.keys()]).toEqual(['plain-bank']);
  });

  test('of time', async () => {
    const { problems, catalogue } = await load({ timeoutMs: 6_000 }, STUCK);
    expect(problems.filter(({ level }) => level === 'error')).toEqual([
      refusal(/^checking took longer than 6 seconds: .*split it/),
    ]);
    expect([...catalogue.banks.keys()]).toEqual(['plain-bank']);
  });
});

test('a process that cannot check is told in every task, and hangs none', async () => {
  open({}, DYING);
  const { banks, problems } = await checker.read(['good']);
  expect([banks, problems.map(({ rule, file }) => [rule, file])]).toEqual([
    [],
    [['limit', 'good']],
  ]);
  const read = {
    file: 'a',
    line: 1,
    column: 1,
    level: 'error',
    rule: 'files',
    message: '',
  } as const;
  const bank = { folder: 'good/plain-bank', problems: [{ ...read, id: null }] };
  const checked = await checker.check(bank, OPTIONS);
  // What was found while reading is told all the same.
  expect(checked.problems.map(({ rule }) => rule)).toEqual(['files', 'limit']);
  expect(checked.linked).toBeNull();
});
