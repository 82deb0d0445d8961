// `trapwise import` and `trapwise export`, in process, in real folders.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkBank, readDraft, validCards } from '#authoring/check.ts';
import { readBanks } from '#authoring/files.ts';
import { formats } from '#authoring/formats/index.ts';
import { said } from '../../support/arbitrary-bank.ts';
import { trapwise } from '../terminal.ts';

const FIXTURES = resolve('test/fixtures/formats');
const TUTORIAL = resolve('questions/trapwise-tutorial');
const OPTIONS = { inventory: null, today: '2026-11-20', release: false };
let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'trapwise-exchange-'));
});

afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const at = (path: string) => join(cwd, path);
const text = (path: string) => readFileSync(at(path), 'utf8');

function write(path: string, content: string): void {
  writeFileSync(at(path), content);
}

function sourceIn(folder: string) {
  const [source] = readBanks([folder], cwd).banks;
  if (!source) throw new Error(`no bank in ${folder}`);
  return source;
}

/** The cards of a bank without its cases, by id. */
function written(folder: string) {
  const cards = validCards(readDraft(sourceIn(folder), () => {}).cards);
  return cards
    .map(({ head, questions }) => ({
      head,
      questions: questions.filter(({ type }) => type !== 'case'),
    }))
    .sort((a, b) => (a.head.id < b.head.id ? -1 : 1));
}

describe('a foreign file', () => {
  test('becomes a bank of its own, and what is left to write is what `check` misses', async () => {
    cpSync(join(FIXTURES, 'gift/every-type.gift'), at('Kitchen Quiz.gift'));
    const { code, out, err } = await trapwise(['import', 'Kitchen Quiz.gift'], cwd);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(
      '9 questions of gift went into questions/kitchen-quiz/bank.yaml, questions/kitchen-quiz/kitchen-quiz.yaml',
    );
    expect(text('questions/kitchen-quiz/bank.yaml')).toBe(
      '# Imported from Kitchen Quiz.gift (GIFT (Moodle)).\nbank: kitchen-quiz\ntitle: Kitchen Quiz\ntopics:\n  heat-fire-pans: "Heat: fire / pans"\n',
    );
    const missing: Record<string, number> = {};
    for (const { message } of checkBank(sourceIn('questions/kitchen-quiz'), OPTIONS).problems) {
      const name = /^`(\w+)` is missing/.exec(message)?.[1];
      if (name !== undefined) missing[name] = (missing[name] ?? 0) + 1;
    }
    const left = /left to write: (.*)/.exec(out)?.[1] ?? '';
    const named = left.split(', ').map((one) => one.split(' '));
    expect(Object.fromEntries(named.map(([name, number]) => [name, Number(number)]))).toEqual(
      missing,
    );
  });

  test('takes what the author says of all its questions', async () => {
    write(
      'q.csv',
      'stem,correct,option1,rationale1,option2,level\nWhy?,1,a,Because.,b,\nHow?,2,a,,b,3\n',
    );
    const argv = ['import', 'q.csv', '--bank', 'mine', '--topic', 'heat', '--importance'];
    const more = ['critical', '--level', '1', '--explanation-from-feedback', '--language', 'en'];
    const { code, out } = await trapwise([...argv, ...more, '--license', 'CC0-1.0'], cwd);
    expect(code).toBe(0);
    expect(out).toContain('left to write: rationale 3, explanation 1\n');
    expect(text('mine/q.yaml')).toMatch(/id: why\n {4}topic: heat\n {4}importance: critical\n/);
    expect(text('mine/q.yaml')).toMatch(
      /level: 1\n[\s\S]*explanation: \|\n {6}Because\.\n[\s\S]*level: 3/,
    );
  });

  test('imported again gives the same ids, and adds to the bank only what is new', async () => {
    const first = 'One?\nA) yes\nB) no\nANSWER: A\n';
    write('q.aiken', first);
    await trapwise(['import', 'q.aiken', '--bank', 'b'], cwd);
    const before = text('b/q.yaml');
    write('q.aiken', `${first}\nTwo?\nA) yes\nB) no\nANSWER: B\n`);
    const again = await trapwise(['import', 'q.aiken', '--bank', 'b'], cwd);
    expect(again.code).toBe(2);
    expect(again.err).toContain('b/q.yaml exists: choose another --out, or add --replace');
    const added = await trapwise(['import', 'q.aiken', '--bank', 'b', '--out', 'more.yaml'], cwd);
    expect(added.code).toBe(8);
    expect(added.out).toContain(
      'q.aiken:1:1 error import the bank already has this id at b/q.yaml:3',
    );
    expect(text('b/q.yaml')).toBe(before);
    expect(text('b/more.yaml')).toContain('id: two\n');
    expect(text('b/more.yaml')).not.toContain('id: one\n');
    rmSync(at('b/more.yaml'));
    const replaced = await trapwise(['import', 'q.aiken', '--bank', 'b', '--replace'], cwd);
    expect(replaced.code).toBe(0);
    expect(text('b/q.yaml').startsWith(before)).toBe(true);
    expect(text('b/q.yaml')).toContain('id: two\n');
  });

  test('with --dry-run or in JSON tells the same, and a dry run writes nothing', async () => {
    cpSync(join(FIXTURES, 'csv/refused.csv'), at('q.csv'));
    const { code, out } = await trapwise(['import', 'q.csv', '--dry-run', '--json'], cwd);
    expect(code).toBe(8);
    expect(JSON.parse(out)).toMatchObject({
      formats: ['csv'],
      questions: 2,
      files: ['questions/q/bank.yaml', 'questions/q/q.yaml'],
      dryRun: true,
      problems: expect.arrayContaining([
        expect.objectContaining({ file: 'q.csv', line: 3, rule: 'format', level: 'error' }),
      ]),
    });
    expect(readdirSync(cwd)).toEqual(['q.csv']);
  });

  test('tells its format by name or content, or asks for it', async () => {
    cpSync(join(FIXTURES, 'aiken/cooking.txt'), at('a.txt'));
    expect((await trapwise(['import', 'a.txt', '--dry-run'], cwd)).out).toContain('of aiken');
    cpSync(join(FIXTURES, 'gift/every-type.gift'), at('g.txt'));
    expect((await trapwise(['import', 'g.txt', '--dry-run'], cwd)).out).toContain('of gift');
    write('both.txt', 'A gift? {=yes ~no}\n\nAiken?\nA) yes\nB) no\nANSWER: A\n');
    const asked = await trapwise(['import', 'both.txt'], cwd);
    expect(asked).toMatchObject({
      code: 2,
      err: 'trapwise: both.txt: say with --format what this is (gift, aiken)\n',
    });
    write('old.xml', '<questestinterop/>');
    const old = await trapwise(['import', 'old.xml'], cwd);
    expect([old.code, old.out]).toEqual([
      8,
      expect.stringContaining('old.xml:1:1 error format this is QTI 1.2, which is not read'),
    ]);
    write('other.xml', '<html/>');
    expect((await trapwise(['import', 'other.xml'], cwd)).err).toBe(
      'trapwise: other.xml: say with --format what this is (moodle-xml, qti-2.1); as moodle-xml: 1:1 <html> is not Moodle XML, which is a <quiz>; as qti-2.1: 1:1 <html> is not an item of QTI 2.1\n',
    );
    cpSync(join(FIXTURES, 'apkg/schema-18.apkg'), at('deck.colpkg'));
    expect((await trapwise(['import', 'deck.colpkg', '--dry-run'], cwd)).out).toContain('of apkg');
    const wrong = await trapwise(['import', 'a.txt', '--format', 'aikn'], cwd);
    expect(wrong.err).toContain('unknown format "aikn": did you mean `aiken`?');
    write('empty.bin', '');
    expect((await trapwise(['import', 'empty.bin'], cwd)).code).toBe(2);
  });

  test('writes nowhere but into the folder of its bank', async () => {
    write(
      '..;rm -rf.csv',
      'stem,id,card,correct,option1,option2\nWhy?,../../evil,/etc/passwd,1,a,b\n',
    );
    mkdirSync(at('safe'));
    for (const out of ['../up.yaml', '/tmp/up.yaml', 'a/b.yaml', '.hidden.yaml', 'bank.yaml']) {
      const { code } = await trapwise(
        ['import', '..;rm -rf.csv', '--bank', 'safe', '--out', out],
        cwd,
      );
      expect(code).toBe(2);
    }
    expect((await trapwise(['import', '..;rm -rf.csv'], cwd)).code).toBe(0);
    expect(readdirSync(at('questions'))).toEqual(['rm-rf']);
    expect(text('questions/rm-rf/rm-rf.yaml')).toMatch(/id: etc-passwd\n[\s\S]*id: evil\n/);
    write('outside.yaml', 'mine\n');
    symlinkSync(at('outside.yaml'), at('safe/q.yaml'));
    const argv = ['import', '..;rm -rf.csv', '--bank', 'safe', '--out', 'q.yaml'];
    expect((await trapwise(argv, cwd)).code).toBe(2);
    expect((await trapwise([...argv, '--replace'], cwd)).code).toBe(0);
    expect(text('outside.yaml')).toBe('mine\n');
    expect((await trapwise(['import', '..;rm -rf.csv', '--bank', 'questions'], cwd)).err).toContain(
      'questions holds other banks',
    );
  });

  test('of more than 10 MiB is refused', async () => {
    write('big.gift', 'x'.repeat(10 * 1_048_576 + 1));
    expect(await trapwise(['import', 'big.gift'], cwd)).toMatchObject({
      code: 2,
      err: 'trapwise: big.gift: more than 10 MiB: split this file\n',
    });
  });
});

describe('a bank', () => {
  test('goes through CSV and back without a loss', async () => {
    const { code, err } = await trapwise(
      ['export', TUTORIAL, '--format', 'csv', '--out', 'bank.csv'],
      cwd,
    );
    expect([code, err.match(/ error /g)]).toEqual([8, [' error ']]);
    expect(err).toContain('CSV has no form for the type `case`: left out');
    expect((await trapwise(['import', 'bank.csv', '--bank', 'back'], cwd)).code).toBe(0);
    cpSync(join(TUTORIAL, 'bank.yaml'), at('back/bank.yaml'));
    const original = written(TUTORIAL).filter(({ questions }) => questions.length > 0);
    expect(said(written('back'))).toEqual(said(original));
    expect(original.length).toBeGreaterThan(5);
  });

  test('goes to standard output by its id, in every format that is written', async () => {
    mkdirSync(at('questions'));
    cpSync(TUTORIAL, at('questions/t'), { recursive: true });
    for (const { name, write: writer, extensions } of formats) {
      if (!writer) continue;
      const file = `bank${extensions[0]}`;
      const argv = ['export', 'trapwise-tutorial', '--format', name];
      const { out } = await trapwise(argv, cwd);
      const done = await trapwise([...argv, '--out', file, '--json'], cwd);
      expect(JSON.parse(done.out).file).toBe(file);
      expect(out).not.toBe('');
      expect((await trapwise([...argv, '--out', file], cwd)).err).toContain(
        'exists: choose another',
      );
      expect((await trapwise([...argv, '--out', file, '--replace'], cwd)).code).toBe(done.code);
    }
  });

  test('with errors is not exported, nor one that is not there', async () => {
    const bad = resolve('test/fixtures/banks/bad/yaml');
    const { code, err, out } = await trapwise(['export', bad, '--format', 'gift'], cwd);
    expect([code, out]).toEqual([8, '']);
    expect(err).toMatch(/ error yaml [\s\S]*nothing was written/);
    expect(await trapwise(['export', 'none', '--format', 'gift'], cwd)).toMatchObject({
      code: 2,
      err: 'trapwise: none: no bank below questions has this id\n',
    });
    expect((await trapwise(['export', TUTORIAL, '--format', 'gitf'], cwd)).err).toContain(
      'did you mean `gift`?',
    );
    expect((await trapwise(['export', TUTORIAL, '--format', 'csv', '--json'], cwd)).code).toBe(2);
    expect(existsSync(at('bank.csv'))).toBe(false);
  });
});

/** The table of the README, as the registry tells it. */
function table(): string {
  const rows = formats.map(({ name, title, extensions, read, write: writer, carries = '' }) => {
    const ways = [...(read ? ['import'] : []), ...(writer ? ['export'] : [])].join(', ');
    return `| \`${name}\` | ${title} | ${extensions.map((end) => `\`${end}\``).join(' ')} | ${ways} | ${carries} |`;
  });
  const head =
    '| `--format` | what it is | files | ways | what comes back |\n|---|---|---|---|---|';
  return `${head}\n${rows.join('\n')}\n`;
}

test('the README says of every format what it carries', () => {
  const readme = readFileSync('README.md', 'utf8');
  const place = /(<!-- formats -->\n)[\s\S]*?(<!-- \/formats -->)/;
  // UPDATE_README=1 writes the table anew.
  if (process.env['UPDATE_README'] === '1') {
    writeFileSync(
      'README.md',
      readme.replace(place, (_, start, end) => start + table() + end),
    );
  }
  expect(readFileSync('README.md', 'utf8')).toContain(
    `<!-- formats -->\n${table()}<!-- /formats -->`,
  );
});
