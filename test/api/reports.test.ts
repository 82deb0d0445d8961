// Doubts over HTTP: what a learner may say and hears of it, what an author sees, and that neither tells more than it should.
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
import { addCaller } from '../support/caller.ts';
import { bodyOf } from '../support/journey.ts';
import { answer } from '../support/learner.ts';
import { rekeyed } from '../support/rekey.ts';
import { seenBy } from '../support/seen-by.ts';
import { createServer, MINUTE, type Reply, type Server } from '../support/server.ts';

const EDITION = bank([...singleCards(3), ...typeCards()]);
const OTHER = bank([card('elsewhere', [question(contents.single('elsewhere-q'))])], 'other-bank');

let server: Server;
let ada: Server;
let author: Server;
beforeEach(async () => {
  const store = await openMemoryStore();
  server = await createServer({ store, banks: [EDITION, OTHER], auth: 'token' });
  ada = seenBy(server, await addCaller(server, 'Ada'));
  author = seenBy(server, await addCaller(server, 'Author', ['author']));
});

const ask = async (as: Server, cardId: string) =>
  bodyOf(await as.post('/v1/sessions', { mode: 'drill', cards: [cardId] }), 201).next;
const report = (as: Server, presentationId: string, more: object = {}, headers = {}) =>
  as.post('/v1/reports', { presentationId, reason: 'unclear', ...more }, headers);
const settle = (id: string, change: object) =>
  author.request('PATCH', `/v1/author/reports/${id}`, change);
const essence = ({ status, text }: Reply) => [status, text.replace(/urn:request:[\w-]+/, '')];

describe('a report', () => {
  test('is kept with what was seen, before and after the answer', async () => {
    const next = await ask(ada, 'card-1');
    const early = bodyOf(await report(ada, next.id, { text: '  Which one?  ' }), 201);
    expect(early).toEqual({
      id: expect.stringMatching(/^rep_[\w-]{22}$/),
      presentationId: next.id,
      bank: 'test-bank',
      cardId: 'card-1',
      questionId: 'card-1-q1',
      part: null,
      reason: 'unclear',
      text: 'Which one?',
      chosen: null,
      status: 'open',
      note: null,
      createdAt: new Date(server.clock.now).toISOString(),
      settledAt: null,
    });
    await answer(ada, next, false);
    server.clock.now += MINUTE;
    const late = bodyOf(await report(ada, next.id, { reason: 'wrong-key' }), 201);
    expect(late).toMatchObject({ chosen: ['wrong one'], text: '' });
    const { data } = bodyOf(await ada.get('/v1/reports'));
    expect(data).toEqual([late, { ...early, chosen: ['wrong one'] }]);
  });

  test('sent twice is one, with or without an Idempotency-Key, also when it is settled', async () => {
    const { id } = await ask(ada, 'card-1');
    const first = await report(ada, id, { text: 'Same.' });
    const again = await report(ada, id, { text: 'Same.' });
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    await settle(first.body.id, { status: 'rejected' });
    const later = await report(ada, id, { text: 'Same.' });
    expect([later.status, later.body.id, later.body.status]).toEqual([
      200,
      first.body.id,
      'rejected',
    ]);

    const key = { 'idempotency-key': 'once' };
    const keyed = [await report(ada, id, {}, key), await report(ada, id, {}, key)];
    expect(keyed.map(({ status }) => status)).toEqual([201, 201]);
    expect(keyed[1]?.text).toBe(keyed[0]?.text);
    expect((await report(ada, id, { reason: 'typo' }, key)).status).toBe(422);
    expect(bodyOf(await ada.get('/v1/reports')).data).toHaveLength(2);
  });

  test("on another learner's presentation is as unknown as on none", async () => {
    const bob = seenBy(server, await addCaller(server, 'Bob'));
    const { id } = await ask(ada, 'card-1');
    const [theirs, none] = [await report(bob, id), await report(bob, `prs_${'A'.repeat(22)}`)];
    expect(theirs.status).toBe(404);
    expect(essence(theirs)).toEqual(essence(none));
    await report(ada, id);
    expect(bodyOf(await bob.get('/v1/reports')).data).toEqual([]);
  });

  test('has one of the known reasons, and for any other one words', async () => {
    const { id } = await ask(ada, 'card-1');
    const refused = [
      await report(ada, id, { reason: 'boring' }),
      await report(ada, id, { reason: 'other' }),
      await report(ada, id, { reason: 'other', text: '   ' }),
      await report(ada, id, { text: 'x'.repeat(2001) }),
    ];
    expect(refused.map(({ status, body }) => [status, body.errors[0].pointer])).toEqual([
      [422, '#/reason'],
      [422, '#/text'],
      [422, '#/text'],
      [422, '#/text'],
    ]);
    expect((await report(ada, id, { reason: 'other', text: 'It is rude.' })).status).toBe(201);
  });

  test('is refused when twenty are open, and taken again when one is settled', async () => {
    const { id } = await ask(ada, 'card-1');
    const send = (number: number) => report(ada, id, { text: `Doubt ${number}.` });
    const first = await send(1);
    for (let number = 2; number <= 20; number += 1) expect((await send(number)).status).toBe(201);
    const more = await send(21);
    expect([more.status, more.body.code]).toEqual([409, 'too-many-open-reports']);
    expect((await send(20)).status).toBe(200);
    await settle(first.body.id, { status: 'rejected' });
    expect((await send(21)).status).toBe(201);
    const pages = bodyOf(await ada.get('/v1/reports?limit=20'));
    const rest = bodyOf(await ada.get(`/v1/reports?limit=20&cursor=${pages.nextCursor}`));
    expect([pages.data.length, rest.data.length, rest.nextCursor]).toEqual([20, 1, null]);
    expect(rest.data[0].id).toBe(first.body.id);
  });

  test.each(typeCards().map(({ id }) => id))(
    'on %s tells nothing of the key, not even in what its author writes, before the answer',
    async (cardId) => {
      const next = await ask(ada, cardId);
      const { id } = bodyOf(await report(ada, next.id, { reason: 'wrong-key' }), 201);
      const settled = await settle(id, { status: 'accepted', note: `It is ${CANARY}.` });
      // The control: the author is shown the key.
      expect(settled.text).toMatch(CANARY);
      for (const told of [
        await report(ada, next.id, { reason: 'wrong-key' }),
        await ada.get('/v1/reports'),
        await ada.get('/v1/me/today'),
      ]) {
        expect(told.text).not.toContain(CANARY);
        expect(told.text).not.toMatch(/right one|key a|"correct"|"key"/);
      }
      await answer(ada, next, true);
      expect(bodyOf(await ada.get('/v1/reports')).data[0].note).toBe(`It is ${CANARY}.`);
    },
  );

  test('in an exam that runs says nothing of what is on the sheet', async () => {
    const exam = { mode: 'exam', exam: 'AIF-C01', size: 3, cards: ['card-1', 'card-2', 'card-3'] };
    const { next } = bodyOf(await ada.post('/v1/sessions', exam), 201);
    await answer(ada, next, true);
    const sent = bodyOf(await report(ada, next.id, { reason: 'wrong-key' }), 201);
    expect(sent.chosen).toBeNull();
    const { data } = bodyOf(await author.get('/v1/author/reports'));
    expect(data).toMatchObject([{ chosen: null, correct: null }]);
  });
});

describe('an author', () => {
  test('sees what was shown, chosen and right, and of the learner the id alone', async () => {
    const { learner } = await addCaller(server, 'Somebody');
    const next = await ask(ada, 'type-case');
    const { body } = await answer(ada, next, true);
    await answer(ada, body.next, false);
    const sent = bodyOf(await report(ada, body.next.id, { reason: 'several-right' }), 201);
    const listed = await author.get('/v1/author/reports?bank=test-bank&status=open');
    const [row] = bodyOf(listed).data;
    expect(row).toEqual({
      id: sent.id,
      learnerId: expect.stringMatching(/^lrn_/),
      bank: 'test-bank',
      cardId: 'type-case',
      questionId: 'only-case',
      part: 2,
      reason: 'several-right',
      text: '',
      chosen: ['no a', 'no b'],
      status: 'open',
      createdAt: sent.createdAt,
      settledAt: null,
      note: null,
      type: 'case',
      revision: expect.stringMatching(/^[0-9a-f]{32}$/),
      content: contents.case('only-case'),
      key: ['key a', 'key b'],
      correct: false,
      others: 0,
      revisionNow: row.revision,
      keyChanged: false,
      quarantined: false,
      advice: null,
    });
    expect(row.learnerId).not.toBe(learner.id);
    expect(listed.text).not.toContain('Ada');
  });

  test('lists by bank and status, page by page, and is told of a bank that never was', async () => {
    for (const cardId of ['card-1', 'card-2', 'elsewhere']) {
      await report(ada, (await ask(ada, cardId)).id);
    }
    const ids = async (query: string) =>
      bodyOf(await author.get(`/v1/author/reports${query}`)).data.map(
        ({ questionId }: { questionId: string }) => questionId,
      );
    expect(await ids('')).toEqual(['elsewhere-q', 'card-2-q1', 'card-1-q1']);
    expect(await ids('?bank=other-bank')).toEqual(['elsewhere-q']);
    expect(await ids('?status=accepted')).toEqual([]);
    const first = await author.get('/v1/author/reports?limit=2');
    expect(first.headers.get('link')).toContain('rel="next"');
    expect(await ids(`?limit=2&cursor=${first.body.nextCursor}`)).toEqual(['card-1-q1']);
    const foreign = await author.get(
      `/v1/author/reports?status=open&cursor=${first.body.nextCursor}`,
    );
    expect(foreign.body.code).toBe('invalid-cursor');
    for (const path of ['reports', 'questions']) {
      const refused = await author.get(`/v1/author/${path}?bank=nobody`);
      expect([refused.status, refused.body.errors[0].parameter]).toEqual([400, 'bank']);
    }
  });

  test('settles, opens again and corrects; the learner is told each new status', async () => {
    const next = await ask(ada, 'card-1');
    await answer(ada, next, true);
    const { id } = bodyOf(await report(ada, next.id), 201);
    server.clock.now += MINUTE;
    const at = () => new Date(server.clock.now).toISOString();
    const accepted = bodyOf(await settle(id, { status: 'accepted', note: 'So it is.' }));
    expect(accepted).toMatchObject({ status: 'accepted', note: 'So it is.', settledAt: at() });
    server.clock.now += MINUTE;
    expect(bodyOf(await settle(id, { status: 'accepted' }))).toEqual(accepted);
    expect(bodyOf(await settle(id, { note: null }))).toEqual({ ...accepted, note: null });
    const told = async () => bodyOf(await ada.get('/v1/me/today')).notices;
    const notice = { kind: 'report-settled', reportId: id, cardId: 'card-1', status: 'accepted' };
    expect(await told()).toMatchObject([notice]);
    expect(bodyOf(await settle(id, { status: 'open' })).settledAt).toBeNull();
    expect(await told()).toEqual([]);
    expect(bodyOf(await settle(id, { status: 'rejected' })).settledAt).toBe(at());
    expect(await told()).toMatchObject([{ status: 'rejected', at: at() }]);
    expect((await settle(`rep_${'A'.repeat(22)}`, { status: 'open' })).status).toBe(404);
  });

  test('is not told to mend a question that is retired, whose id may be that of another one', async () => {
    const doubt = { reason: 'wrong-key' };
    const { id } = bodyOf(await report(ada, (await ask(ada, 'card-2')).id, doubt), 201);
    await server.reload(bank(EDITION.cards.filter((card) => card.id !== 'card-2')));
    const settled = bodyOf(await settle(id, { status: 'accepted' }));
    expect(settled).toMatchObject({ revisionNow: null, keyChanged: null, advice: null });
  });

  test('sees every question in use as it was written, with what is known of its doubts', async () => {
    const put = '/v1/author/questions/test-bank/card-2-q1/quarantine';
    bodyOf(await author.request('PUT', put, { reason: 'in doubt' }));
    bodyOf(await author.request('PUT', put, { reason: 'more doubt' }));
    await report(ada, (await ask(ada, 'card-1')).id);
    const pages = [];
    for (let cursor = ''; ; ) {
      const page = bodyOf(await author.get(`/v1/author/questions?limit=5${cursor}`));
      pages.push(page.data);
      // An edit between two pages moves nothing from one to another.
      await server.reload(rekeyed(EDITION, { 'card-2-q1': 'wrong one' }));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    const rows = pages.flat();
    const all = [EDITION, OTHER].flatMap((of) => of.cards.flatMap((one) => one.questions));
    expect(pages.map((page) => page.length)).toEqual([5, 5, 4]);
    expect(rows.map(({ questionId }) => questionId).sort()).toEqual(all.map(({ id }) => id).sort());
    const [one] = EDITION.cards[0]?.questions ?? [];
    expect(rows.find(({ questionId }) => questionId === 'card-1-q1')).toEqual({
      bank: 'test-bank',
      cardId: 'card-1',
      questionId: 'card-1-q1',
      type: 'single',
      level: 2,
      parts: 1,
      revision: one?.revision.hash,
      content: one?.revision.content,
      sources: one?.revision.sources,
      status: 'live',
      quarantine: null,
      reports: { open: 1, all: 1 },
    });
    const { data } = bodyOf(await author.get('/v1/author/questions?bank=test-bank'));
    const doubted = data.find((row: { questionId: string }) => row.questionId === 'card-2-q1');
    expect(doubted).toMatchObject({
      status: 'quarantined',
      quarantine: { reason: 'more doubt', keyChanged: true, advice: expect.any(String) },
    });
    expect(data).toHaveLength(rows.length - 1);
  });

  test('lifts what is in quarantine, a retired question too, and finds no other', async () => {
    const place = (id: string, of = 'test-bank') => `/v1/author/questions/${of}/${id}/quarantine`;
    const put = (path: string) => author.request('PUT', path, { reason: 'in doubt' });
    await put(place('card-2-q1'));
    await server.reload(bank(EDITION.cards.filter(({ id }) => id !== 'card-2')));
    expect((await put(place('card-2-q1'))).status).toBe(404);
    for (let time = 0; time < 2; time += 1) {
      const lifted = await author.request('DELETE', place('card-2-q1'));
      expect(lifted.status).toBe(time === 0 ? 200 : 404);
    }
    const idle = bodyOf(await author.request('DELETE', place('card-1-q1')));
    expect(idle).toEqual({ bank: 'test-bank', questionId: 'card-1-q1', quarantine: null });
    for (const path of [place('nothing'), place('card-1-q1', 'other-bank')]) {
      expect([(await put(path)).status, (await author.request('DELETE', path)).status]).toEqual([
        404, 404,
      ]);
    }
  });

  test('is who has the scope: a learner sees neither keys nor reports', async () => {
    for (const [method, path] of [
      ['GET', '/v1/author/reports'],
      ['GET', '/v1/author/questions'],
      ['PUT', '/v1/author/questions/test-bank/card-1-q1/quarantine'],
      ['DELETE', '/v1/author/questions/test-bank/card-1-q1/quarantine'],
    ] as const) {
      const body = method === 'PUT' ? { reason: 'x' } : undefined;
      expect((await ada.request(method, path, body)).body.code).toBe('forbidden-scope');
    }
    expect((await author.get('/v1/reports')).body.code).toBe('forbidden-scope');
  });
});
