// `trapwise new-bank` and `new-card`, in process, in an empty folder.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { questionTypes } from '#core/question/question-types/index.ts';
import { trapwise } from '../terminal.ts';

let cwd = '';
const run = (...argv: string[]) => trapwise(argv, cwd);
const read = (path: string) => readFileSync(join(cwd, path), 'utf8');

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'trapwise-new-'));
});

afterEach(() => rmSync(cwd, { recursive: true, force: true }));

test('a new bank has no problem, not even at a release, and brings the schemas of its editor', async () => {
  const { code, out } = await run('new-bank', 'coffee', '--title', 'Coffee: "how" to brew');
  expect(code).toBe(0);
  expect(out).toBe(
    [
      'questions/coffee/bank.yaml',
      'questions/coffee/example.yaml',
      'questions/bank.schema.json',
      'questions/cards.schema.json',
      'It has one example card. Fill in questions/coffee/bank.yaml, then begin a card: trapwise new-card coffee my-first-card\n',
    ].join('\n'),
  );
  expect(await run('check', '--release')).toEqual({
    code: 0,
    out: 'coffee: objectives 1 of 1, critical traps 0 of 0\n1 bank, 1 card, 2 questions: 0 errors, 0 warnings\n',
    err: '',
  });
  expect(read('questions/coffee/bank.yaml')).toContain('title: "Coffee: \\"how\\" to brew"\n');
});

describe('a new card', () => {
  beforeEach(() => run('new-bank', 'coffee', '--dir', 'banks'));
  const add = (...argv: string[]) => run('new-card', ...argv, '--dir', 'banks');

  test.each(Object.keys(questionTypes))(
    'of type %s is refused at every place that is to be written, and at no other',
    async (type) => {
      const { code, out } = await add('coffee', 'grind', '--type', type);
      expect(code).toBe(0);
      expect(out).toMatch(/^banks\/coffee\/first-topic\.yaml:3 holds the card grind\n/);
      const lines = read('banks/coffee/first-topic.yaml').split('\n');
      const open = lines.flatMap((line, at) =>
        /""|: \|$/.test(line) ? [`banks/coffee/first-topic.yaml:${at + 1}`] : [],
      );
      const { problems } = JSON.parse((await run('check', 'banks', '--json')).out);
      const named = problems.map(
        (one: { file: string; line: number }) => `${one.file}:${one.line}`,
      );
      expect(named).toEqual(open);
      expect(out).toContain(`${open.length} places to write in; `);
    },
  );

  test('is ready once its texts are written', async () => {
    await add('coffee', 'grind', '--type', 'recall');
    const path = 'banks/coffee/first-topic.yaml';
    const texts = read(path)
      .replace('title: ""', 'title: Grind size sets the time of extraction')
      .replace('trap: ""', 'trap: A finer grind only makes coffee stronger.')
      .replace('[""]', '[first-objective]')
      .replace('stem: |', 'stem: |\n          What does a finer grind change?')
      .replace('answer: |', 'answer: |\n          Water takes longer, and takes up more.')
      .replace('- ""', '- names the time');
    writeFileSync(join(cwd, path), texts);
    expect((await run('check', 'banks')).out).toContain(
      '2 cards, 3 questions: 0 errors, 0 warnings',
    );
  });

  test('joins the file of its topic, also where the file says the topic', async () => {
    await add('coffee', 'grind');
    await add('banks/coffee', 'water', '--file', 'first-topic');
    const text = read('banks/coffee/first-topic.yaml');
    expect(text.match(/^ {2}- id: .*$/gm)).toEqual(['  - id: grind', '  - id: water']);
    expect(text.match(/^ {4}topic: .*$/gm)).toEqual(Array(2).fill('    topic: first-topic'));
  });

  test('in a folder below points to its schema, and leaves a topic that nothing tells open', async () => {
    const { code } = await add('coffee', 'water', '--file', 'more/hot');
    expect(code).toBe(0);
    expect(read('banks/coffee/more/hot.yaml')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.\.\/cards\.schema\.json\ncards:\n(.*\n){3} {4}topic: ""\n/,
    );
  });

  test('keeps a case apart from the questions that are there', async () => {
    await add('coffee', 'grind');
    const text = read('banks/coffee/first-topic.yaml').replace('- id: grind\n', '- id: other\n');
    writeFileSync(join(cwd, 'banks/coffee/first-topic.yaml'), text);
    await add('coffee', 'grind', '--type', 'case');
    expect(read('banks/coffee/first-topic.yaml').match(/id: grind.*/g)).toEqual([
      'id: grind-1',
      'id: grind',
      'id: grind-2',
      'id: grind-2-1',
      'id: grind-2-2',
    ]);
  });
});

describe('what is wrong is refused with a remedy, and changes nothing', () => {
  beforeEach(async () => {
    await run('new-bank', 'coffee');
    await run('new-card', 'coffee', 'grind');
    mkdirSync(join(cwd, 'questions/tea'));
    writeFileSync(join(cwd, 'questions/coffee/broken.yaml'), 'cards: [\n');
  });

  test.each([
    ['an id', ['new-bank', 'Tee & Kräuter'], 'did you mean `tee-krauter`?'],
    [
      'a bank that is there',
      ['new-bank', 'coffee'],
      'already the id of the bank in questions/coffee',
    ],
    ['a folder that is there', ['new-bank', 'tea'], 'questions/tea is there already'],
    ['a title', ['new-bank', 'x', '--title', 'a\nb'], 'a title of one line'],
    ['an unknown bank', ['new-card', 'cofee', 'x'], 'did you mean `coffee`?'],
    ['a bank unlike all', ['new-card', 'wine', 'x'], 'make it with `trapwise new-bank wine`'],
    [
      'a card that is there',
      ['new-card', 'coffee', 'grind'],
      'questions/coffee/first-topic.yaml:3',
    ],
    ['an id of a card', ['new-card', 'coffee', 'My card'], 'did you mean `my-card`?'],
    ['a topic', ['new-card', 'coffee', 'x', '--topic', 'first-topik'], 'mean `first-topic`?'],
    ['a type', ['new-card', 'coffee', 'x', '--type', 'singel'], 'Allowed choices are single, '],
    ['a file outside', ['new-card', 'coffee', 'x', '--file', '../x'], 'below questions/coffee'],
    ['bank.yaml', ['new-card', 'coffee', 'x', '--file', 'bank'], 'cards do not go into bank.yaml'],
    ['an ending', ['new-card', 'coffee', 'x', '--file', 'x.yml'], 'end it in .yaml'],
    ['a broken file', ['new-card', 'coffee', 'x', '--file', 'broken'], 'must be mended first'],
    [
      'no folder of banks',
      ['new-card', 'coffee', 'x', '--dir', 'no'],
      'cannot be read (nothing has this name)',
    ],
  ])('%s', async (_name, argv, said) => {
    const before = readdirSync(cwd, { recursive: true }).sort();
    const { code, err, out } = await run(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
    expect(readdirSync(cwd, { recursive: true }).sort()).toEqual(before);
  });
});

describe('trapwise schema', () => {
  test('writes what --check then finds current', async () => {
    mkdirSync(join(cwd, 'questions'));
    expect(await run('schema', '--check')).toMatchObject({
      code: 1,
      err: expect.stringContaining('run `trapwise schema`'),
    });
    expect((await run('schema')).code).toBe(0);
    expect((await run('schema', '--check')).code).toBe(0);
    expect(JSON.parse(read('questions/cards.schema.json')).$schema).toContain('draft-07');
  });

  test('says which folder it wants', async () => {
    const { code, err } = await run('schema', '--write', 'nowhere');
    expect(code).toBe(2);
    expect(err).toContain('nowhere/bank.schema.json cannot be written (nothing has this name)');
  });
});
