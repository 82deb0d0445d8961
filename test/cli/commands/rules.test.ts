// `trapwise rules`: the table of rules, printed and in the README.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { baseRules } from '#authoring/base-rules.ts';
import { lintRules } from '#authoring/lint-rules/index.ts';
import { withRuleTable } from '#authoring/rule-table.ts';
import { trapwise } from '../terminal.ts';

test('the README has the rules of today: else run `npm run trapwise -- rules --write README.md`', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(withRuleTable(readme)).toBe(readme);
});

test('each rule has a row with its level, what it finds, and why', async () => {
  const { code, out } = await trapwise(['rules']);
  expect(code).toBe(0);
  const rows = out.trimEnd().split('\n');
  expect(rows).toHaveLength(2 + baseRules.length + lintRules.length);
  expect(new Set(rows.map((row) => row.split(/(?<!\\)\|/).length))).toEqual(new Set([6]));
  expect(out).toContain('| L05 | warning; error at release | a key of less than 0.7');
});

test('the table is written between its markers, and nothing else changes', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'trapwise-rules-'));
  try {
    writeFileSync(join(cwd, 'a.md'), 'before\n<!-- rules -->\nold\n<!-- /rules -->\nafter\n');
    expect((await trapwise(['rules', '--write', 'a.md'], cwd)).code).toBe(0);
    const text = readFileSync(join(cwd, 'a.md'), 'utf8');
    expect(text).toMatch(/^before\n<!-- rules -->\n\| rule [\s\S]*\|\n<!-- \/rules -->\nafter\n$/);
    writeFileSync(join(cwd, 'b.md'), 'no place\n');
    const refused = await trapwise(['rules', '--write', 'b.md'], cwd);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('no place') });
    expect(readFileSync(join(cwd, 'b.md'), 'utf8')).toBe('no place\n');
    const missing = await trapwise(['rules', '--write', 'c.md'], cwd);
    expect(missing).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing has this name'),
    });
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});
