// Who may come in: tokens and their end, scopes, and the limits of a server that others can reach.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { openInNewFolder } from '../store/sqlite-support.ts';
import { bank, singleCards } from '../support/banks.ts';
import { addCaller, addToken, bearer, type Caller, requestFrom } from '../support/caller.ts';
import { createServer, DAY, type Reply, type Server } from '../support/server.ts';

let server: Server;
let ada: Caller;
beforeEach(async () => {
  const store = await openMemoryStore();
  server = await createServer({ store, banks: [bank(singleCards(3))], auth: 'token' });
  ada = await addCaller(server, 'Ada');
});

const me = (headers: Record<string, string>) => server.get('/v1/me', headers);

function expectUnknown(reply: Reply): void {
  expect([reply.status, reply.body.code]).toEqual([401, 'unauthenticated']);
  expect(reply.headers.get('www-authenticate')).toBe('Bearer');
  expect(reply.body.retryable).toBe(false);
}

describe('a token', () => {
  test('lets its learner in, and nobody else', async () => {
    const bob = await addCaller(server, 'Bob');
    const [asAda, asBob] = [await me(ada.headers), await me(bob.headers)];
    expect([asAda.status, asAda.body.name, asAda.body.id]).toEqual([200, 'Ada', ada.learner.id]);
    expect([asBob.status, asBob.body.name, asBob.body.id]).toEqual([200, 'Bob', bob.learner.id]);
  });

  test('is tw, 256 random bits and a checksum that can be checked without a look-up', () => {
    const match = /^tw_([A-Za-z0-9_-]{43})_([0-9A-Za-z]{6})$/.exec(ada.token);
    expect(Buffer.from(match?.[1] ?? '', 'base64url')).toHaveLength(32);
    const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    const sum = [...(match?.[2] ?? '')].reduce(
      (total, char) => total * 62 + digits.indexOf(char),
      0,
    );
    expect(sum).toBe(crc32(match?.[1] ?? ''));
  });

  test.each<[string, (token: string) => string]>([
    ['nothing', () => ''],
    ['the scheme alone', () => 'Bearer'],
    ['the scheme and a space', () => 'Bearer '],
    ['the token without a scheme', (token) => token],
    ['another scheme', (token) => `Basic ${token}`],
    ['another token behind', (token) => `Bearer ${token} ${token}`],
    ['a list', (token) => `Bearer ${token}, Bearer ${token}`],
    ['the token in quotes', (token) => `Bearer "${token}"`],
    ['a token cut by one', (token) => `Bearer ${token.slice(0, -1)}`],
    ['a token without its checksum', (token) => `Bearer ${token.slice(0, -7)}`],
    ['a token with more behind', (token) => `Bearer ${token}A`],
    [
      'a token with a wrong checksum',
      (token) => `Bearer ${token.slice(0, -6)}${turn(token.slice(-6))}`,
    ],
    ['a token in small letters', (token) => `Bearer ${token.toLowerCase()}`],
    ['a token in capitals', (token) => `Bearer ${token.toUpperCase()}`],
    ['another prefix', (token) => `Bearer xx${token.slice(2)}`],
    ['its hash', (token) => `Bearer ${createHash('sha256').update(token).digest('hex')}`],
    ['its public name', () => `Bearer ${ada.tokenId}`],
    ['a very long one', () => `Bearer ${'x'.repeat(8000)}`],
    ['an unsigned JWT', () => 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.'],
  ])('is not %s', async (_what, write) => {
    expectUnknown(await me({ authorization: write(ada.token) }));
  });

  test('of the right form that was never issued is as wrong as any', async () => {
    const other = await createServer({ store: await openMemoryStore(), auth: 'token' });
    expectUnknown(await me((await addCaller(other, 'Eve')).headers));
  });

  test('is taken with the scheme in any case', async () => {
    expect((await me({ authorization: `bearer ${ada.token}` })).status).toBe(200);
    expect((await me({ authorization: `BEARER  ${ada.token}` })).status).toBe(200);
  });

  test('is not taken from a query, a cookie or a body', async () => {
    expectUnknown(await server.get(`/v1/me?access_token=${ada.token}`));
    expectUnknown(await me({ cookie: `token=${ada.token}`, 'x-api-key': ada.token }));
    expectUnknown(await server.post('/v1/sessions', { access_token: ada.token }));
  });

  test('ends when its days are over, to the millisecond', async () => {
    const short = await addToken(server, ada.learner, ['learner'], 2);
    server.clock.now += 2 * DAY - 1;
    expect((await me(short.headers)).status).toBe(200);
    server.clock.now += 1;
    expectUnknown(await me(short.headers));
    expect((await me(ada.headers)).status).toBe(200);
  });

  test('that is revoked ends with the next request; the others of its learner stay', async () => {
    const phone = await addToken(server, ada.learner);
    expect((await me(phone.headers)).status).toBe(200);
    expect(await server.world.store.revokeToken(phone.tokenId, server.clock.now)).toBe(true);
    expectUnknown(await me(phone.headers));
    expect((await me(ada.headers)).status).toBe(200);
  });

  test('lets nobody reach what another learner began', async () => {
    const bob = await addCaller(server, 'Bob');
    const { body } = await server.post('/v1/sessions', {}, ada.headers);
    for (const path of [`/v1/sessions/${body.id}`, `/v1/presentations/${body.next.id}/answer`]) {
      expect((await server.get(path, bob.headers)).status).toBe(404);
    }
    expect((await server.get('/v1/sessions', bob.headers)).body.data).toEqual([]);
    const choice = { response: { choice: body.next.input.options[0].id } };
    const path = `/v1/presentations/${body.next.id}/answer`;
    expect((await server.post(path, choice, bob.headers)).status).toBe(404);
    expect((await server.get(`/v1/sessions/${body.id}`, ada.headers)).body).toEqual(body);
  });
});

/** The same characters in another order. */
function turn(text: string): string {
  const turned = [...text].reverse().join('');
  return turned === text ? `${text.slice(1)}${text[0] === '0' ? '1' : '0'}` : turned;
}

test('only the hash of a token is stored', async () => {
  const { store, file, discard } = await openInNewFolder();
  onTestFinished(discard);
  const durable = await createServer({ store, auth: 'token' });
  const { token, tokenId, headers } = await addCaller(durable, 'Ada');
  expect((await durable.get('/v1/me', headers)).status).toBe(200);
  const folder = dirname(file);
  const stored = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  expect(stored.includes(createHash('sha256').update(token).digest())).toBe(true);
  expect(stored.includes(tokenId)).toBe(true);
  for (const secret of [token, token.slice(3, 46), Buffer.from(token.slice(3, 46), 'base64url')]) {
    expect(stored.includes(secret)).toBe(false);
  }
});

describe('scopes', () => {
  test.each([
    [['learner'], 200],
    [['author'], 403],
    [['admin'], 403],
    [['author', 'admin'], 403],
    [['author', 'admin', 'learner'], 200],
    [[], 403],
  ] as const)('%j at a learner address: %i', async (scopes, status) => {
    const caller = await addToken(server, ada.learner, scopes);
    for (const path of [
      ...['/v1/me', '/v1/sessions', '/v1/reports', '/v1/me/cards', '/v1/me/stats/progress'],
    ]) {
      expect((await server.get(path, caller.headers)).status).toBe(status);
    }
    expect((await server.post('/v1/sessions', {}, caller.headers)).status).toBe(
      status === 200 ? 201 : status,
    );
  });

  test('are asked before the object is looked for', async () => {
    const author = await addToken(server, ada.learner, ['author']);
    const { body } = await server.post('/v1/sessions', {}, ada.headers);
    const same = { ...author.headers, 'x-request-id': 'one' };
    const hers = await server.get(`/v1/sessions/${body.id}`, same);
    const none = await server.get('/v1/sessions/ses_AAAAAAAAAAAAAAAAAAAAAA', same);
    expect([hers.status, hers.text]).toEqual([403, none.text]);
  });
});

describe('an address that guesses tokens', () => {
  const guess = (address: string, token = 'tw_guess') =>
    requestFrom(server, address, '/v1/me', bearer(token));

  test('is stopped at the eleventh within a minute, and told how long', async () => {
    for (let tried = 1; tried <= 10; tried += 1) expectUnknown(await guess('192.0.2.1'));
    const { status, body, headers } = await guess('192.0.2.1');
    expect([status, body.code, body.retryable]).toEqual([429, 'rate-limited', true]);
    const wait = Number(headers.get('retry-after'));
    expect(wait).toBeGreaterThan(50);
    expect(wait).toBeLessThanOrEqual(60);
    // One wrong client behind a proxy must not lock the class out.
    expect((await guess('192.0.2.1', ada.token)).status).toBe(200);
  });

  test('does not stop other addresses', async () => {
    for (let tried = 1; tried <= 11; tried += 1) await guess('192.0.2.1');
    expectUnknown(await guess('192.0.2.2'));
    expect((await guess('192.0.2.2', ada.token)).status).toBe(200);
  });

  test('cannot hide behind a header', async () => {
    const hidden = (at: number) => ({
      ...bearer('tw_guess'),
      'x-forwarded-for': `198.51.100.${at}`,
      forwarded: `for=198.51.100.${at}`,
    });
    for (let at = 1; at <= 10; at += 1)
      await requestFrom(server, '192.0.2.3', '/v1/me', hidden(at));
    expect((await requestFrom(server, '192.0.2.3', '/v1/me', hidden(11))).status).toBe(429);
  });

  test('is not whoever sends no token at all, or comes in with a good one', async () => {
    for (let count = 1; count <= 30; count += 1) {
      expectUnknown(await requestFrom(server, '192.0.2.4', '/v1/me'));
      expect((await guess('192.0.2.4', ada.token)).status).toBe(200);
    }
    expectUnknown(await guess('192.0.2.4'));
  });

  test('is not let in again by a clock that was set', async () => {
    for (let tried = 1; tried <= 10; tried += 1) await guess('192.0.2.5');
    server.clock.now += 2 * DAY;
    expect((await guess('192.0.2.5')).status).toBe(429);
  });

  test('still sees whether the server lives', async () => {
    for (let tried = 1; tried <= 11; tried += 1) await guess('192.0.2.6');
    for (const path of ['/healthz', '/readyz', '/openapi.json']) {
      expect((await requestFrom(server, '192.0.2.6', path, bearer('tw_guess'))).status).toBe(200);
    }
  });
});

describe('the requests of a learner', () => {
  const left = ({ headers }: Reply) =>
    Number(/;r=(\d+);/.exec(headers.get('ratelimit') ?? '')?.[1]);

  test('are counted, and every reply tells how many are left', async () => {
    const first = await me(ada.headers);
    expect(first.headers.get('ratelimit-policy')).toBe('"learner";q=1200;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"learner";r=1199;t=(60|59)$/);
    expect(left(await me(ada.headers))).toBe(1198);
    const failed = await server.get('/v1/sessions/ses_x', ada.headers);
    expect([failed.status, left(failed)]).toEqual([404, 1197]);
  });

  test('are hers, whichever of her tokens she uses, and nobody else loses any', async () => {
    const phone = await addToken(server, ada.learner);
    const bob = await addCaller(server, 'Bob');
    await me(ada.headers);
    expect(left(await me(phone.headers))).toBe(1198);
    expect(left(await me(bob.headers))).toBe(1199);
  });

  test('are refused when there are too many, and change nothing then', async () => {
    for (let count = 1; count <= 1200; count += 1) await me(ada.headers);
    const { status, body, headers } = await server.post('/v1/sessions', {}, ada.headers);
    expect([status, body.code, body.retryable]).toEqual([429, 'rate-limited', true]);
    expect(headers.get('ratelimit')).toMatch(/^"learner";r=0;t=\d+$/);
    const wait = Number(headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(await server.world.store.sessions(ada.learner.key, 9, null)).toEqual([]);
  });
});

describe('a local server', () => {
  beforeEach(async () => {
    server = await createServer({ store: await openMemoryStore(), banks: [bank(singleCards(2))] });
  });

  test('has one learner, who needs no token', async () => {
    const { status, body } = await server.get('/v1/me');
    expect([status, body.id]).toEqual([200, 'me']);
    expect((await server.post('/v1/sessions', {})).status).toBe(201);
  });

  test('does not mind a token that means nothing to it, and counts no requests', async () => {
    for (let count = 1; count <= 15; count += 1) {
      const { status, body, headers } = await me(bearer('tw_anything'));
      expect([status, body.id, headers.has('ratelimit')]).toEqual([200, 'me', false]);
    }
  });
});
