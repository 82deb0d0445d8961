// What every request meets before any endpoint: hosts, origins, headers, ids, addresses and negotiation.
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { openInNewFolder } from '../store/sqlite-support.ts';
import { bank, singleCards } from '../support/banks.ts';
import { createServer, type Reply, type Server } from '../support/server.ts';

const HOSTS = ['localhost:8080', '127.0.0.1:8080', '[::1]:8080'];
const STUDY = 'https://study.example';

async function openServer(options: { hosts?: string[]; origins?: string[] } = {}): Promise<Server> {
  return createServer({
    store: await openMemoryStore(),
    banks: [bank(singleCards(3))],
    ...options,
  });
}

function codeOf({ status, body }: Reply): unknown {
  return [status, body?.code];
}

describe('a local server', () => {
  let server: Server;
  beforeAll(async () => {
    server = await openServer({ hosts: HOSTS });
  });

  test.each([...HOSTS, 'LOCALHOST:8080'])('answers to its own name %s', async (host) => {
    expect((await server.get('/v1/me', { host })).status).toBe(200);
  });

  test.each([
    ['another name', 'evil.example:8080'],
    ['another name that points here', 'localtest.me:8080'],
    ['its own name and another port', 'localhost:8081'],
    ['its own name without a port', 'localhost'],
    ['an IPv6 address without brackets', '::1:8080'],
    ['another loopback address', '127.0.0.2:8080'],
    ['an address that says the same', '0x7f000001:8080'],
    ['a name that begins alike', 'localhost:8080.evil.example'],
    ['a name with a user', 'localhost:8080@evil.example'],
    ['two names', 'localhost:8080, evil.example'],
    ['no name', ''],
  ])('refuses %s', async (_what, host) => {
    for (const path of ['/v1/me', '/healthz', '/openapi.json', '/docs', '/nowhere']) {
      const reply = await server.get(path, { host });
      expect(codeOf(reply)).toEqual([403, 'host-not-allowed']);
    }
  });

  test('refuses a request that names no host', async () => {
    expect(codeOf(await server.get('/v1/me'))).toEqual([403, 'host-not-allowed']);
  });

  test('does not let a forwarded host speak for the real one', async () => {
    const forwarded = { host: 'evil.example', 'x-forwarded-host': 'localhost:8080' };
    expect(codeOf(await server.get('/v1/me', forwarded))).toEqual([403, 'host-not-allowed']);
  });
});

describe('an unsafe request', () => {
  let server: Server;
  beforeAll(async () => {
    server = await openServer({ hosts: HOSTS, origins: [STUDY] });
  });
  const start = (headers: Record<string, string>, host = 'localhost:8080') =>
    server.post('/v1/sessions', {}, { host, ...headers });

  test.each<[string, Record<string, string>]>([
    ['without an origin, as curl sends it', {}],
    ['from its own page', { origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' }],
    ['from a listed origin', { origin: STUDY, 'sec-fetch-site': 'cross-site' }],
    ['that a person began', { 'sec-fetch-site': 'none' }],
  ])('%s is taken', async (_what, headers) => {
    expect((await start(headers)).status).toBe(201);
  });

  test('from the page at its IPv6 address is taken', async () => {
    expect((await start({ origin: 'http://[::1]:8080' }, '[::1]:8080')).status).toBe(201);
  });

  test.each<[string, Record<string, string>]>([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['the same host with another port', { origin: 'http://localhost:3000' }],
    ['the same host with another scheme', { origin: 'https://localhost:8080' }],
    ['another name of the same machine', { origin: 'http://127.0.0.1:8080' }],
    ['an opaque origin', { origin: 'null' }],
    ['a listed origin with another port', { origin: `${STUDY}:8443` }],
    ['a name that begins like a listed one', { origin: `${STUDY}.evil.example` }],
    ['a listed origin in capitals', { origin: STUDY.toUpperCase() }],
    ['a listed origin with a path', { origin: `${STUDY}/` }],
    ['a cross-site page that hides its origin', { 'sec-fetch-site': 'cross-site' }],
  ])('from %s changes nothing', async (_what, headers) => {
    const before = (await server.get('/v1/sessions', { host: 'localhost:8080' })).text;
    expect(codeOf(await start(headers))).toEqual([403, 'origin-not-allowed']);
    const patch = { host: 'localhost:8080', ...headers };
    const renamed = await server.request('PATCH', '/v1/me', { name: 'Eve' }, patch);
    expect(codeOf(renamed)).toEqual([403, 'origin-not-allowed']);
    expect((await server.get('/v1/sessions', { host: 'localhost:8080' })).text).toBe(before);
  });

  test('a foreign page may send safe ones, and gets no leave to read the replies', async () => {
    const headers = { host: 'localhost:8080', origin: 'https://evil.example' };
    const reply = await server.get('/v1/me', headers);
    expect(reply.status).toBe(200);
    expect(reply.headers.has('access-control-allow-origin')).toBe(false);
  });
});

describe('a page of another origin', () => {
  const preflight = {
    origin: STUDY,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,idempotency-key,authorization',
  };

  test('is allowed nothing by default', async () => {
    const server = await openServer();
    for (const reply of [
      await server.get('/v1/me', { origin: STUDY }),
      await server.get('/healthz', { origin: STUDY }),
      await server.request('OPTIONS', '/v1/sessions', undefined, preflight),
    ]) {
      expect(reply.headers.has('access-control-allow-origin')).toBe(false);
      expect(reply.headers.has('access-control-allow-credentials')).toBe(false);
    }
  });

  test('is allowed to read when it is listed, exactly', async () => {
    const server = await openServer({ origins: [STUDY, 'http://localhost:5173'] });
    const allowed = async (origin: string) =>
      (await server.get('/v1/me', { origin })).headers.get('access-control-allow-origin');
    expect(await allowed(STUDY)).toBe(STUDY);
    expect(await allowed('http://localhost:5173')).toBe('http://localhost:5173');
    for (const origin of ['http://localhost:5174', `${STUDY}:443`, 'null', '*', '']) {
      expect(await allowed(origin)).toBeNull();
    }
  });

  test('reads refusals too, and caches know that replies differ by origin', async () => {
    const server = await openServer({ origins: [STUDY] });
    for (const path of ['/v1/sessions/ses_x', '/v1/me', '/nowhere']) {
      const { headers } = await server.get(path, { origin: STUDY });
      expect(headers.get('access-control-allow-origin')).toBe(STUDY);
      expect(headers.get('vary')).toContain('Origin');
    }
  });

  test('asks before it sends, and is told what it may send', async () => {
    const server = await openServer({ origins: [STUDY] });
    const { status, headers, text } = await server.request(
      'OPTIONS',
      '/v1/sessions',
      undefined,
      preflight,
    );
    expect([status, text]).toEqual([204, '']);
    expect(headers.get('access-control-allow-origin')).toBe(STUDY);
    expect(headers.get('access-control-allow-headers')?.toLowerCase().split(',')).toEqual(
      expect.arrayContaining(['authorization', 'content-type', 'idempotency-key', 'if-none-match']),
    );
    expect(headers.get('access-control-max-age')).toBe('600');
    expect(headers.has('access-control-allow-credentials')).toBe(false);
  });

  test('may read the headers that a client needs', async () => {
    const server = await openServer({ origins: [STUDY] });
    const { headers } = await server.get('/v1/me', { origin: STUDY });
    const exposed = headers.get('access-control-expose-headers')?.split(',');
    expect(exposed?.sort()).toEqual(
      [
        'ETag',
        'Idempotency-Replayed',
        'Link',
        'Location',
        'RateLimit',
        'RateLimit-Policy',
        'Retry-After',
        'X-Request-Id',
      ].sort(),
    );
  });
});

describe('every reply', () => {
  let server: Server;
  beforeAll(async () => {
    server = await openServer();
  });
  const replies = async (): Promise<Reply[]> => [
    await server.get('/v1/me'),
    await server.get('/v1/banks'),
    await server.post('/v1/sessions', {}),
    await server.post('/v1/sessions', '{'),
    await server.request('PUT', '/v1/me'),
    await server.get('/nowhere'),
    await server.get('/healthz'),
    await server.get('/openapi.json'),
  ];

  test('is fenced in by its headers', async () => {
    const SECURITY = /^(content-security|cross-origin|origin-agent|referrer|strict|x-(?!request))/;
    for (const { headers } of await replies()) {
      expect(Object.fromEntries([...headers].filter(([name]) => SECURITY.test(name)))).toEqual({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
      });
      expect(headers.has('x-powered-by')).toBe(false);
    }
  });

  test('is kept by no cache, unless it is the catalogue', async () => {
    for (const reply of [
      ...(await replies()).filter(({ headers }) => !headers.has('etag')),
      await server.get('/readyz'),
      await server.get('/metrics'),
      await server.get('/v1/banks/no-such-bank'),
      await server.get('/v1/me/today'),
    ]) {
      expect(reply.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('tells the time by the clock that it keeps deadlines by', async () => {
    server.clock.now = Date.parse('2031-02-03T04:05:06.789Z');
    const { headers } = await server.get('/v1/me');
    expect(headers.get('date')).toBe('Mon, 03 Feb 2031 04:05:06 GMT');
  });

  test('names its request, by the name that the caller gave', async () => {
    for (const id of ['a', 'order-17_=x', 'x'.repeat(64)]) {
      const { headers, body } = await server.get('/nowhere', { 'x-request-id': id });
      expect(headers.get('x-request-id')).toBe(id);
      expect(body.instance).toBe(`urn:request:${id}`);
      expect(JSON.parse(server.lines.at(-1) ?? '').requestId).toBe(id);
    }
  });

  test.each([
    ['too long', 'x'.repeat(65)],
    ['not a name', 'a b'],
    ['markup', '<script>'],
    ['a line of a log', 'a","level":60'],
  ])('gets a new name when the given one is %s', async (_what, id) => {
    const { headers, body } = await server.get('/nowhere', { 'x-request-id': id });
    const made = headers.get('x-request-id') ?? '';
    expect(made).toMatch(/^[\w-]{36}$/);
    expect(body.instance).toBe(`urn:request:${made}`);
    expect(server.lines.join('')).not.toContain(id);
  });

  test('has a name of its own when none was given', async () => {
    const ids = (await replies()).map(({ headers }) => headers.get('x-request-id'));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('an address that is none', () => {
  let server: Server;
  beforeAll(async () => {
    server = await openServer();
  });

  test.each([
    '/v0',
    '/v2/me',
    '/v1',
    '/v1/',
    '/v1/me/',
    '/V1/me',
    '//v1/me',
    '/v1//me',
    '/v1/me%2Ftoday',
    '/v1/me/..%2f..%2fetc/passwd',
    '/v1/sessions/%00',
    '/v1/sessions/%E0%A4%A',
    '/v1/sessions/__proto__',
    '/v1/presentations/prs_AAAAAAAAAAAAAAAAAAAAAA',
    '/v1/me/stats/nothing',
    '/v1/banks/..%2fme',
    '/.env',
    '/docs/',
    '/docs/nothing',
    '/docs/problems/nothing',
    '/docs/problems/__proto__',
    '/docs/..%2fpackage.json',
    '/healthz/x',
  ])('%s is not found', async (path) => {
    const response = await server.app.request(`http://localhost${path}`);
    const problem = (await response.json()) as { code: string };
    expect([response.status, problem.code]).toEqual([404, 'not-found']);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  test('tells the same as an object that is none', async () => {
    const same = { 'x-request-id': 'one' };
    const object = await server.get('/v1/sessions/ses_AAAAAAAAAAAAAAAAAAAAAA', same);
    const address = await server.get('/v1/nowhere', same);
    expect(address.text).toBe(object.text);
  });
});

describe('a caller who accepts no JSON', () => {
  let server: Server;
  beforeAll(async () => {
    server = await openServer();
  });

  test.each([
    'text/html',
    'text/html,application/xhtml+xml',
    'application/xml;q=0.9, image/*',
    'application/json;q=0',
    '*/*;q=0',
  ])('is told so: %s', async (accept) => {
    expect(codeOf(await server.get('/v1/me', { accept }))).toEqual([406, 'not-acceptable']);
  });

  test.each([
    '*/*',
    'application/json',
    'application/*',
    'text/html, */*;q=0.1',
    'APPLICATION/JSON; charset=utf-8',
    'application/problem+json, application/json',
    '',
  ])('but %s is content', async (accept) => {
    expect((await server.get('/v1/me', { accept })).status).toBe(200);
  });
});

describe('HEAD', () => {
  test.each([
    '/v1/me',
    '/v1/banks/test-bank',
    '/v1/sessions?limit=1',
    '/healthz',
    '/readyz',
    '/docs',
    '/nowhere',
    '/v1/me/cards/no-such-card',
  ])('of %s is GET without the body', async (path) => {
    const server = await openServer();
    const get = await server.get(path, { 'x-request-id': 'one' });
    const head = await server.request('HEAD', path, undefined, { 'x-request-id': 'one' });
    expect(head.status).toBe(get.status);
    expect(head.text).toBe('');
    expect([...head.headers]).toEqual([...get.headers]);
  });
});

test.each(['memory', 'SQLite'])('first requests at once make one learner in %s', async (engine) => {
  const { store, discard } =
    engine === 'SQLite'
      ? await openInNewFolder()
      : { store: await openMemoryStore(), discard: async () => {} };
  onTestFinished(discard);
  const server = await createServer({ store });
  const replies = await Promise.all(['/v1/me', '/v1/banks', '/v1/me'].map((at) => server.get(at)));
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await store.learners()).toHaveLength(1);
});
