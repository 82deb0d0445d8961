// What an author asks of a running server: to check files that are being written, and to load the folder again.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { BANK, CARDS, card, question } from '../authoring/bank-text.ts';
import { addCaller, type Caller } from '../support/caller.ts';
import { hereChecker } from '../support/here-checker.ts';
import { createServer, type Reply, type Server } from '../support/server.ts';

let folder: string;
let server: Server;
let author: Caller;
let waiting = 0;

const place = (path: string) => join(folder, 'small', path);
const post = (path: string, body?: unknown): Promise<Reply> =>
  server.post(`/v1/author/${path}`, body, author.headers);
const reload = async () => {
  const { status, body } = await post('reload');
  expect(status).toBe(200);
  return body;
};
/** `file level rule` of each problem. */
const found = ({ body }: Reply): string[] =>
  body.problems.map(
    ({ file, level, rule }: { file: string; level: string; rule: string }) =>
      `${file} ${level} ${rule}`,
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trapwise-files-'));
  mkdirSync(join(folder, 'small'));
  server = await createServer({
    store: await openMemoryStore(),
    questions: folder,
    checker: { ...hereChecker, waiting: () => waiting },
  });
  author = await addCaller(server, 'Author', ['author']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  writeFileSync(place('bank.yaml'), BANK);
  writeFileSync(place('cards.yaml'), CARDS);
  await reload();
});

describe('a reload', () => {
  test('serves what was written, and tells what it changed', async () => {
    const more = `${CARDS}${card('disks', [question('third'), question('fourth')])}`;
    writeFileSync(place('cards.yaml'), more.replace('Title of objects', 'Another title'));
    const { changes, kept, problems } = await reload();
    expect(changes).toEqual([
      {
        bank: 'small',
        added: ['disks', 'fourth', 'third'],
        edited: ['first', 'objects', 'second'],
        keyChanged: [],
        retired: [],
        restored: [],
        renamed: [],
        replaced: [],
        edits: ['first', 'second'].map((id) => ({
          id,
          class: 'cosmetic',
          proposed: 'cosmetic',
        })),
      },
    ]);
    expect([kept, problems]).toEqual([[], []]);
    expect((await server.get('/v1/me/cards/disks')).status).toBe(200);
    expect(await reload()).toEqual({
      changes: [],
      refused: [],
      unchanged: ['small'],
      kept: [],
      problems: [],
    });
  });

  test('keeps what it had of a bank with errors, and says where they are', async () => {
    writeFileSync(place('cards.yaml'), CARDS.replace('topic: storage', 'topic: storrage'));
    const { changes, unchanged, kept, problems } = await reload();
    expect([changes, unchanged, kept]).toEqual([[], [], ['small']]);
    expect(problems).toEqual([
      {
        file: expect.stringMatching(/^\.\..*small\/cards\.yaml$/),
        line: 5,
        column: 12,
        level: 'error',
        rule: 'reference',
        message: 'unknown topic `storrage`: did you mean `storage`?',
        id: 'objects',
      },
    ]);
    expect((await server.get('/v1/me/cards/objects')).body.title).toBe('Title of objects');
  });
});

describe('a check', () => {
  const text = CARDS.replace('topic: storage', 'topic: storrage');

  test('of cards by themselves looks up no names', async () => {
    const reply = await post('check', { text });
    expect([reply.status, reply.body]).toEqual([
      200,
      {
        problems: [],
        summary: { banks: 1, files: 1, cards: 1, questions: 2, errors: 0, warnings: 0 },
      },
    ]);
    expect(found(await post('check', { text: 'cards: [{}]' }))).toContain(
      'cards.yaml error schema',
    );
  });

  test('of cards as a part of a bank looks them up in what is served of it', async () => {
    const [problem] = (await post('check', { bank: 'small', text })).body.problems;
    expect(problem).toEqual({
      file: 'cards.yaml',
      line: 5,
      column: 12,
      level: 'error',
      rule: 'reference',
      message: 'unknown topic `storrage`: did you mean `storage`?',
      id: 'objects',
    });
    const trap = card('new-card', [question('fresh'), question('fresher')]);
    const files = [{ path: 'sub/new.yaml', text: `cards:\n${trap}` }];
    expect(found(await post('check', { bank: 'small', files }))).toEqual([]);
    const other = trap.replaceAll('trap: objects', 'trap: object');
    const wrong = { bank: 'small', files: [{ path: 'sub/new.yaml', text: `cards:\n${other}` }] };
    expect(found(await post('check', wrong))).toEqual(
      Array(6).fill('sub/new.yaml error reference'),
    );
  });

  test('of a bank.yaml holds it against the cards that come with it', async () => {
    const renamed = BANK.replace('storage: Where', 'places: Where');
    const files = [
      { path: 'bank.yaml', text: renamed },
      { path: 'cards.yaml', text: CARDS },
    ];
    expect(found(await post('check', { bank: 'small', files }))).toEqual([
      'cards.yaml error reference',
    ]);
    expect(found(await post('check', { files }))).toEqual(['cards.yaml error reference']);
    expect(found(await post('check', { files: files.slice(0, 1) }))).toContain(
      'bank.yaml error files',
    );
  });

  test('tells of a bank inside a bank, which no load takes', async () => {
    const files = [
      { path: 'bank.yaml', text: BANK },
      { path: 'cards.yaml', text: CARDS },
      { path: 'inner/bank.yaml', text: BANK },
    ];
    expect(found(await post('check', { files }))).toEqual(['inner/bank.yaml error files']);
  });

  test('takes files of a mebibyte, and nothing larger', async () => {
    const long = `# ${'x'.repeat(1_000_000)}\n${text}`;
    expect((await post('check', { text: long })).status).toBe(200);
    expect((await post('check', { text: 'x'.repeat(1_048_576) })).status).toBe(413);
    expect((await post('reload', { acceptRetire: false, x: 'x'.repeat(70_000) })).status).toBe(413);
    const length = { 'content-length': '1048577', ...author.headers };
    expect((await server.post('/v1/author/check', '{"text":""}', length)).status).toBe(413);
  });

  test.each([
    ['a NUL', { text: 'a\0b' }, '#/text'],
    ['half a character', { files: [{ path: 'a.yaml', text: '\ud800' }] }, '#/files/0/text'],
    ['neither text nor files', {}, '#'],
    ['both text and files', { text: '', files: [{ path: 'a.yaml', text: '' }] }, '#'],
    ['no file', { files: [] }, '#/files'],
    ['one path twice', { files: Array(2).fill({ path: 'a.yaml', text: '' }) }, '#/files'],
    ['a bank that is not served', { bank: 'other', text: '' }, '#/bank'],
    ...['../a.yaml', '/etc/a.yaml', 'a/../../b.yaml', '.a.yaml', 'a\\b.yaml', 'a.txt', ''].map(
      (path): [string, object, string] => [
        `the path ${JSON.stringify(path)}`,
        { files: [{ path, text: '' }] },
        '#/files/0/path',
      ],
    ),
  ])('refuses %s', async (_what, body, pointer) => {
    const reply = await post('check', body);
    expect([reply.status, reply.body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });

  test('refuses to be one of too many', async () => {
    waiting = 8;
    const { status, body } = await post('check', { text });
    waiting = 0;
    expect([status, body.code]).toEqual([503, 'overloaded']);
  });
});

describe('the problems of the files', () => {
  const problems = (headers: Record<string, string> = {}) =>
    server.get('/v1/author/problems', { ...author.headers, ...headers });

  test('are those of the files as they are now, loaded or not', async () => {
    const before = await problems();
    expect(before.body).toMatchObject({ served: true, summary: { banks: 1, cards: 1, errors: 0 } });

    writeFileSync(place('cards.yaml'), CARDS.replace('topic: storage', 'topic: storrage'));
    const broken = await problems();
    expect(broken.body.served).toBe(false);
    expect(broken.body.version).not.toBe(before.body.version);
    expect(broken.body.problems[0]).toMatchObject({
      file: expect.stringMatching(/small\/cards\.yaml$/),
      level: 'error',
    });

    writeFileSync(place('cards.yaml'), CARDS.replace('Title of objects', 'Another title'));
    expect((await problems()).body).toMatchObject({ served: false, summary: { errors: 0 } });
    await reload();
    expect((await problems()).body.served).toBe(true);
  });

  test('are not sent again to who has them', async () => {
    const first = await problems();
    const tag = first.headers.get('etag') ?? '';
    expect((await problems({ 'if-none-match': tag })).status).toBe(304);
    writeFileSync(place('cards.yaml'), `${CARDS}\n# a remark\n`);
    expect((await problems({ 'if-none-match': tag })).status).toBe(200);
  });
});
