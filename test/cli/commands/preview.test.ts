// `trapwise preview`, in process: what learners would see of a question, straight from the files.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { trapwise } from '../terminal.ts';

let cwd = '';
const run = (...argv: string[]) => trapwise(['preview', ...argv, '--seed', '1'], cwd);

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'trapwise-preview-'));
  cpSync('test/fixtures/banks/good', join(cwd, 'questions'), { recursive: true });
});

afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function edit(file: string, from: string, to: string): void {
  const path = join(cwd, 'questions', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

test('a question is shown with its options shuffled as the seed says, and without its key', async () => {
  const { code, out } = await run('kitchen-sink/holiday-pictures');
  expect(code).toBe(0);
  expect(out).toMatch(
    /^\nquestions\/kitchen-sink\/storage\.yaml:13 · object-storage · storage · single · level 1\n\nA team stores holiday pictures\. Which place fits\?\n\n(\d {2}A \w+\n){4}\nType 1–4\.\n/,
  );
  expect(out).not.toMatch(/RIGHT|whole objects/);
  expect(out).toContain('--seed 1, --answer shows');
  const orders = await Promise.all(
    ['1', '1', '2', '3', '4'].map((seed) =>
      trapwise(['preview', 'kitchen-sink/holiday-pictures', '--seed', seed], cwd),
    ),
  );
  expect(orders[0]).toEqual(orders[1]);
  expect(new Set(orders.map((one) => one.out.match(/\d {2}A.*/g)?.join())).size).toBeGreaterThan(1);
});

test('every kind of question, each part of a case, and all reasons with --answer', async () => {
  const { code, out } = await run('questions/kitchen-sink', '--answer');
  expect(code).toBe(0);
  const kinds = [...out.matchAll(/ · (\w+) · level \d( · part \d of \d)?\n/g)].map(
    ([, kind, part = '']) => kind + part,
  );
  expect(kinds).toContain('case · part 2 of 2');
  expect(new Set(kinds.map((kind) => kind.split(' ')[0])).size).toBe(7);
  expect(out).not.toContain('WRONG.');
  expect(out.match(/^RIGHT\.$/gm)).toHaveLength(kinds.length);
  expect(out).toContain('Model answer:');
  expect(out).toContain('Source: A guide to storage, Chapter 1 (as of 2026-11)');
  expect(out.match(/A studio keeps films and an index of scenes\./g)).toHaveLength(1);
});

test('an answer of a learner with the trap that they would fall for', async () => {
  const shown = await run('small/holiday-pictures');
  const disk = /(\d) {2}A disk/.exec(shown.out)?.[1] ?? '';
  const { out } = await run('small/holiday-pictures', '--choose', disk);
  expect(out).toContain('WRONG.');
  expect(out).toContain(`${disk}  A disk (your choice, WRONG)`);
  expect(out).toContain('You fell for a trap, the first time: Objects are not files');
  const refused = await run('small/holiday-pictures', '--choose', '9');
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('type 1–4') });
});

describe('while the bank is being written', () => {
  test('a wrong question shows its problems, and the others are shown', async () => {
    edit('kitchen-sink/storage.yaml', 'type: multiple', 'type: multipel');
    const { code, out } = await run('object-storage', '--dir', 'questions/kitchen-sink');
    expect(code).toBe(8);
    expect(out).toContain(
      'kitchen-sink/two-places cannot be shown:\nquestions/kitchen-sink/storage.yaml:',
    );
    expect(out).toContain(
      'error schema unknown type `multipel`: did you mean `multiple`? (two-places)',
    );
    expect(out).toContain('A team stores holiday pictures.');
  });

  test('a question that breaks a rule of style is shown with what is to be mended', async () => {
    edit('small/cards.yaml', 'A bucket keeps whole objects under a name, which', 'It');
    const { code, out } = await run('small/object-storage', '--answer');
    expect(code).toBe(8);
    expect(out).toContain('A bucket (your choice, RIGHT)');
    expect(out).toMatch(/error L21 the rationale has \d+ characters, 40 is the least/);
  });

  test('an error in bank.yaml costs the sources alone', async () => {
    edit('small/bank.yaml', 'language: en', 'language: english tongue');
    const { code, out } = await run('small/object-storage', '--answer');
    expect(code).toBe(0);
    expect(out).toContain('bank.yaml has an error, so sources are not shown.');
    expect(out).not.toContain('Source:');
    expect(out).toContain('Its card: Objects are not files');
  });

  test('a file that cannot be read says why', async () => {
    writeFileSync(join(cwd, 'questions/small/cards.yaml'), 'cards: [\n');
    const { code, err } = await run('questions/small/cards.yaml');
    expect(code).toBe(2);
    expect(err).toContain(
      'holds no question that can be read: questions/small/cards.yaml:2:1 error',
    );
    expect((await run('no-such-card')).err).toContain(
      'it may be where this is wrong: questions/small/cards.yaml:2:1 error yaml',
    );
  });
});

test.each([
  [['small/holiday-picture'], 'did you mean `small/holiday-pictures`?'],
  [['nothing-like-it-at-all'], 'name a question, a card or a file of a bank'],
  [['x', '--dir', 'nowhere'], 'this folder cannot be read (nothing has this name)'],
])('%s is refused with a remedy', async (argv, said) => {
  const { code, err, out } = await run(...argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(said);
});
