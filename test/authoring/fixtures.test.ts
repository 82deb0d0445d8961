// Bad banks carry what `check` must say about them on the line it concerns; good banks carry nothing.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { BankSource } from '#authoring/bank-source.ts';
import { checkBank } from '#authoring/check.ts';
import { readBanks } from '#authoring/files.ts';

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

function found(source: BankSource): string[] {
  const { problems } = checkBank(source, OPTIONS);
  return problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
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

test('every lint rule has a bad line of its own', async () => {
  const { lintRules } = await import('#authoring/lint-rules/index.ts');
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
