// Lists by pages: every row once, whatever is added, answered or taken away meanwhile, and no cursor but the server's own.
import { beforeEach, describe, expect, test } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, card, contents, question, singleCards } from '../support/banks.ts';
import { addCaller } from '../support/caller.ts';
import { answer } from '../support/learner.ts';
import { createServer, type Reply, type Server } from '../support/server.ts';

const PAGE = 5;

async function openServer(): Promise<Server> {
  const banks = [bank(singleCards(17)), bank(singleCards(8, 'other'), 'a-bank')];
  return createServer({ store: await openMemoryStore(), banks });
}

/** Every row of a list, page by page; `meanwhile` runs between two pages. */
async function walk(
  server: Server,
  path: string,
  meanwhile: (page: number) => Promise<unknown> = async () => {},
): Promise<Reply['body'][]> {
  const rows: Reply['body'][] = [];
  for (let page = 1, at: string | null = path; at !== null; page += 1) {
    const reply: Reply = await server.get(at);
    expect(reply.status).toBe(200);
    const { data, nextCursor } = reply.body;
    rows.push(...data);
    const next = `${path}&cursor=${encodeURIComponent(nextCursor)}`;
    expect(reply.headers.get('link')).toBe(nextCursor && `<${next}>; rel="next"`);
    if (nextCursor !== null) expect(data).toHaveLength(PAGE);
    at = nextCursor === null ? null : next;
    if (at !== null) await meanwhile(page);
  }
  return rows;
}

const idsOf = (rows: readonly Reply['body'][]) => rows.map((row) => row.id ?? row.cardId);

describe('the sessions of a learner', () => {
  let server: Server;
  beforeEach(async () => {
    server = await openServer();
    for (let count = 0; count < 17; count += 1) await server.post('/v1/sessions', { size: 1 });
  });

  test('come newest first, each once, while new ones begin', async () => {
    const before = (await server.get('/v1/sessions?limit=200')).body.data;
    const rows = await walk(server, `/v1/sessions?limit=${PAGE}`, () =>
      server.post('/v1/sessions', { size: 1 }),
    );
    expect(idsOf(rows)).toEqual(idsOf(before));
    expect(before).toHaveLength(17);
  });

  test('come of one mode when one is asked for, and a cursor of all does not fit them', async () => {
    await server.post('/v1/sessions', { mode: 'drill', topics: ['topic-a'], size: 1 });
    await server.post('/v1/sessions', { size: 1 });
    const modesOf = async (query: string) =>
      (await server.get(`/v1/sessions?${query}`)).body.data.map(({ mode }: Reply['body']) => mode);
    expect(await modesOf('mode=drill')).toEqual(['drill']);
    expect(await modesOf('mode=exam')).toEqual([]);
    expect(await walk(server, `/v1/sessions?mode=review&limit=${PAGE}`)).toHaveLength(18);
    const { nextCursor } = (await server.get('/v1/sessions?limit=1')).body;
    const mixed = await server.get(`/v1/sessions?mode=review&cursor=${nextCursor}`);
    expect([mixed.status, mixed.body.code]).toEqual([400, 'invalid-cursor']);
    expect((await server.get('/v1/sessions?mode=none')).status).toBe(400);
  });

  test('come whole, each once, while others close', async () => {
    const before = (await server.get('/v1/sessions?limit=200')).body.data;
    const rows = await walk(server, `/v1/sessions?limit=${PAGE}`, (page) =>
      server.post(`/v1/sessions/${before[page * PAGE - 1].id}/close`),
    );
    expect(idsOf(rows)).toEqual(idsOf(before));
  });

  test('are fifty a page unless the learner says otherwise', async () => {
    for (let count = 0; count < 40; count += 1) await server.post('/v1/sessions', { size: 1 });
    const first = await server.get('/v1/sessions');
    expect(first.body.data).toHaveLength(50);
    const second = await server.get(`/v1/sessions?cursor=${first.body.nextCursor}`);
    expect(second.body.data).toHaveLength(7);
    expect(second.body.nextCursor).toBeNull();
    expect(second.headers.has('link')).toBe(false);
  });

  test('that fill the last page leave no empty one', async () => {
    const { body } = await server.get('/v1/sessions?limit=17');
    expect([body.data.length, body.nextCursor]).toEqual([17, null]);
  });
});

describe('the traps of a learner', () => {
  test('come as they were at the first page, each once, while others are chosen and taken back', async () => {
    const server = await openServer();
    const miss = async (request: object, more: Record<string, unknown> = {}) => {
      const { body } = await server.post('/v1/sessions', { mode: 'drill', size: 1, ...request });
      return (await answer(server, body.next, false, more)).body.answerId;
    };
    let last = '';
    for (let count = 1; count <= 13; count += 1) last = await miss({ cards: [`card-${count}`] });
    const before = (await server.get('/v1/me/stats/traps?limit=200')).body.data;
    const rows = await walk(server, `/v1/me/stats/traps?limit=${PAGE}`, async (page) => {
      if (page === 1) await server.post(`/v1/answers/${last}/undo`);
      await miss({}, { confidence: 'sure' });
    });
    expect(rows).toEqual(before);
    expect(before.length).toBeGreaterThan(2 * PAGE);
    const after = (await server.get('/v1/me/stats/traps?limit=200')).body.data;
    expect(after).not.toEqual(before);
  });
});

describe('the cards of a learner', () => {
  let server: Server;
  let before: string[];
  beforeEach(async () => {
    server = await openServer();
    before = idsOf((await server.get('/v1/me/cards?limit=200')).body.data);
  });

  test('come by bank, each once', async () => {
    const rows = await walk(server, `/v1/me/cards?limit=${PAGE}`);
    expect(idsOf(rows)).toEqual(before);
    expect(rows.map((row) => row.bank)).toEqual([
      ...Array.from({ length: 8 }, () => 'a-bank'),
      ...Array.from({ length: 17 }, () => 'test-bank'),
    ]);
  });

  test('come each once while the banks get new ones, in front and behind', async () => {
    const rows = await walk(server, `/v1/me/cards?limit=${PAGE}`, async (page) => {
      const fresh = (where: string) =>
        card(`${where}-${page}`, [question(contents.single(`${where}-${page}-q`))], {
          importance: 'critical',
        });
      const cards = singleCards(17);
      await server.reload(bank([fresh('front'), ...cards, fresh('behind')]));
      await server.reload(bank([fresh('first'), ...singleCards(8, 'other')], 'a-bank'));
    });
    const old = idsOf(rows).filter((id) => before.includes(id));
    expect(old).toEqual(before);
    expect(new Set(idsOf(rows)).size).toBe(rows.length);
  });

  test('come each once while others are retired, even the one that a page ended with', async () => {
    const rows = await walk(server, `/v1/me/cards?limit=${PAGE}`, async (page) => {
      const cards = singleCards(8, 'other');
      // Page 1 ended with other-5.
      if (page === 1)
        await server.reload(bank([...cards.slice(0, 4), ...cards.slice(5)], 'a-bank'));
    });
    expect(idsOf(rows)).toEqual(before);
  });

  test('of a state come each once while answers change that state', async () => {
    const answered: string[] = [];
    const rows = await walk(server, `/v1/me/cards?limit=${PAGE}&state=new`, async () => {
      const { body } = await server.post('/v1/sessions', { size: 2 });
      for (let next = body.next; next; ) {
        answered.push(next.question.cardId);
        next = (await answer(server, next, true)).body.next;
      }
    });
    const listed = idsOf(rows);
    expect(new Set(listed).size).toBe(listed.length);
    const missing = before.filter((id) => !listed.includes(id));
    expect(missing.filter((id) => !answered.includes(id))).toEqual([]);
  });
});

describe('a cursor', () => {
  let server: Server;
  const cursorOf = async (path: string, headers?: Record<string, string>): Promise<string> =>
    (await server.get(path, headers)).body.nextCursor;

  beforeEach(async () => {
    server = await openServer();
    for (let count = 0; count < 3; count += 1) await server.post('/v1/sessions', { size: 1 });
  });

  async function expectRefused(path: string, headers?: Record<string, string>): Promise<void> {
    const { status, body } = await server.get(path, headers);
    expect([status, body.code]).toEqual([400, 'invalid-cursor']);
    expect(body.errors).toBeUndefined();
  }

  test('goes on with the very list that it came from, with another page size too', async () => {
    const cursor = await cursorOf('/v1/me/cards?topic=topic-a&limit=2');
    const { status, body } = await server.get(
      `/v1/me/cards?topic=topic-a&limit=9&cursor=${cursor}`,
    );
    expect([status, body.data.length]).toEqual([200, 9]);
  });

  test.each([
    ['with a filter less', '/v1/me/cards?'],
    ['with another filter', '/v1/me/cards?topic=topic-b&'],
    ['with a filter more', '/v1/me/cards?topic=topic-a&state=new&'],
    ['with the filter in another place', '/v1/me/cards?q=topic-a&'],
    ['with another list', '/v1/sessions?'],
  ])('does not go on %s', async (_what, path) => {
    const cursor = await cursorOf('/v1/me/cards?topic=topic-a&limit=2');
    await expectRefused(`${path}cursor=${cursor}`);
  });

  test.each<[string, (cursor: string) => string]>([
    ['emptied', () => ''],
    ['cut', (cursor) => cursor.slice(0, -1)],
    ['lengthened', (cursor) => `${cursor}A`],
    ['lengthened by what base64 skips', (cursor) => `${cursor}=`],
    ['given a third part', (cursor) => `${cursor}.x`],
    ['given a zero in front', (cursor) => `0${cursor}`],
    ['moved', (cursor) => cursor.replace(/^[^.]+/, '1z')],
    ['moved far away', (cursor) => cursor.replace(/^[^.]+/, 'zzzzzzzzzzz')],
    ['moved to nowhere', (cursor) => cursor.replace(/^[^.]+/, '-1')],
    ['changed in case', (cursor) => cursor.toUpperCase()],
    ['without a signature', (cursor) => cursor.replace(/\..*/, '.')],
    ['made up', () => 'MQ'],
    ['not even text', () => '\0'],
  ])('is refused when it is %s', async (_what, change) => {
    const path = '/v1/sessions?limit=2';
    const cursor = await cursorOf(path);
    expect((await server.get(`${path}&cursor=${cursor}`)).status).toBe(200);
    await expectRefused(`${path}&cursor=${encodeURIComponent(change(cursor))}`);
  });

  test('is refused with any one character changed', async () => {
    const cursor = await cursorOf('/v1/sessions?limit=2');
    for (let at = 0; at < cursor.length; at += 1) {
      const other = cursor[at] === 'b' ? 'c' : 'b';
      await expectRefused(
        `/v1/sessions?cursor=${cursor.slice(0, at)}${other}${cursor.slice(at + 1)}`,
      );
    }
  });

  test("of another learner is refused, and so is another server's", async () => {
    const banks = [bank(singleCards(9))];
    const store = await openMemoryStore();
    const shared = await createServer({ store, banks, auth: 'token' });
    const [ada, bob] = [await addCaller(shared, 'Ada'), await addCaller(shared, 'Bob')];
    const path = '/v1/me/cards?limit=2';
    const cursor = (await shared.get(path, ada.headers)).body.nextCursor;
    expect((await shared.get(`${path}&cursor=${cursor}`, ada.headers)).status).toBe(200);
    const reply = await shared.get(`${path}&cursor=${cursor}`, bob.headers);
    expect([reply.status, reply.body.code]).toEqual([400, 'invalid-cursor']);
    await expectRefused(`${path}&cursor=${cursor}`);
  });
});
