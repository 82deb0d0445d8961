// A learner's own data over HTTP: all of it goes along, all of it comes back or nothing, and all of it can be erased.
import { describe, expect, onTestFinished, test } from 'vitest';
import { openInNewFolder } from '../store/sqlite-support.ts';
import { addCaller, addToken, type Caller } from '../support/caller.ts';
import { EMPTY_DOCUMENT, exportFrom, portable, sealed } from '../support/carry-over.ts';
import { bodyOf, findFaults } from '../support/journey.ts';
import { answer, practise } from '../support/learner.ts';
import { EDITION, liveRichLife, openOther, openToken } from '../support/rich-life.ts';
import { seenBy } from '../support/seen-by.ts';
import { createServer, type Reply, type Server } from '../support/server.ts';

type Body = Reply['body'];

async function openLocal() {
  const { store, discard } = await openInNewFolder();
  onTestFinished(discard);
  const server = await createServer({ store, banks: [EDITION] });
  bodyOf(await server.get('/v1/me'));
  const me = await store.learner('me');
  if (!me) throw new Error('the local learner is made by looking');
  const author = seenBy(server, await addToken(server, me, ['author']));
  return { server, author, learner: server };
}

describe.each([
  ['without accounts, over SQLite', openLocal],
  ['with tokens, in memory', () => openToken()],
])('a learner %s', (_mode, open) => {
  test('takes everything along and goes on elsewhere, and after an erasure at home', async () => {
    const { server, author, learner } = await open();
    const life = await liveRichLife(learner, author, server.reload);
    const reply = await learner.get('/v1/me/export');
    const { document, text } = await exportFrom(learner);
    expect(reply.headers.get('content-disposition')).toMatch(
      /^attachment; filename="trapwise-\d{4}-\d\d-\d\d\.json"$/,
    );
    expect(reply.headers.get('content-length')).toBe(String(Buffer.byteLength(reply.text)));
    expect(sealed(document)).toBe(text);
    const kinds = new Set(document.log.map(({ kind }: Body) => kind));
    expect([...kinds].sort()).toEqual(['answer', 'regrade', 'reset', 'undo']);
    expect(document.bases.some(({ disputed }: Body) => disputed)).toBe(true);

    const elsewhere = await openOther(server);
    expect(bodyOf(await elsewhere.post('/v1/me/import', text))).toMatchObject({
      stateHash: document.stateHash,
      sameState: true,
    });
    expect(portable((await exportFrom(elsewhere)).document)).toEqual(portable(document));
    // What runs goes on: drafts, flags, the case.
    const shown = async (at: Server, path: string) => {
      const { text: body } = await at.get(path);
      return body.replaceAll(/"(opt_[\w-]+|[0-9a-f]{32})"/g, '""');
    };
    for (const path of [
      `/v1/sessions/${life.exam.id}/presentations`,
      `/v1/sessions/${life.open.id}/presentations`,
      '/v1/me/today',
      '/v1/me/stats/progress',
      '/v1/me/stats/traps',
      '/v1/reports',
    ]) {
      expect([path, await shown(elsewhere, path)]).toEqual([path, await shown(learner, path)]);
    }
    bodyOf(await answer(elsewhere, life.open.next, true), 422);
    const { next } = bodyOf(await elsewhere.get(`/v1/sessions/${life.open.id}`));
    expect(next.question.case.part).toBe(2);
    bodyOf(await answer(elsewhere, next, true), 201);
    const { report } = bodyOf(await elsewhere.post(`/v1/sessions/${life.exam.id}/close`));
    expect([report.unanswered, report.correct + report.wrong]).toEqual([6, 10]);
    const me = await elsewhere.world.store.learner('me');
    expect(await findFaults(elsewhere.world.store, me?.key ?? 0)).toEqual([]);

    expect((await learner.request('DELETE', '/v1/me')).status).toBe(204);
    const { store } = server.world;
    const again =
      server === learner ? server : seenBy(server, await addCaller(server, 'Somebody else'));
    const came = await again.post('/v1/me/import', text);
    expect(bodyOf(came)).toMatchObject({ stateHash: document.stateHash, sameState: true });
    const home = (await exportFrom(again)).document;
    expect(portable(home)).toEqual(portable(document));
    expect(home.wordings).toEqual(document.wordings);
    for (const { key } of await store.learners()) expect(await findFaults(store, key)).toEqual([]);
  });
});

describe('an erasure', () => {
  test('leaves others as they are, to the byte, and nothing with the authors', async () => {
    const { server, author, learner, caller } = await openToken();
    const bob = seenBy(server, await addCaller(server, 'Bob'));
    await practise(bob, { size: 8 }, () => false);
    await liveRichLife(learner, author, server.reload);
    const others = async () => [
      (await exportFrom(bob)).text,
      (await bob.get('/v1/me/stats/progress')).text,
    ];
    const before = await others();
    expect(bodyOf(await author.get('/v1/author/reports')).data).toHaveLength(2);

    const authorOnly = await author.request('DELETE', '/v1/me');
    expect([authorOnly.status, authorOnly.body.code]).toEqual([403, 'forbidden-scope']);
    const withBody = await learner.request('DELETE', '/v1/me', { sure: true });
    expect(withBody.status).toBe(422);
    const gone = await learner.request('DELETE', '/v1/me');
    expect([gone.status, gone.text]).toEqual([204, '']);
    for (const path of ['/v1/me', '/v1/me/export', '/v1/sessions']) {
      expect((await learner.get(path)).status).toBe(401);
    }
    expect(await others()).toEqual(before);
    const { store } = server.world;
    for (const { key } of await store.learners()) expect(await findFaults(store, key)).toEqual([]);
    expect(bodyOf(await author.get('/v1/author/reports')).data).toEqual([]);
    expect((await store.learners()).map(({ id }) => id)).not.toContain(caller.learner.id);
    expect(server.lines.join('')).not.toMatch(/Zephyrine|quokka/);
  });

  test('of a local learner makes them anew, and the author goes on', async () => {
    const { server, author } = await openLocal();
    const fresh = bodyOf(await server.get('/v1/me'));
    await liveRichLife(server, author, server.reload);
    expect((await server.request('DELETE', '/v1/me')).status).toBe(204);
    expect(bodyOf(await server.get('/v1/me'))).toEqual(fresh);
    const { document } = await exportFrom(server);
    expect(document).toMatchObject({ log: [], sessions: [], cards: [], reports: [], fits: [] });
    expect(bodyOf(await author.get('/v1/author/questions?limit=1')).data).toHaveLength(1);
    const { session } = await practise(server, { size: 3 }, () => true);
    expect(session.progress.planned).toBe(3);
    const [me] = await server.world.store.learners();
    expect(await findFaults(server.world.store, me?.key ?? 0)).toEqual([]);
    expect(bodyOf(await server.get('/v1/me/today')).answered).toBe(3);
  });

  test('meets requests of the learner on their way, and none becomes a mistake of the server', async () => {
    const { store, discard } = await openInNewFolder();
    onTestFinished(discard);
    const { learner, caller } = await openToken(store);
    const { next } = bodyOf(await learner.post('/v1/sessions', {}), 201);
    const key = { 'idempotency-key': 'late' };
    const replies = await Promise.all([
      learner.request('DELETE', '/v1/me'),
      answer(learner, next, true),
      learner.post('/v1/sessions', {}),
      learner.post('/v1/sessions', {}, key),
      learner.post('/v1/me/cards/card-1/suspend'),
      learner.request('PATCH', '/v1/me', { newPerDay: 1 }),
      learner.get('/v1/me/export'),
      learner.post('/v1/me/import', sealed(EMPTY_DOCUMENT)),
      learner.request('DELETE', '/v1/me'),
    ]);
    for (const { status, text } of replies) expect([status < 500, text]).toEqual([true, text]);
    expect((await learner.get('/v1/me')).status).toBe(401);
    expect(await store.learnerByKey((caller as Caller).learner.key)).toBeNull();
  });
});
