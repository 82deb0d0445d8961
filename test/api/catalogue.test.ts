// Banks and exams as anybody sees them, with validators that change when what is shown does.
import { beforeEach, describe, expect, test } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import {
  bank,
  CANARY,
  card,
  contents,
  question,
  singleCards,
  typeCards,
} from '../support/banks.ts';
import { practise } from '../support/learner.ts';
import { createServer, type Server } from '../support/server.ts';

const PATHS = ['/v1/banks', '/v1/banks/test-bank', '/v1/exams'];

let server: Server;
beforeEach(async () => {
  server = await createServer({
    store: await openMemoryStore(),
    banks: [bank([...singleCards(3), ...typeCards()])],
  });
});

const tagOf = async (path: string) => (await server.get(path)).headers.get('etag') ?? '';

describe('the catalogue', () => {
  test('tells what a bank covers, and no key', async () => {
    const { body, text } = await server.get('/v1/banks/test-bank');
    expect(body).toEqual({
      id: 'test-bank',
      title: 'Test bank',
      language: 'en',
      license: 'CC-BY-4.0',
      counts: { cards: 10, questions: 13, objectives: 0 },
      topics: [
        { id: 'topic-a', title: 'Topic A', cards: 3 },
        { id: 'topic-b', title: 'Topic B', cards: 7 },
      ],
      exams: [{ code: 'AIF-C01', title: 'Practitioner', cards: 10 }],
      objectives: { total: 0, covered: 0 },
    });
    expect((await server.get('/v1/banks')).body).toEqual({ data: [body], nextCursor: null });
    const exams = await server.get('/v1/exams');
    expect(exams.body.data.map((exam: { code: string }) => exam.code)).toEqual(['AIF-C01']);
    for (const told of [text, exams.text]) {
      for (const secret of [CANARY, 'right one', 'Title of', 'Misconception', 'Stem of']) {
        expect(told).not.toContain(secret);
      }
    }
  });

  test('knows no bank that was never loaded', async () => {
    for (const id of ['no-such-bank', 'Test-Bank', '__proto__', 'test-bank%20']) {
      const { status, headers } = await server.get(`/v1/banks/${id}`);
      expect([status, headers.has('etag')]).toEqual([404, false]);
    }
  });
});

describe.each(PATHS)('%s', (path) => {
  test('has a strong validator, and may be kept by whoever asks again', async () => {
    const { headers } = await server.get(path);
    expect(headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/);
    expect(headers.get('cache-control')).toBe('private, max-age=0, must-revalidate');
    expect(headers.get('vary')).toContain('Authorization');
  });

  test.each<[string, (tag: string) => string]>([
    ['that tag', (tag) => tag],
    ['one of several tags', (tag) => `"other", ${tag},"more"`],
    ['the tag as a weak one', (tag) => `W/${tag}`],
    ['any tag', () => '*'],
  ])('is not sent again to who has %s', async (_what, write) => {
    const full = await server.get(path);
    const tag = full.headers.get('etag') ?? '';
    const { status, text, headers } = await server.get(path, { 'if-none-match': write(tag) });
    expect([status, text]).toEqual([304, '']);
    for (const name of ['etag', 'cache-control', 'vary']) {
      expect(headers.get(name)).toBe(full.headers.get(name));
    }
  });

  test.each<[string, (tag: string) => string]>([
    ['another tag', () => '"0123456789abcdef0123456789abcdef"'],
    ['the tag without its quotes', (tag) => tag.replaceAll('"', '')],
    ['a part of the tag', (tag) => `${tag.slice(0, -3)}"`],
    ['nothing', () => ''],
  ])('is sent whole to who has %s', async (_what, write) => {
    const tag = await tagOf(path);
    expect((await server.get(path, { 'if-none-match': write(tag) })).status).toBe(200);
  });

  test('stays as it is while learners answer', async () => {
    const before = await tagOf(path);
    await practise(server, { size: 5 }, (_next, index) => index % 2 === 0);
    await server.request('PATCH', '/v1/me', { exam: 'AIF-C01', name: 'Ada' });
    expect(await tagOf(path)).toBe(before);
  });

  test('stays as it is when the same bank is loaded again', async () => {
    const before = await tagOf(path);
    await server.reload(bank([...singleCards(3), ...typeCards()]));
    expect(await tagOf(path)).toBe(before);
  });

  test('changes with the bank', async () => {
    const before = await tagOf(path);
    const added = card('card-99', [question(contents.single('card-99-q1'))]);
    await server.reload(bank([...singleCards(3), ...typeCards(), added]));
    const after = await tagOf(path);
    expect(after).not.toBe(before);
    expect((await server.get(path, { 'if-none-match': before })).status).toBe(200);
    await server.reload(bank([...singleCards(3), ...typeCards()]));
    expect(await tagOf(path)).toBe(before);
  });

  test('does not tell that a key was changed', async () => {
    const before = await tagOf(path);
    const swapped = singleCards(3).map((one) => ({
      ...one,
      questions: one.questions.map(({ id }) => {
        const { options, ...content } = contents.single(id);
        const [right, wrong, ...others] = options.map(({ text, rationale }) => ({
          text,
          rationale,
        }));
        return question({
          ...content,
          options: [right, { ...wrong, correct: true }, ...others],
        } as typeof content);
      }),
    }));
    const changes = await server.reload(bank([...swapped, ...typeCards()]));
    expect(changes.keyChanged.length).toBeGreaterThan(0);
    expect(await tagOf(path)).toBe(before);
  });
});
