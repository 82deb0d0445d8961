// `trapwise check`, in process, on real folders.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { questionsFolder } from '../../../src/config.ts';
import { trapwise } from '../terminal.ts';

const BANKS = 'test/fixtures/banks';
let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'trapwise-check-'));
});

afterEach(() => rmSync(cwd, { recursive: true, force: true }));

describe('exit codes', () => {
  test('0 for good banks', async () => {
    expect(await trapwise(['check', `${BANKS}/good`])).toEqual({
      code: 0,
      out: [
        'kitchen-sink: objectives 2 of 2, critical traps 1 of 1',
        'small: objectives 1 of 1, critical traps 0 of 0',
        '2 banks, 6 cards, 10 questions: 0 errors, 0 warnings\n',
      ].join('\n'),
      err: '',
    });
  });

  test('0 for warnings', async () => {
    expect(await trapwise(['check', `${BANKS}/bad/expired`])).toEqual({
      code: 0,
      out: `${BANKS}/bad/expired/cards.yaml:7:17 warning expired valid until 2026-10, which has passed: check the fact, then move the date (object-storage)\nexpired: objectives 1 of 1, critical traps 0 of 0\n1 bank, 2 cards, 4 questions: 0 errors, 1 warning\n`,
      err: '',
    });
  });

  test('8 for errors', async () => {
    expect((await trapwise(['check', `${BANKS}/bad`])).code).toBe(8);
  });

  test('8 for a folder that is not there', async () => {
    expect(await trapwise(['check', 'nowhere'], cwd)).toMatchObject({
      code: 8,
      out: expect.stringContaining(
        'nowhere:1:1 error files this folder cannot be read (nothing has this name)',
      ),
    });
  });
});

test('without a folder it is ./questions, or what TRAPWISE_QUESTIONS names', async () => {
  expect(questionsFolder({})).toBe('questions');
  const questions = questionsFolder({ TRAPWISE_QUESTIONS: 'banks' });
  for (const command of ['check', 'coverage', 'stale', 'schema', 'preview x', 'new-card x y']) {
    const { out, err } = await trapwise(command.split(' '), cwd, { questions });
    expect(out + err).toMatch(/banks\b/);
  }
  mkdirSync(join(cwd, 'questions'));
  cpSync(`${BANKS}/good/small`, join(cwd, 'questions/small'), { recursive: true });
  expect((await trapwise(['check'], cwd)).out).toMatch(
    /^small: .*\n1 bank, 1 card, 2 questions: 0 errors, 0 warnings\n$/,
  );
});

test('several folders are checked as one', async () => {
  const { out } = await trapwise(['check', `${BANKS}/good/small`, `${BANKS}/good/kitchen-sink`]);
  expect(out).toContain('2 banks, 6 cards');
});

test('files are named relative to the working directory', async () => {
  const bank = join(cwd, 'bank');
  cpSync(`${BANKS}/bad/few-questions`, bank, { recursive: true });
  expect((await trapwise(['check', bank], cwd)).out).toMatch(/^bank\/cards\.yaml:8:5 warning/);
  expect((await trapwise(['check', '.'], bank)).out).toMatch(/^cards\.yaml:8:5 warning/);
});

describe('--json', () => {
  test('prints problems and summary', async () => {
    const { out } = await trapwise(['check', '--json', `${BANKS}/bad/few-questions`]);
    expect(JSON.parse(out)).toEqual({
      problems: [
        {
          file: `${BANKS}/bad/few-questions/cards.yaml`,
          line: 8,
          column: 5,
          level: 'warning',
          rule: 'few-questions',
          message: 'a card with one question: ask the same in another way',
          id: 'object-storage',
        },
      ],
      summary: {
        banks: 1,
        files: 2,
        cards: 1,
        questions: 1,
        errors: 0,
        warnings: 1,
        audits: [{ bank: 'few-questions', audit: expect.objectContaining({ choices: 1 }) }],
      },
    });
  });

  test('is JSON even where nothing can be read', async () => {
    const { code, out } = await trapwise(['check', '--json', 'nowhere'], cwd);
    expect(code).toBe(8);
    expect(JSON.parse(out).summary).toMatchObject({ banks: 0, errors: 1 });
  });
});

test('--github prints an annotation for each problem', async () => {
  const { code, out } = await trapwise(['check', '--github', `${BANKS}/bad/reference`]);
  expect(code).toBe(8);
  expect(out).toContain(
    `::error file=${BANKS}/bad/reference/cards.yaml,line=4,col=12,title=reference::unknown topic \`storrage\`: did you mean \`storage\`? (object-storage)\n`,
  );
});

test('--release makes an objective without a question an error', async () => {
  expect((await trapwise(['check', `${BANKS}/bad/coverage`])).code).toBe(0);
  expect((await trapwise(['check', '--release', `${BANKS}/bad/coverage`])).code).toBe(8);
});

describe('--inventory', () => {
  test('compares the claims of objectives', async () => {
    cpSync(`${BANKS}/good/small`, join(cwd, 'small'), { recursive: true });
    const bank = `objectives:\n  - { id: pick-storage, statement: Pick., source: guide, importance: critical, claims: [s1-bucket] }\n`;
    const head =
      'bank: small\ntitle: Small\nlanguage: en\nlicense: CC0-1.0\ntopics: { storage: Where }\nsources: { guide: { title: Guide } }\n';
    writeFileSync(join(cwd, 'small/bank.yaml'), head + bank);
    writeFileSync(join(cwd, 'claims.yaml'), 'claims:\n  - { id: s1-buckets, status: sound }\n');
    const { code, out } = await trapwise(['check', 'small', '--inventory', 'claims.yaml'], cwd);
    expect(code).toBe(8);
    expect(out).toContain(
      'small/bank.yaml:8:89 error L23 unknown claim `s1-bucket`: did you mean `s1-buckets`? (small)',
    );
    writeFileSync(join(cwd, 'claims.yaml'), 'claims: [s1-bucket]\n');
    expect((await trapwise(['check', 'small', '--inventory', 'claims.yaml'], cwd)).code).toBe(0);
  });

  test('that cannot be read is an error', async () => {
    const { code, out } = await trapwise([
      'check',
      `${BANKS}/good/small`,
      '--inventory',
      'none.yaml',
    ]);
    expect(code).toBe(8);
    expect(out).toContain(
      'none.yaml:1:1 error files this file cannot be read (nothing has this name)',
    );
  });
});

describe('--documents', () => {
  const copied = `${BANKS}/bad/copied-text`;

  test('finds what was copied from the texts below a folder', async () => {
    const { code, out } = await trapwise(['check', copied, '--documents', `${copied}/documents`]);
    expect(code).toBe(0);
    expect(out.match(/ L30 /g)).toHaveLength(2);
    expect(out).toContain('stands in test/fixtures/banks/bad/copied-text/documents/notes.md, too');
    expect((await trapwise(['check', copied])).out).not.toContain(' L30 ');
  });

  test('that cannot be read are errors, and a form feed is none', async () => {
    mkdirSync(join(cwd, 'd'));
    writeFileSync(join(cwd, 'd/utf16.txt'), Buffer.from('\uFEFFtext', 'utf16le'));
    writeFileSync(join(cwd, 'd/large.md'), 'a'.repeat(1_048_577));
    writeFileSync(join(cwd, 'd/pages.txt'), 'one\ftwo');
    cpSync(`${BANKS}/good/small`, join(cwd, 'small'), { recursive: true });
    const { code, out } = await trapwise(['check', 'small', '--documents', 'd'], cwd);
    expect(code).toBe(8);
    expect(out.split('\n').slice(0, 2)).toEqual([
      'd/large.md:1:1 error limit this file has more than 1 MiB: split it into several files',
      'd/utf16.txt:1:1 error encoding this file is UTF-16: save the file as UTF-8',
    ]);
    expect(out).toContain('2 errors');
  });
});

test('nothing is written, and no database is asked for', async () => {
  cpSync(`${BANKS}/bad/schema`, join(cwd, 'bank'), { recursive: true });
  const files = () =>
    readdirSync(cwd, { recursive: true, withFileTypes: true }).map(({ parentPath, name }) => {
      const { mtimeMs, size } = statSync(join(parentPath, name));
      return [parentPath, name, mtimeMs, size];
    });
  const before = files();
  // The terminal of these tests has no product to give.
  expect((await trapwise(['check', 'bank', '--release'], cwd)).code).toBe(8);
  expect(files()).toEqual(before);
});

test('the bank of this repository has no errors', async () => {
  const { code, out } = await trapwise(['check', 'questions']);
  expect(out).not.toContain(' error ');
  expect(code).toBe(0);
});
