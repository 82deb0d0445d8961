// What authors look at: `coverage` and `stale`, in process, on real folders.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Coverage } from '#use-cases/show-coverage.ts';
import { trapwise } from '../terminal.ts';

const KITCHEN = 'test/fixtures/banks/good/kitchen-sink';

/** A copy of the bank of every kind, with each text replaced by the other. */
function copy(file: string, ...changes: [string, string][]): string {
  const cwd = mkdtempSync(join(tmpdir(), 'trapwise-views-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  cpSync(KITCHEN, join(cwd, 'bank'), { recursive: true });
  const path = join(cwd, 'bank', file);
  const before = readFileSync(path, 'utf8');
  const after = changes.reduce((text, [from, to]) => text.replaceAll(from, to), before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  return cwd;
}

describe('coverage', () => {
  test('names the questions of each objective, critical ones first, and marks what is not covered', async () => {
    const objective = '  - { id: later, statement: Later., importance: critical }\n';
    const cwd = copy('bank.yaml', ['objectives:\n', `objectives:\n${objective}`]);
    const { code, out } = await trapwise(['coverage', 'bank'], cwd);
    expect(code).toBe(0);
    const [first, ...rows] = out.split('\n');
    expect(first).toBe('kitchen-sink: 2 of 3 objectives covered');
    expect(rows[0]).toBe('  critical   later         0  NOT COVERED (bank/bank.yaml:24)');
    expect(rows[1]).toMatch(
      /^ {2}critical {3}pick-storage +\d+ {2}loose-pictures \(loose-pictures\), /,
    );
    expect(rows[1]).toContain('object-storage (holiday-pictures, two-places');
    expect(rows[2]).toMatch(/^ {2}important {2}order-steps /);
  });

  test('holds the domains of an exam against its cards, with the longest exam that they can fill', async () => {
    const { out } = await trapwise(['coverage', KITCHEN, '--json']);
    const { exams }: Coverage = JSON.parse(out);
    expect(exams).toMatchObject([
      { exam: 'AIF-C01', questions: 65, possible: expect.any(Number), byTopic: false, outside: [] },
    ]);
    const [first, second] = exams[0]?.domains ?? [];
    expect(first).toMatchObject({ id: 'first-half', weight: 49.5 });
    expect((first?.share ?? 0) + (second?.share ?? 0)).toBeCloseTo(100);
    // Half of 65 questions each, and a card gives one question at most.
    expect((first?.missing ?? 0) + (second?.missing ?? 0)).toBe(
      65 - (first?.cards ?? 0) - (second?.cards ?? 0),
    );
  });

  test('follows the topics where no domain names any', async () => {
    const { out } = await trapwise(['coverage', 'questions', '--json']);
    const { exams }: Coverage = JSON.parse(out);
    const aif = exams.find(({ exam }) => exam === 'AIF-C01');
    expect(aif).toMatchObject({ questions: 65, possible: 65 });
    expect(aif?.domains.map(({ missing }) => missing)).toEqual([0, 0, 0, 0, 0]);
    const aip = exams.find(({ exam }) => exam === 'AIP-C01');
    expect(aip).toMatchObject({ questions: 75, byTopic: true });
    expect(aip?.possible).toBeLessThan(75);
  });

  test('counts what is valid in a bank with errors, and says so', async () => {
    const cwd = copy('storage.yaml', ['type: multiple', 'type: multipel']);
    const { code, out } = await trapwise(['coverage', 'bank'], cwd);
    expect(code).toBe(0);
    expect(out).toContain('covered; what has errors is not counted (see `trapwise check`)');
    expect(out).not.toContain('two-places');
  });

  test('names a bank and a folder that it cannot read', async () => {
    const cwd = copy('bank.yaml', ['bank: kitchen-sink', ' bank: kitchen-sink']);
    const { code, err } = await trapwise(['coverage', 'bank', 'nowhere'], cwd);
    expect(code).toBe(8);
    expect(err).toContain('bank: bank.yaml has errors, so this bank is left out');
    expect(err).toContain('nowhere: this folder cannot be read (nothing has this name)');
    const stale = await trapwise(['stale', 'bank', 'nowhere'], cwd);
    expect(stale).toMatchObject({ code: 8, err: expect.stringContaining('nowhere: ') });
    expect(stale.out).toContain('what has errors is not looked at');
  });
});

describe('stale', () => {
  test('names what is past its date, what soon is, and what was checked long ago, with its place', async () => {
    const cwd = copy('storage.yaml', ['validUntil: "2027-01"', 'validUntil: 2026-10']);
    const { code, out } = await trapwise(['stale', 'bank', '--older-than', '0'], cwd);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^bank\/storage\.yaml:10:17 card object-storage: valid until 2026-10, 20 days ago\n/,
    );
    expect(out).toContain('bank/bank.yaml:21:45 source guide: as of 2026-11, 0 months ago\n');
    expect(out).toContain(
      'kitchen-sink: 1 fact past their date, 0 within 30 days of it, 3 checked 0 months ago or more; the oldest is as of 2026-11 (source guide)\n',
    );
  });

  test('judges by any day, and as JSON', async () => {
    const { out } = await trapwise(['stale', KITCHEN, '--on', '2027-01-31', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      on: '2027-01-31',
      olderThan: 12,
      banks: [
        { bank: 'kitchen-sink', expired: [], soon: [{ id: 'object-storage', days: 0 }], old: [] },
      ],
    });
  });

  test.each([
    [['--on', '2026-02-30'], 'a date like 2026-11-20'],
    [['--on', '2026-13-01'], 'a date like 2026-11-20'],
    [['--older-than', 'long'], 'a whole number of months'],
  ])('%s is refused', async (argv, said) => {
    const { code, err } = await trapwise(['stale', KITCHEN, ...argv]);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});
