// What every endpoint keeps to, whatever it does: run over the registry, so that a new route is covered as it is added.
import { beforeAll, describe, expect, test } from 'vitest';
import { routes } from '#api/routes/index.ts';
import { SCOPES, type Scope } from '#core/learner/learner.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, singleCards, typeCards } from '../support/banks.ts';
import { addCaller, type Caller } from '../support/caller.ts';
import { answer } from '../support/learner.ts';
import { listOperations, type Operation, readDocument } from '../support/openapi.ts';
import { createServer, type Reply, type Server } from '../support/server.ts';

const document = readDocument();
const operations = listOperations(document);
const guarded = operations.filter(({ path }) => path.startsWith('/v1/'));
const named = (list: readonly Operation[]) =>
  list.map((one) => [`${one.method} ${one.path}`, one] as const);

/** Addresses that the document leaves out on purpose: the document itself, and pages for people. */
const UNDOCUMENTED = /^\/(openapi\.json|docs(\/.*)?)$/;

/** Who may come in: the catalogue is for everybody with a token, the rest for one scope. */
function scopesFor(path: string): readonly Scope[] {
  if (/^\/v1\/(banks|exams)\b/.test(path)) return SCOPES;
  if (path.startsWith('/v1/author/')) return ['author'];
  if (path.startsWith('/v1/admin/')) return ['admin'];
  return ['learner'];
}

/** Objects of one learner, by the path that begins with them. */
type Owned = Readonly<Record<`/v1/${string}/{id}`, string>>;

async function ownObjects(server: Server): Promise<Owned> {
  const open = await server.post('/v1/sessions', { mode: 'drill', size: 3 });
  const { body } = await answer(server, open.body.next, true);
  return {
    '/v1/sessions/{id}': open.body.id,
    '/v1/presentations/{id}': body.next.id,
    '/v1/answers/{id}': body.answerId,
  };
}

const PUBLIC: Readonly<Record<string, string>> = {
  '/v1/banks/{id}': 'test-bank',
  '/v1/me/cards/{cardId}': 'card-1',
  '/v1/author/questions/{bank}': 'test-bank',
  '/v1/author/reports/{id}': 'rep_AAAAAAAAAAAAAAAAAAAAAA',
};

/** The path with every parameter filled in; fails for a parameter that this file does not know. */
function fill(path: string, owned: Readonly<Record<string, string>>): string {
  const [start = '', ...rest] = path.split(/(?<=\})/);
  if (!start.includes('{')) return path;
  const id = owned[start] ?? PUBLIC[start];
  if (id === undefined) throw new Error(`give ${start} an example in this file`);
  return (start.replace(/\{.*\}/, id) + rest.join(''))
    .replace('{verb}', 'bury')
    .replace('{questionId}', 'card-1-q1');
}

/** A body that the schema of the route takes. */
const BODIES: Readonly<Record<string, unknown>> = {
  startSession: { size: 1 },
  issueAhead: { size: 3 },
  flagPresentation: { flagged: true },
  reviseAnswer: { response: { choice: 'opt_AAAAAAAAAAAA' } },
  submitAnswer: { response: { choice: 'opt_AAAAAAAAAAAA' } },
  syncAnswers: { sentAt: '2026-11-20T09:00:00.000Z', items: [] },
  updateMe: { newPerDay: 5 },
  reportQuestion: { presentationId: 'prs_AAAAAAAAAAAAAAAAAAAAAA', reason: 'typo' },
  settleReport: { status: 'accepted', note: 'Thank you.' },
  quarantineQuestion: { reason: 'two learners doubt it' },
  checkFiles: { text: 'cards: []' },
  reloadBanks: {},
  regradeAnswers: { bank: 'test-bank', question: 'card-1-q1', dryRun: true },
};

function bodyFor({ id, body }: Operation): unknown {
  if (!body) return undefined;
  if (!(id in BODIES)) throw new Error(`give ${id} a body in this file`);
  return BODIES[id];
}

function expectProblem(reply: Reply, status: number, code: string): void {
  expect([reply.status, reply.body?.code, reply.headers.get('content-type')]).toEqual([
    status,
    code,
    'application/problem+json',
  ]);
}

/** Headers and body without what belongs to the request and not to the reply. */
function essence({ status, headers, text }: Reply): unknown {
  const kept = [...headers].filter(([name]) => !/^(x-request-id|ratelimit)/.test(name));
  return { status, headers: kept, text: text.replace(/urn:request:[\w-]+/, '') };
}

async function openServer(auth: 'local' | 'token' = 'local'): Promise<Server> {
  const banks = [bank([...singleCards(4), ...typeCards()])];
  return createServer({ store: await openMemoryStore(), banks, auth });
}

/** A local server whose author is at work: the author's token goes with what wants it. */
async function openLocalServer(): Promise<Server> {
  const server = await openServer();
  const { headers: token } = await addCaller(server, 'Author', ['author']);
  const request: Server['request'] = (method, path, body, headers = {}) =>
    server.request(method, path, body, {
      ...(path.startsWith('/v1/author/') ? token : {}),
      ...headers,
    });
  return { ...server, request };
}

test('every route is in the document, and the document names no other', async () => {
  const { app } = await openServer();
  const served = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !UNDOCUMENTED.test(path))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  expect([...new Set(served)].sort()).toEqual(
    operations.map(({ method, path }) => `${method} ${path}`).sort(),
  );
  expect(routes.length).toBe(operations.length);
});

describe('without a token', () => {
  let server: Server;
  beforeAll(async () => {
    server = await openServer('token');
  });

  test.each(named(guarded))('%s asks who is there', async (_name, operation) => {
    const path = fill(operation.path, {
      '/v1/sessions/{id}': 'ses_AAAAAAAAAAAAAAAAAAAAAA',
      '/v1/presentations/{id}': 'prs_AAAAAAAAAAAAAAAAAAAAAA',
      '/v1/answers/{id}': 'ans_AAAAAAAAAAAAAAAAAAAAAA',
    });
    const reply = await server.request(operation.method, path, bodyFor(operation));
    expectProblem(reply, 401, 'unauthenticated');
    expect(reply.headers.get('www-authenticate')).toBe('Bearer');
  });
});

describe('a token of one scope', () => {
  let server: Server;
  const callers = new Map<Scope, Caller>();
  const owned = new Map<Scope, Owned>();
  beforeAll(async () => {
    server = await openServer('token');
    for (const scope of SCOPES) callers.set(scope, await addCaller(server, scope, [scope]));
    const { headers } = callers.get('learner') as Caller;
    const asLearner = { ...server, post: (p: string, b: unknown) => server.post(p, b, headers) };
    owned.set('learner', await ownObjects(asLearner as Server));
  });

  test.each(
    named(guarded).flatMap(([name, operation]) =>
      SCOPES.map((scope) => [scope, name, operation] as const),
    ),
  )('%s at %s goes as far as its scope', async (scope, _name, operation) => {
    const path = fill(operation.path, owned.get('learner') ?? {});
    const { headers } = callers.get(scope) as Caller;
    const reply = await server.request(operation.method, path, bodyFor(operation), headers);
    if (scopesFor(operation.path).includes(scope)) {
      expect([401, 403]).not.toContain(reply.status);
    } else {
      expectProblem(reply, 403, 'forbidden-scope');
      expect(reply.body.detail).toContain(`"${scopesFor(operation.path)[0]}"`);
    }
  });
});

describe('what belongs to another learner', () => {
  const withOwner = operations.filter(
    ({ path }) =>
      path.includes('{') && !Object.keys(PUBLIC).some((known) => path.startsWith(known)),
  );
  const bodies = [
    { response: { choice: 'opt_AAAAAAAAAAAA' } },
    { response: { rating: 'good' }, elapsedMs: 1, confidence: 'sure' },
  ];
  let server: Server;
  let owner: Caller;
  let stranger: Caller;
  let owned: Owned;
  beforeAll(async () => {
    server = await openServer('token');
    owner = await addCaller(server, 'Owner');
    stranger = await addCaller(server, 'Stranger');
    const asOwner = {
      ...server,
      post: (p: string, b: unknown) => server.post(p, b, owner.headers),
    };
    owned = await ownObjects(asOwner as Server);
  });

  test('there are routes with such things', () => {
    expect(withOwner.length).toBeGreaterThan(5);
  });

  test.each(named(withOwner))('%s is as unknown as what never was', async (_name, operation) => {
    const unknown = Object.fromEntries(
      Object.entries(owned).map(([path, id]) => [path, `${id.slice(0, 4)}${'A'.repeat(22)}`]),
    );
    const answers = operation.path.endsWith('/answer');
    for (const body of operation.body && answers ? bodies : [bodyFor(operation)]) {
      const ask = (ids: Readonly<Record<string, string>>, { headers }: Caller) =>
        server.request(operation.method, fill(operation.path, ids), body, headers);
      const theirs = await ask(owned, stranger);
      const never = await ask(unknown, stranger);
      expectProblem(theirs, 404, 'not-found');
      expect(essence(theirs)).toEqual(essence(never));
      // Not even its own learner's wrong id differs, nor one that is no id at all.
      expect(essence(theirs)).toEqual(essence(await ask(unknown, owner)));
      const shapeless = Object.fromEntries(Object.keys(owned).map((path) => [path, 'x']));
      expect(essence(theirs)).toEqual(essence(await ask(shapeless, stranger)));
    }
  });

  test('its owner finds it', async () => {
    for (const [path, id] of Object.entries(owned)) {
      if (!operations.some((one) => one.path === path && one.method === 'GET')) continue;
      const reply = await server.get(fill(path, { [path]: id }), owner.headers);
      expect(reply.status).toBe(200);
    }
  });
});

describe('a body that is wrong', () => {
  const withBody = operations.filter(({ body }) => body !== null);
  let server: Server;
  let owned: Owned;
  beforeAll(async () => {
    server = await openLocalServer();
    owned = await ownObjects(server);
  });
  const ask = (operation: Operation, body: unknown, headers: Record<string, string> = {}) =>
    server.request(operation.method, fill(operation.path, owned), body, headers);

  /** What the schema says of each member of the body. */
  function membersOf({ body }: Operation): string[] {
    const name = body?.$ref?.split('/').at(-1);
    const schema = name === undefined ? body : document.components.schemas[name];
    return Object.keys(schema?.properties ?? {});
  }

  test.each(named(withBody))('%s refuses a member that it does not know', async (_n, operation) => {
    const reply = await ask(operation, { ...(bodyFor(operation) as object), 'un~known/1': 1 });
    expectProblem(reply, 422, 'validation-failed');
    expect(reply.body.errors).toEqual([
      { pointer: '#/un~0known~11', code: 'unrecognized_keys', detail: expect.any(String) },
    ]);
  });

  test.each(named(withBody))('%s points at each member of a wrong type', async (_n, operation) => {
    expect(membersOf(operation).length).toBeGreaterThan(0);
    for (const member of membersOf(operation)) {
      for (const wrong of [{ wrong: true }, [[]]]) {
        const reply = await ask(operation, { ...(bodyFor(operation) as object), [member]: wrong });
        expectProblem(reply, 422, 'validation-failed');
        for (const { pointer } of reply.body.errors) expect(pointer).toMatch(`#/${member}`);
      }
    }
  });

  test.each(named(withBody))('%s takes an object and nothing else', async (_name, operation) => {
    for (const body of ['[]', 'null', '1', '"text"', 'true']) {
      const reply = await ask(operation, body);
      expectProblem(reply, 422, 'validation-failed');
      expect(reply.body.errors[0].pointer).toBe('#');
    }
  });

  test.each(named(withBody))('%s tells at most twenty mistakes', async (_name, operation) => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`extra-${at}`, at]));
    const reply = await ask(operation, many);
    expectProblem(reply, 422, 'validation-failed');
    expect(reply.body.errors).toHaveLength(20);
    expect(reply.text.length).toBeLessThan(8000);
  });

  test.each(named(withBody))('%s refuses what is not JSON', async (_name, operation) => {
    for (const text of ['{', '{"a":1,}', "{'a':1}", '{} {}', 'undefined', '\u0001']) {
      expectProblem(await ask(operation, text), 400, 'malformed-json');
    }
  });

  test.each(named(withBody))('%s takes application/json only', async (_name, operation) => {
    const body = JSON.stringify(bodyFor(operation));
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'text/json',
      'application/merge-patch+json',
      'application/jsonx',
      'json',
    ]) {
      const reply = await ask(operation, body, { 'content-type': type });
      expectProblem(reply, 415, 'unsupported-media-type');
    }
    const accepted = await ask(operation, body, {
      'content-type': 'Application/JSON; charset=utf-8',
    });
    expect(accepted.status).not.toBe(415);
  });
});

describe('a method that an address does not have', () => {
  const paths = [...new Set(operations.map(({ path }) => path))];
  let server: Server;
  let owned: Owned;
  beforeAll(async () => {
    server = await openLocalServer();
    owned = await ownObjects(server);
  });

  test.each(paths)('%s says which it has', async (path) => {
    const has = operations.filter((one) => one.path === path).map(({ method }) => method);
    const allowed = has.includes('GET') ? [...has, 'HEAD'] : has;
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY', 'FOO']) {
      if (has.includes(method)) continue;
      const reply = await server.request(method, fill(path, owned));
      expectProblem(reply, 405, 'method-not-allowed');
      expect(reply.headers.get('allow')?.split(', ').sort()).toEqual([...allowed].sort());
    }
  });

  test('a foreign page may be allowed every method that there is', async () => {
    const store = await openMemoryStore();
    const foreign = await createServer({ store, origins: ['https://study.example'] });
    const preflight = { origin: 'https://study.example', 'access-control-request-method': 'GET' };
    const reply = await foreign.request('OPTIONS', '/v1/me', undefined, preflight);
    const allowed = reply.headers.get('access-control-allow-methods')?.split(',') ?? [];
    expect(allowed).toEqual(expect.arrayContaining(operations.map(({ method }) => method)));
  });
});

test('what an address does not declare may not be sent to it', async () => {
  const server = await createServer({
    store: await openMemoryStore(),
    banks: [bank(singleCards(3))],
  });
  const { body: session } = await server.post('/v1/sessions', {});
  const refused = [
    await server.post(`/v1/sessions/${session.id}/next`, { bogus: 1 }),
    await server.post('/v1/me/cards/card-1/bury', { bogus: 1 }),
    await server.get('/v1/me?bogus=1'),
    await server.get('/v1/banks?bogus=1'),
  ];
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
    [422, 'validation-failed'],
    [422, 'validation-failed'],
    [400, 'invalid-parameter'],
    [400, 'invalid-parameter'],
  ]);
  expect(refused[0]?.body.errors[0].pointer).toBe('#/bogus');
  expect((await server.post(`/v1/sessions/${session.id}/next`, {})).status).toBe(200);
});

test('no bytes announced as JSON are an object without members', async () => {
  const server = await createServer({
    store: await openMemoryStore(),
    banks: [bank(singleCards(3))],
  });
  const { status, body: session } = await server.post('/v1/sessions', '');
  expect(status).toBe(201);
  expect((await server.post(`/v1/sessions/${session.id}/next`, '')).status).toBe(200);
  const answered = await server.post(`/v1/presentations/${session.next.id}/answer`, '');
  expect([answered.status, answered.body.code]).toEqual([422, 'validation-failed']);
  expect((await server.post(`/v1/sessions/${session.id}/close`, '')).status).toBe(200);
});
