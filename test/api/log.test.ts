// The log: one line a request, and nothing in it that is a secret, a name or a question.
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, CANARY, singleCards, typeCards } from '../support/banks.ts';
import { addCaller, bearer, type Caller } from '../support/caller.ts';
import { respond } from '../support/learner.ts';
import { createServer, type Reply, type Server } from '../support/server.ts';

const NAME = 'Ada Lovelace-Canary';

let server: Server;
let ada: Caller;
let session: Reply['body'];
const replies: Reply[] = [];
const types = new Set<string>();

/** Everything a learner does in a session, and much that goes wrong. */
beforeAll(async () => {
  const store = await openMemoryStore();
  const banks = [bank([...typeCards(), ...singleCards(2)])];
  server = await createServer({ store, banks, auth: 'token' });
  ada = await addCaller(server, NAME);
  const post = async (path: string, body?: unknown, headers = {}) => {
    const reply = await server.post(path, body, { ...ada.headers, ...headers });
    replies.push(reply);
    return reply;
  };
  session = (await post('/v1/sessions', { size: 9 }, { 'idempotency-key': 'keycanary-1' })).body;
  for (let next = session.next; next; ) {
    types.add(next.question.type);
    const path = `/v1/presentations/${next.id}`;
    if (next.input.kind === 'recall') await post(`${path}/reveal`);
    if (next.input.kind !== 'text')
      await post(`${path}/answer`, { response: { text: 'typedcanary' } });
    await post(`${path}/answer`, { response: { choice: 'opt_canary' } });
    const right = { response: respond(next, true) };
    const reply = await post(`${path}/answer`, right);
    await post(`${path}/answer`, { response: respond(next, false) });
    await post(`${path}/answer`, right);
    next = reply.body.next;
  }
  await post('/v1/sessions', '{"bodycanary');
  await post('/v1/sessions', { bodycanary: 'bodycanary' });
  await server.request('PATCH', '/v1/me', { name: `${NAME} II` }, ada.headers);
  await server.get('/v1/me/cards?q=querycanary', ada.headers);
  await server.get('/v1/sessions?cursor=querycanary', ada.headers);
  await server.get('/v1/pathcanary/x', ada.headers);
  await server.get('/v1/me', { ...ada.headers, cookie: 'id=cookiecanary', referer: '/refcanary' });
  await server.get('/v1/me', bearer('wrongtokencanary'));
  await server.get('/v1/me', { authorization: 'Basic YmFzaWNjYW5hcnk6eA==' });
});

test('the session held a question of every type, and all was tried', () => {
  expect(types.size).toBe(7);
  const statuses = new Set(replies.map(({ status }) => status));
  for (const status of [200, 201, 400, 409, 422]) expect(statuses).toContain(status);
  expect(replies.some(({ text }) => text.includes(CANARY))).toBe(true);
});

test('there is a line for each request, with its name, route, status and code', () => {
  const lines = server.lines.map((line) => JSON.parse(line));
  expect(lines.length).toBeGreaterThan(40);
  for (const line of lines) {
    const { level, time, pid, hostname, msg, ...told } = line;
    expect([level, msg]).toEqual([30, 'request']);
    expect(Object.keys(told).filter((field) => field !== 'code')).toEqual([
      'event',
      'requestId',
      'method',
      'route',
      'status',
      'ms',
    ]);
    expect(typeof told.code).toBe(told.status >= 400 ? 'string' : 'undefined');
    expect(told.route).not.toMatch(/ses_|prs_|ans_|\?/);
  }
});

describe('no line holds', () => {
  test.each<[string, () => readonly string[]]>([
    ['a token', () => [ada.token, ada.token.slice(3, 46), 'wrongtokencanary']],
    ['an authorization header', () => ['Bearer', 'authorization', 'Basic', 'YmFzaWNjYW5hcnk6eA==']],
    ['a cookie or where a request came from', () => ['cookiecanary', 'refcanary']],
    ['a body', () => ['bodycanary', 'typedcanary', 'opt_']],
    ['a query', () => ['querycanary', 'cursor=', 'q=']],
    ['an address that was made up', () => ['pathcanary']],
    ['a learner', () => [ada.learner.id, 'Lovelace']],
    ['an idempotency key', () => ['keycanary-1']],
    ['a session or a presentation', () => [session.id, session.next.id, 'prs_', 'ans_']],
    ['a stem or an option', () => ['Stem of', 'right one', 'wrong', 'key a', 'step one']],
    ['a card or its trap', () => ['Title of', 'Misconception', 'card-1']],
    ['a key, a rationale or an explanation', () => [CANARY, CANARY.toLowerCase()]],
  ])('%s', (_what, secrets) => {
    const log = server.lines.join('');
    for (const secret of secrets()) expect(log).not.toContain(secret);
  });
});

test('a bug is told to the log whole, and to the caller not at all', async () => {
  const store = await openMemoryStore();
  const broken = await createServer({ store, auth: 'token' });
  const { headers } = await addCaller(broken, 'Bob');
  const secret = randomBytes(8).toString('hex');
  store.sessions = async () => {
    throw new Error(`bug ${secret}`);
  };
  const reply = await broken.get('/v1/sessions', headers);
  expect(reply.status).toBe(500);
  expect(Object.keys(reply.body).sort()).toEqual(
    ['type', 'title', 'status', 'detail', 'instance', 'code', 'retryable'].sort(),
  );
  expect(reply.text).not.toMatch(new RegExp(`${secret}|Error|\\.ts|node_modules`));
  const bug = JSON.parse(broken.lines.find((line) => line.includes(secret)) ?? '{}');
  expect([bug.level, bug.err.message]).toEqual([50, `bug ${secret}`]);
});
