// A POST that is sent again with its Idempotency-Key: done once, answered twice alike.
import { describe, expect, onTestFinished, test } from 'vitest';
import { AppError } from '#core/base/errors.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Store } from '#store/store.ts';
import { openInNewFolder } from '../store/sqlite-support.ts';
import { bank, singleCards } from '../support/banks.ts';
import { addCaller } from '../support/caller.ts';
import { respond } from '../support/learner.ts';
import { createServer, DAY, type Reply, type Server } from '../support/server.ts';

const KEY = { 'idempotency-key': '6b29fc40-ca47-1067-b31d-00dd010662da' };

async function openStore(engine: string): Promise<Store> {
  if (engine === 'memory') return openMemoryStore();
  const { store, discard } = await openInNewFolder();
  onTestFinished(discard);
  return store;
}

async function sessionsOf(server: Server, headers?: Record<string, string>): Promise<string[]> {
  const { body } = await server.get('/v1/sessions?limit=200', headers);
  return body.data.map(({ id }: { id: string }) => id);
}

function codeOf({ status, body }: Reply): unknown {
  return [status, body?.code];
}

describe.each(['memory', 'SQLite'])('with a key, over %s,', (engine) => {
  async function openServer(): Promise<Server> {
    return createServer({ store: await openStore(engine), banks: [bank(singleCards(6))] });
  }

  test('a session that is started twice is one session', async () => {
    const server = await openServer();
    const first = await server.post('/v1/sessions', { size: 2 }, KEY);
    const second = await server.post('/v1/sessions', { size: 2 }, KEY);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(first.headers.has('idempotency-replayed')).toBe(false);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.headers.get('content-type')).toBe('application/json');
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    expect(await sessionsOf(server)).toEqual([first.body.id]);
  });

  test('the first reply comes again although the session went on', async () => {
    const server = await openServer();
    const first = await server.post('/v1/sessions', { size: 2 }, KEY);
    await server.post(`/v1/sessions/${first.body.id}/close`);
    server.clock.now += 3 * DAY;
    const again = await server.post('/v1/sessions', { size: 2 }, KEY);
    expect(again.text).toBe(first.text);
  });

  test('another body is refused and changes nothing, another address is another request', async () => {
    const server = await openServer();
    const { body } = await server.post('/v1/sessions', { size: 2 }, KEY);
    for (const [path, sent] of [
      ['/v1/sessions', { size: 3 }],
      ['/v1/sessions', {}],
      ['/v1/sessions', undefined],
    ] as const) {
      const reply = await server.post(path, sent, KEY);
      expect(codeOf(reply)).toEqual([422, 'idempotency-key-reused']);
    }
    expect(await sessionsOf(server)).toEqual([body.id]);
    expect((await server.post(`/v1/sessions/${body.id}/close`, undefined, KEY)).status).toBe(200);
  });

  test('two at once are one session: the other is told to wait, or gets the reply', async () => {
    const server = await openServer();
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => server.post('/v1/sessions', {}, KEY)),
    );
    const made = replies.filter(
      ({ status, headers }) => status === 201 && !headers.has('idempotency-replayed'),
    );
    expect(made).toHaveLength(1);
    for (const reply of replies.filter((one) => one !== made[0])) {
      if (reply.status === 201) {
        expect(reply.text).toBe(made[0]?.text);
      } else {
        expect(codeOf(reply)).toEqual([409, 'idempotency-in-progress']);
        expect(reply.body.retryable).toBe(true);
        expect(reply.headers.get('retry-after')).toBe('1');
      }
    }
    expect(await sessionsOf(server)).toHaveLength(1);
    const later = await server.post('/v1/sessions', {}, KEY);
    expect(later.text).toBe(made[0]?.text);
  });

  test('a refused request is not kept: mended, it is done with the same key', async () => {
    const server = await openServer();
    for (const body of [{ banks: ['no-such-bank'] }, { size: 0 }, { unknown: 1 }, '{']) {
      const refused = await server.post('/v1/sessions', body, KEY);
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect(refused.headers.has('idempotency-replayed')).toBe(false);
    }
    const done = await server.post('/v1/sessions', { size: 1 }, KEY);
    expect([done.status, done.headers.has('idempotency-replayed')]).toEqual([201, false]);
    expect(await sessionsOf(server)).toEqual([done.body.id]);
  });

  test('the same key of another learner is another key', async () => {
    const store = await openStore(engine);
    const server = await createServer({ store, banks: [bank(singleCards(3))], auth: 'token' });
    const [ada, bob] = [await addCaller(server, 'Ada'), await addCaller(server, 'Bob')];
    const first = await server.post('/v1/sessions', { size: 1 }, { ...ada.headers, ...KEY });
    const second = await server.post('/v1/sessions', { size: 2 }, { ...bob.headers, ...KEY });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers.has('idempotency-replayed')).toBe(false);
    expect(await sessionsOf(server, ada.headers)).toEqual([first.body.id]);
    expect(await sessionsOf(server, bob.headers)).toEqual([second.body.id]);
  });

  test('an answer is repeated as answers are: with 200, key or none, and never another one', async () => {
    const server = await openServer();
    const { body: session } = await server.post('/v1/sessions', { mode: 'drill', size: 2 });
    const path = `/v1/presentations/${session.next.id}/answer`;
    const [right, wrong] = [true, false].map((is) => ({ response: respond(session.next, is) }));
    const first = await server.post(path, right, KEY);
    expect([first.status, first.headers.has('idempotency-replayed')]).toEqual([201, false]);
    for (const again of [await server.post(path, right, KEY), await server.post(path, right)]) {
      expect([again.status, again.text]).toEqual([200, first.text]);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
    }
    expect(codeOf(await server.post(path, wrong, KEY))).toEqual([422, 'idempotency-key-reused']);
    expect(codeOf(await server.post(path, wrong))).toEqual([409, 'already-answered']);
    expect((await server.get('/v1/me/today')).body.answered).toBe(1);
  });

  test('an answer that is sent twice at once is recorded once', async () => {
    const server = await openServer();
    const { body: session } = await server.post('/v1/sessions', { mode: 'drill', size: 2 });
    const path = `/v1/presentations/${session.next.id}/answer`;
    const body = { response: respond(session.next, true) };
    const replies = await Promise.all([1, 2, 3].map(() => server.post(path, body, KEY)));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const reply of replies) expect([200, 201, 409]).toContain(reply.status);
    expect((await server.get('/v1/me/today')).body.answered).toBe(1);
    expect((await server.post(path, body, KEY)).status).toBe(200);
  });

  test('it is honoured by every POST: a card is buried once', async () => {
    const server = await openServer();
    const bury = () => server.post('/v1/me/cards/card-1/bury', undefined, KEY);
    const first = await bury();
    await server.post('/v1/me/cards/card-1/resume');
    const again = await bury();
    expect(again.text).toBe(first.text);
    expect((await server.get('/v1/me/cards/card-1')).body.buriedUntil).toBeNull();
  });
});

test('what was done is told although its reply cannot be kept', async () => {
  const store = await openMemoryStore();
  const server = await createServer({ store, banks: [bank(singleCards(2))] });
  await server.get('/v1/me');
  store.settleRequest = async () => {
    throw new AppError('storage-full', 'No room.');
  };
  const done = await server.post('/v1/sessions', {}, KEY);
  expect(done.status).toBe(201);
  expect(await sessionsOf(server)).toEqual([done.body.id]);
  const told = server.lines.filter((line) => line.includes('cannot be kept'));
  expect(told).toHaveLength(1);
  // Sent again it is not done again.
  const again = await server.post('/v1/sessions', {}, KEY);
  expect(codeOf(again)).toEqual([409, 'idempotency-in-progress']);
  expect(await sessionsOf(server)).toHaveLength(1);
});

describe('a key', () => {
  const start = async (key: string) => {
    const server = await createServer({ store: await openMemoryStore() });
    const reply = await server.post('/v1/sessions', {}, { 'idempotency-key': key });
    return { server, reply };
  };

  test.each([
    'a',
    '"6b29fc40-ca47-1067-b31d-00dd010662da"',
    'x'.repeat(255),
    '!#$%&()*+,-./:;<=>?@[]^_`{|}~',
  ])('may be %s', async (key) => {
    expect((await start(key)).reply.status).toBe(201);
  });

  test.each([
    ['empty', ''],
    ['empty in quotes', '""'],
    ['too long', 'x'.repeat(256)],
    ['of two words', 'two words'],
    ['two keys', 'one, two'],
    ['not ASCII', 'schl\u00fcssel'],
  ])('may not be %s', async (_what, key) => {
    const { reply, server } = await start(key);
    expect(codeOf(reply)).toEqual([400, 'invalid-idempotency-key']);
    expect(await sessionsOf(server)).toEqual([]);
  });

  test('is the same with quotes and without', async () => {
    const { reply, server } = await start('one');
    const again = await server.post('/v1/sessions', {}, { 'idempotency-key': '"one"' });
    expect(again.text).toBe(reply.text);
  });

  test('of a safe request or of a change that repeats itself says nothing', async () => {
    const { server } = await start('one');
    const got = await server.get('/v1/me', { 'idempotency-key': 'one' });
    const patched = await server.request('PATCH', '/v1/me', {}, { 'idempotency-key': 'one' });
    expect([got.status, patched.status]).toEqual([200, 200]);
  });
});
