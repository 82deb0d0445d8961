// Loading banks into the store: each whole or not at all, unchanged ones unread, and nothing that is served lost.
import { beforeEach, describe, expect, it } from 'vitest';
import { type BankSource, createBankSource } from '#authoring/bank-source.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Store } from '#store/store.ts';
import { loadBanks } from '#use-cases/load-banks.ts';
import { checkOf, hereChecker } from '../support/here-checker.ts';

const NOW = Date.parse('2026-11-20T09:00:00Z');

function source(id: string, questions: Record<string, string>, folder = id): BankSource {
  const head = `bank: ${id}\ntitle: Bank ${id}\nlanguage: en\nlicense: MIT\ntopics: { basics: Basics }\n`;
  const cards = Object.entries(questions).map(
    ([name, stem]) => `  - id: ${name}
    type: short
    level: 1
    topic: basics
    importance: important
    stem: ${stem}
    accept: [yes-it-is]
    explanation: Because it is so.
`,
  );
  const files = { 'bank.yaml': head, 'cards.yaml': `questions:\n${cards.join('')}` };
  return createBankSource(
    folder,
    Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
    [],
  );
}

let store: Store;
beforeEach(async () => {
  store = await openMemoryStore();
});

/** Loads these banks, which are not read again to be checked. */
const load = (...banks: BankSource[]) =>
  loadBanks(store, { banks, problems: [] }, NOW, checkOf(banks));
const first = { one: 'What is it?', two: 'What is that?' };

describe('loading banks', () => {
  it('serves what the files say, and says what it changed', async () => {
    const { catalogue, changes, problems } = await load(source('a', first), source('b', first));
    expect([...catalogue.banks.keys()]).toEqual(['a', 'b']);
    expect(changes.map(({ bank, added }) => [bank, added.length > 0])).toEqual([
      ['a', true],
      ['b', true],
    ]);
    expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('does not parse an unchanged bank again', async () => {
    const bank = source('a', first);
    await load(bank);
    const unreadable = { ...bank, files: [{ path: 'bank.yaml', bytes: Buffer.from('{{{') }] };
    const { unchanged, changes, problems } = await load(unreadable);
    expect({ unchanged, changes, problems }).toEqual({
      unchanged: ['a'],
      changes: [],
      problems: [],
    });
  });

  it('keeps serving what it had when a file is wrong, and loads the other banks', async () => {
    await load(source('a', first));
    const wrong = source('a', { ...first, three: '"no end' });
    const { catalogue, problems, kept } = await load(wrong, source('b', first));
    expect(kept).toEqual(['a']);
    expect(catalogue.banks.get('a')?.cards).toHaveLength(2);
    expect(catalogue.banks.get('b')?.cards).toHaveLength(2);
    expect(problems.some(({ level, file }) => level === 'error' && file === 'a/cards.yaml')).toBe(
      true,
    );
  });

  it('retires what is gone from the files, and restores what is back', async () => {
    await load(source('a', first), source('b', first));
    const gone = await load(source('a', { one: first.one }));
    expect(gone.catalogue.banks.get('a')?.cards).toHaveLength(1);
    expect(gone.catalogue.banks.get('b')?.cards ?? []).toHaveLength(0);
    const back = await load(source('a', first), source('b', first));
    expect(back.changes.map(({ bank, restored }) => [bank, restored.length])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('retires nothing while a folder that may be the missing bank cannot be read', async () => {
    await load(source('a', first));
    const nameless = createBankSource('a', [{ path: 'bank.yaml', bytes: Buffer.from('{{{') }], []);
    expect((await load(nameless)).catalogue.banks.get('a')?.cards).toHaveLength(2);
    const unread = {
      file: 'x',
      line: 1,
      column: 1,
      level: 'error',
      rule: 'files',
      message: 'x',
      id: null,
    } as const;
    const blind = await loadBanks(store, { banks: [], problems: [unread] }, NOW, hereChecker.check);
    expect(blind.kept).toEqual(['a']);
    expect(blind.catalogue.banks.get('a')?.cards).toHaveLength(2);
  });

  it('refuses a copy of a bank that kept its id, whichever comes first, and serves what it had', async () => {
    const bank = source('a', first);
    await load(bank);
    const copy = source('a', { one: 'Another wording?' }, 'copy-of-a');
    for (const folders of [
      [bank, copy],
      [copy, bank],
    ]) {
      const { catalogue, changes, kept, problems } = await load(...folders);
      expect(catalogue.banks.get('a')?.cards).toHaveLength(2);
      expect([changes, kept]).toEqual([[], ['a']]);
      expect(problems.filter(({ level }) => level === 'error')).toMatchObject([
        { rule: 'duplicate' },
      ]);
    }
  });
});
