// What happens to a learner when replies are lost, other devices interfere, or there is no API at all.
import { afterEach, expect, test } from 'vitest';
import { bank, singleCards } from '../../support/banks.ts';
import { addCaller } from '../../support/caller.ts';
import { bodyOf, type Journey, openJourney } from '../../support/journey.ts';
import { answer } from '../../support/learner.ts';
import { answerOn, review } from '../../support/reader.ts';
import { createServer, START } from '../../support/server.ts';

let journey: Journey | null = null;
afterEach(async () => {
  await journey?.end();
  journey = null;
});

async function open(count = 2) {
  journey = await openJourney([bank(singleCards(count))], START);
  return journey.server;
}

test('a reply that is lost is asked for again, and nothing is done twice', async () => {
  const server = await open();
  const lost = new Set<string>();
  const { code, out } = await review(
    server,
    (screen, turn) => (turn === 1 ? 'z' : answerOn(screen, true)),
    [],
    {
      fetch: async (request) => {
        const { method, url } = request;
        const reply = await server.app.fetch(request);
        const what = `${method} ${url.replace(/(?:ses|prs|ans)_[\w-]+/, '')}`;
        if (lost.has(what)) return reply;
        lost.add(what);
        throw new TypeError('fetch failed');
      },
    },
  );
  expect(code).toBe(0);
  expect(out).toContain('Taken back.');
  expect(out).toContain('2 answers: 2 right, 0 wrong');
  expect(lost.size).toBe(5);
  expect(bodyOf(await server.get('/v1/sessions')).data).toHaveLength(1);
  expect(bodyOf(await server.get('/v1/me/today')).answered).toBe(2);
});

test('a question that was answered at another device is passed over', async () => {
  const server = await open();
  const { code, out } = await review(server, (screen) => answerOn(screen, true), [], {
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      const [session] = bodyOf(await server.get('/v1/sessions')).data;
      if (pathname.endsWith('/answer') && session.progress.answered === 0) {
        const { body } = await server.post(`/v1/sessions/${session.id}/next`);
        await answer(server, body.presentation, false);
      }
      return server.app.fetch(request);
    },
  });
  expect(code).toBe(0);
  expect(out).toContain('This presentation was answered with another response.');
  expect(out).toContain('1 right, 1 wrong');
});

test('a session that was closed at another device ends here with its summary', async () => {
  const server = await open();
  const { code, out } = await review(server, (screen) => answerOn(screen, true), [], {
    fetch: async (request) => {
      const [session] = bodyOf(await server.get('/v1/sessions')).data;
      if (request.url.endsWith('/answer')) await server.post(`/v1/sessions/${session.id}/close`);
      return server.app.fetch(request);
    },
  });
  expect(code).toBe(0);
  expect(out).toContain('0 answers: 0 right');
});

test('a refusal that passes by itself is waited for', async () => {
  const server = await open(1);
  server.state.draining = true;
  let refused = 0;
  const { code } = await review(server, (screen) => answerOn(screen, true), [], {
    fetch: async (request) => {
      const reply = await server.app.fetch(request);
      if (reply.status !== 503) return reply;
      refused += 1;
      server.state.draining = false;
      reply.headers.set('retry-after', '0');
      return reply;
    },
  });
  expect([code, refused]).toEqual([0, 1]);
});

test.each([
  ['a page', () => new Response('<h1>hello</h1>', { headers: { 'content-type': 'text/html' } })],
  ['an error of another API', () => Response.json({ message: 'no' }, { status: 404 })],
])('%s instead of the API is told in one line', async (_name, reply) => {
  const server = await open(1);
  const { code, err, out } = await review(server, () => null, [], { fetch: async () => reply() });
  expect({ code, out }).toEqual({ code: 69, out: '' });
  expect(err).toMatch(/^trapwise: http:\/\/localhost answers \d+ .*no Trapwise.*\n$/);
});

test('a server with tokens wants one, and takes a good one', async () => {
  await open();
  const server = await createServer({ store: journey!.store, auth: 'token' });
  const without = await review(server, () => null);
  expect(without).toMatchObject({ code: 2, out: '' });
  expect(without.err).toContain('Give --token, or set TRAPWISE_TOKEN.');
  const { headers } = await addCaller(server, 'Ada');
  const token = headers.authorization.replace('Bearer ', '');
  const { code, out } = await review(server, (screen) => answerOn(screen, true), [], { token });
  expect(code).toBe(0);
  expect(out).toContain('2 answers: 2 right');
});
