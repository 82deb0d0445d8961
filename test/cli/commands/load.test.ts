// `trapwise load` in process: what it prints of changes and of what it refuses, for people and for tools.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readBanks } from '#authoring/files.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Store } from '#store/store.ts';
import { loadBanks } from '#use-cases/load-banks.ts';
import { BANK, card, question } from '../../authoring/bank-text.ts';
import { checkerIn } from '../../support/here-checker.ts';
import { productOver, trapwise } from '../terminal.ts';

const NOW = Date.UTC(2026, 10, 20);
const KEY = '{ text: A bucket, correct: true,';
let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trapwise-load-'));
  store = await openMemoryStore();
  writeFileSync(join(folder, 'bank.yaml'), BANK);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (...questions: string[]) =>
  writeFileSync(join(folder, 'cards.yaml'), `cards:\n${card('objects', questions)}`);
const run = (...argv: string[]) =>
  trapwise(['load', ...argv], '.', {
    product: async () => ({
      ...productOver(store, () => ({ now: NOW, newId: () => 'x' })),
      load: (options) =>
        loadBanks(store, readBanks([folder], folder), NOW, checkerIn(folder).check, options),
    }),
  });

test('says what changes, what each edit is, and what to do after a key changed', async () => {
  write(question('first'), question('second'), question('third'));
  const dry = await run('--dry-run');
  expect(dry).toEqual({
    code: 0,
    err: '',
    out: 'small\n  added: first, objects, second, third\n1 bank changed, 0 unchanged, 0 refused: nothing was written\n',
  });
  expect((await run()).out).toBe(dry.out.replace('nothing was written', 'written'));
  expect((await run()).out).toBe('0 banks changed, 1 unchanged, 0 refused: nothing to write\n');

  const rekeyed = question('second').replace(KEY, '{ text: A bucket, trap: objects,');
  write(
    question('first').replace(
      'Which place fits first?',
      'Which place fits frist, and for how long?',
    ),
    rekeyed
      .replace('{ text: A disk, ', '{ text: A disk, correct: true, ')
      .replace(', trap: objects }', ' }'),
    question('fourth', '        aliases: [third]\n').replace(
      'Objects go to buckets.',
      'To buckets.',
    ),
  );
  expect((await run()).out).toBe(
    [
      'small',
      '  edited: first (meaning), fourth (meaning)',
      '  key changed: second; then trapwise regrade --bank small --question second',
      '  renamed: fourth',
      '1 bank changed, 0 unchanged, 0 refused: written',
      '',
    ].join('\n'),
  );
});

test('ends with 8 and writes nothing where something must be settled first', async () => {
  write(question('first'), question('second'));
  await run();
  const stated = question('first', '        edit: cosmetic\n');
  write(
    stated
      .replace(KEY, '{ text: A bucket,')
      .replace('{ text: A disk, ', '{ text: A disk, correct: true, '),
    question('second'),
  );
  const refused = await run();
  expect(refused).toMatchObject({ code: 8, err: '' });
  expect(refused.out.split('\n')).toEqual([
    expect.stringMatching(
      /^cards\.yaml:9:13 error edit `edit: cosmetic` is said of `first`, and what is right changed: write `edit: key`/,
    ),
    'small: refused, and served as before',
    '  key changed: first',
    '0 banks changed, 0 unchanged, 1 refused: nothing to write',
    '',
  ]);
});

test('gives tools all of it as one document', async () => {
  write(question('first'));
  const { out, code } = await run('--json', '--dry-run');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    dryRun: true,
    changes: [expect.objectContaining({ bank: 'small', added: ['first', 'objects'], edits: [] })],
    refused: [],
    unchanged: [],
    problems: expect.arrayContaining([expect.objectContaining({ level: 'warning' })]),
  });
});
