// What operators and machines ask: health, readiness, draining and metrics.
import { describe, expect, test } from 'vitest';
import { AppError } from '#core/base/errors.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Store } from '#store/store.ts';
import { bank, CANARY, singleCards, typeCards } from '../support/banks.ts';
import { addCaller } from '../support/caller.ts';
import { practise } from '../support/learner.ts';
import { createServer, type Server } from '../support/server.ts';

const banks = [bank([...singleCards(3), ...typeCards()])];

async function openServer(): Promise<Server> {
  return createServer({ store: await openMemoryStore(), banks });
}

/** The store, and a list of the methods that were called since it was armed. */
async function watchedStore() {
  const store = await openMemoryStore();
  const calls: string[] = [];
  const watched = new Proxy(store, {
    get: (target, name: keyof Store) => {
      calls.push(name);
      return target[name];
    },
  });
  return { store: watched, calls };
}

describe('/healthz', () => {
  test('says that the process lives, and touches nothing', async () => {
    const { store, calls } = await watchedStore();
    const server = await createServer({ store, banks, auth: 'token' });
    calls.length = 0;
    const reply = await server.get('/healthz');
    expect([reply.status, reply.body]).toEqual([200, { status: 'ok' }]);
    expect(calls).toEqual([]);
    // The control: readiness does look.
    await server.get('/readyz');
    expect(calls).toEqual(['troubles']);
  });

  test('says so while draining too', async () => {
    const server = await openServer();
    server.state.draining = true;
    expect((await server.get('/healthz')).status).toBe(200);
  });
});

describe('/readyz', () => {
  test('says that answers can be taken', async () => {
    const server = await openServer();
    const { status, body } = await server.get('/readyz');
    expect([status, body]).toEqual([200, { status: 'ready', troubles: [] }]);
  });

  test('says in a word what is wrong: no bank, draining, or what the store says', async () => {
    const store = await openMemoryStore();
    const server = await createServer({ store });
    const troubles = async () => {
      const { status, body } = await server.get('/readyz');
      return [status, body.status, body.troubles];
    };
    expect(await troubles()).toEqual([503, 'not-ready', ['no-bank']]);
    server.state.draining = true;
    expect(await troubles()).toEqual([503, 'not-ready', ['draining', 'no-bank']]);
    server.state.draining = false;
    await server.reload(bank(singleCards(1)));
    expect(await troubles()).toEqual([200, 'ready', []]);
    store.troubles = async () => ['storage-full'];
    expect(await troubles()).toEqual([503, 'not-ready', ['storage-full']]);
  });
});

describe('a server that drains', () => {
  test('takes no request of a learner, and says when to come again', async () => {
    const server = await openServer();
    const { body: session } = await server.post('/v1/sessions', {});
    server.state.draining = true;
    for (const [method, path] of [
      ['GET', '/v1/me'],
      ['POST', '/v1/sessions'],
      ['POST', `/v1/presentations/${session.next.id}/answer`],
      ['GET', '/v1/banks'],
      ['GET', '/v1/nowhere'],
    ] as const) {
      const { status, body, headers } = await server.request(method, path);
      expect([status, body.code, body.retryable]).toEqual([503, 'draining', true]);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    server.state.draining = false;
    expect((await server.get(`/v1/sessions/${session.id}`)).body.progress.answered).toBe(0);
  });

  test('asks nobody who they are', async () => {
    const store = await openMemoryStore();
    const server = await createServer({ store, auth: 'token' });
    server.state.draining = true;
    expect((await server.get('/v1/me')).status).toBe(503);
  });
});

describe('a store that cannot do it now', () => {
  test.each([
    'storage-busy',
    'storage-full',
    'storage-readonly',
    'storage-corrupt',
    'overloaded',
  ] as const)('says so in a word, and when to try again: %s', async (code) => {
    const store = await openMemoryStore();
    const server = await createServer({ store, banks });
    await server.get('/v1/me');
    store.openSession = async () => {
      throw new AppError(code, 'Not now.');
    };
    const key = { 'idempotency-key': 'one' };
    const { status, body, headers } = await server.post('/v1/sessions', {}, key);
    expect([status, body.code, body.retryable]).toEqual([503, code, true]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    // Nothing was done, so that the same request with the same key may be sent again.
    const again = await server.post('/v1/sessions', {}, key);
    expect([again.status, again.headers.has('idempotency-replayed')]).toEqual([503, false]);
    expect((await server.get('/healthz')).status).toBe(200);
  });
});

describe('/metrics', () => {
  test('are in the text format of Prometheus', async () => {
    const server = await openServer();
    await practise(server, { size: 2 }, (_next, index) => index === 0);
    const { status, headers, text } = await server.get('/metrics');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    for (const line of text.trimEnd().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? (-?[\d.e+-]+|Nan|\+Inf)|)$/);
    }
    const answers = 'trapwise_answers_total{kind="recorded"} ';
    expect(text.split('\n').some((line) => line.startsWith(answers))).toBe(true);
    const route = '/v1/presentations/:id/answer';
    expect(text).toContain(
      `trapwise_http_request_seconds_count{method="POST",route="${route}",status="201"}`,
    );
  });

  test('count what became of each answer', async () => {
    const server = await openServer();
    const { body } = await server.post('/v1/sessions', { cards: ['card-1'] });
    const path = `/v1/presentations/${body.next.id}/answer`;
    const [one, other] = body.next.input.options;
    await server.post(path, { response: { choice: one.id } });
    await server.post(path, { response: { choice: one.id } });
    await server.post(path, { response: { choice: other.id } });
    const { text } = await server.get('/metrics');
    expect(text.match(/^trapwise_answers_total.*$/gm)?.sort()).toEqual([
      'trapwise_answers_total{kind="conflict"} 1',
      'trapwise_answers_total{kind="recorded"} 1',
      'trapwise_answers_total{kind="replayed"} 1',
    ]);
  });

  test('name no learner, no object and no question, whatever is asked', async () => {
    const store = await openMemoryStore();
    const server = await createServer({ store, banks, auth: 'token' });
    const ada = await addCaller(server, 'Ada Lovelace');
    const { body } = await server.post('/v1/sessions', {}, ada.headers);
    await server.get(`/v1/sessions/${body.id}?limit=secret-query`, ada.headers);
    await server.get(`/v1/me/cards/${body.next.question.cardId}`, ada.headers);
    await server.get('/v1/secret-path/x', ada.headers);
    await server.get('/secret-path', ada.headers);
    await server.request('PUT', '/v1/me', undefined, ada.headers);
    const { text } = await server.get('/metrics');
    const routes = [...text.matchAll(/route="([^"]*)"/g)].map(([, route]) => route);
    expect([...new Set(routes)].sort()).toEqual(
      ['/v1/*', '/v1/me/cards/:cardId', '/v1/sessions', '/v1/sessions/:id', 'none'].sort(),
    );
    for (const secret of [
      ada.token,
      ada.tokenId,
      ada.learner.id,
      'Lovelace',
      body.id,
      body.next.id,
      body.next.question.cardId,
      'secret',
      'Stem of',
      CANARY,
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});
