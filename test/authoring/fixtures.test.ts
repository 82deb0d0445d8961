// Bad banks carry what `check` must say about them on the line it concerns; good banks carry nothing.
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { BankSource } from '#authoring/bank-source.ts';
import { baseRules } from '#authoring/base-rules.ts';
import { checkBank } from '#authoring/check.ts';
import { readDocuments } from '#authoring/documents.ts';
import { readBanks, readDocumentFiles } from '#authoring/files.ts';
import { lintRules } from '#authoring/lint-rules/index.ts';

const BANKS = 'test/fixtures/banks';
const OPTIONS = { inventory: null, today: '2026-11-20', release: false };

function read(folder: string): BankSource {
  const { banks, problems } = readBanks([folder], process.cwd());
  expect(problems).toEqual([]);
  const [bank] = banks;
  if (!bank) throw new Error(`no bank in ${folder}`);
  return bank;
}

/** `file:line rule` for each word after `# expect:`. */
function expected({ folder, files }: BankSource): string[] {
  return files.flatMap(({ path, bytes }) =>
    new TextDecoder()
      .decode(bytes)
      .split('\n')
      .flatMap((line, at) => {
        const rules = /# expect: (.*)$/.exec(line)?.[1]?.trim().split(' ') ?? [];
        return rules.map((rule) => `${folder}/${path}:${at + 1} ${rule}`);
      }),
  );
}

/** What the bank was made from, where it has a folder of that name. */
function documentsOf(folder: string) {
  if (!existsSync(`${folder}/documents`)) return [];
  const { files, problems } = readDocumentFiles(`${folder}/documents`, process.cwd());
  expect(problems).toEqual([]);
  return readDocuments(files).documents;
}

function problemsOf(source: BankSource, release = false) {
  const documents = documentsOf(source.folder);
  return checkBank(source, { ...OPTIONS, documents, release }).problems;
}

function found(source: BankSource): string[] {
  return problemsOf(source).map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

describe('a bad bank gets exactly the findings that its lines expect', () => {
  test.each(readdirSync(`${BANKS}/bad`))('%s', (name) => {
    const source = read(`${BANKS}/bad/${name}`);
    const expectations = expected(source);
    expect(expectations.length).toBeGreaterThan(0);
    expect(found(source).sort()).toEqual(expectations.sort());
  });
});

describe('a good bank has no findings and is linked', () => {
  test.each(readdirSync(`${BANKS}/good`))('%s', (name) => {
    const checked = checkBank(read(`${BANKS}/good/${name}`), OPTIONS);
    expect(checked.problems).toEqual([]);
    expect(checked.linked?.bank.bank).toBe(name);
  });
});

test('every lint rule has a bad line of its own', () => {
  const lines = readdirSync(`${BANKS}/bad`).flatMap((name) =>
    expected(read(`${BANKS}/bad/${name}`)),
  );
  const seen = new Set(lines.map((line) => line.split(' ').at(-1)));
  // L24 speaks only beside an inventory: lint.test.ts; the others only of many questions: bank-audit.test.ts.
  const elsewhere = ['L24', 'L07', 'L08', 'naive-habit', 'name-balance'];
  const ids = lintRules.map(({ id }) => id);
  const silent = ids.filter((id) => !seen.has(id) && !elsewhere.includes(id));
  expect(silent).toEqual([]);
});

test('no problem has a name that the table of rules lacks', () => {
  const known = new Set([...baseRules, ...lintRules].map(({ id }) => id));
  const names = readdirSync(`${BANKS}/bad`).flatMap((name) =>
    problemsOf(read(`${BANKS}/bad/${name}`)).map(({ rule }) => rule),
  );
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

test('a finding is as grave as the table of rules says', () => {
  const sources = readdirSync(`${BANKS}/bad`).map((name) => read(`${BANKS}/bad/${name}`));
  const seen = (release: boolean) =>
    new Set(
      sources.flatMap((source) =>
        problemsOf(source, release).map(({ rule, level }) => `${rule} ${level}`),
      ),
    );
  const [daily, released] = [seen(false), seen(true)];
  for (const { id, level, graver } of lintRules) {
    const isGrave = daily.has(`${id} error`);
    // L23 and L24 are graver beside an inventory only: lint.test.ts.
    if (level === 'error' || graver === 'error where the card is critical') {
      expect(isGrave || id === 'L24', id).toBe(true);
    } else expect(isGrave, id).toBe(false);
    if (level === 'error') expect(daily, id).not.toContain(`${id} warning`);
    if (graver === undefined && level === 'warning')
      expect(released, id).not.toContain(`${id} error`);
  }
  const atRelease = lintRules.filter(({ graver }) => graver === 'error at release');
  // Over a whole bank only: bank-audit.test.ts.
  const elsewhere = ['L07', 'L08', 'naive-habit', 'name-balance'];
  const missing = atRelease.filter(({ id }) => !released.has(`${id} error`)).map(({ id }) => id);
  expect(missing).toEqual(elsewhere);
});
