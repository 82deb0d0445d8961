// The property that this API exists for: before an answer is committed, nothing tells its key.
import { beforeEach, describe, expect, test } from 'vitest';
import { PresentationView } from '#api/views/presentation.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, CANARY, card, contents, question, typeCards } from '../support/banks.ts';
import { addCaller, addToken, type Caller } from '../support/caller.ts';
import { respond } from '../support/learner.ts';
import { createServer, type Reply, type Server } from '../support/server.ts';

type Shown = { readonly id: string; readonly text: string };

const TYPES = Object.keys(contents);

/** Five options of which the last two stay where they are. */
const fixedContent = {
  ...contents.single('with-fixed'),
  options: [
    { text: 'right one', correct: true, rationale: `${CANARY} why` },
    { text: 'wrong one', rationale: `${CANARY} why not` },
    { text: 'wrong two', rationale: `${CANARY} why not` },
    { text: 'Both of them', rationale: `${CANARY} why not`, fixed: true },
    { text: 'None of them', rationale: `${CANARY} why not`, fixed: true },
  ],
};

let server: Server;
let ada: Caller;
beforeEach(async () => {
  const store = await openMemoryStore();
  const banks = [bank([...typeCards(), card('fixed', [question(fixedContent)])])];
  server = await createServer({ store, banks, auth: 'token' });
  ada = await addCaller(server, 'Ada');
});

const get = (path: string, caller = ada) => server.get(path, caller.headers);
const post = (path: string, body?: unknown, caller = ada) =>
  server.post(path, body, caller.headers);

async function start(cardId: string, caller = ada): Promise<Reply['body']> {
  const { status, body } = await post('/v1/sessions', { mode: 'drill', cards: [cardId] }, caller);
  expect(status).toBe(201);
  return body;
}

/** Everything that a learner can point at, in the order shown. */
function thingsOf({ input }: PresentationView): Shown[][] {
  return Object.values(input).filter((value): value is Shown[] => Array.isArray(value));
}

const idsOf = (presentation: PresentationView): string[] =>
  thingsOf(presentation).flatMap((things) => things.map(({ id }) => id));

function expectNoKey(reply: { readonly text: string }): void {
  expect(reply.text.toUpperCase()).not.toContain(CANARY);
  expect(reply.text).not.toMatch(/rationale|explanation|misconception|"(key|trap|fixed)"/i);
}

describe.each(TYPES)('a question of the type %s', (type) => {
  const cardId = `type-${type}`;

  test('is shown without its key wherever it is shown', async () => {
    const session = await start(cardId);
    const path = `/v1/presentations/${session.next.id}`;
    for (const reply of [
      { text: JSON.stringify(session) },
      await get(`/v1/sessions/${session.id}`),
      await get('/v1/sessions'),
      await post(`/v1/sessions/${session.id}/next`),
      await get(`${path}/answer`),
      await post(`${path}/answer`, { response: { choice: 'opt_AAAAAAAAAAAA' } }),
      await post(`${path}/answer`, { response: { choices: ['opt_AAAAAAAAAAAA'] } }),
      await post(`${path}/answer`, { response: { order: [] } }),
      await post(`${path}/answer`, { response: 'x' }),
      await get('/v1/banks/test-bank'),
      await get('/v1/exams'),
      await get('/v1/me/today'),
      await get('/v1/me/stats/progress'),
      await get('/openapi.json'),
      await get('/metrics'),
      { text: server.lines.join('') },
    ]) {
      expect(reply.text.toUpperCase()).not.toContain(CANARY);
    }
    const shown = await get(`/v1/sessions/${session.id}`);
    expectNoKey(shown);
    expect(shown.body.next.answered).toBe(false);
    // Nothing beyond the list of what may be shown, and the schema is closed.
    expect(PresentationView.parse(shown.body.next)).toEqual(shown.body.next);
    // The control: after the answer the key is there.
    const answer = await post(`${path}/answer`, { response: respond(session.next, true) });
    expect([answer.status, answer.text.includes(CANARY)]).toEqual([201, true]);
    expectNoKey({ text: JSON.stringify(answer.body.next) });
  });

  test('is the same after a reload, at a second device, and while others practise', async () => {
    const session = await start(cardId);
    const phone = await addToken(server, ada.learner);
    const bob = await addCaller(server, 'Bob');
    await start(cardId, bob);
    for (const { next } of [
      (await get(`/v1/sessions/${session.id}`)).body,
      (await get(`/v1/sessions/${session.id}`, phone)).body,
      (await get('/v1/sessions', phone)).body.data[0],
    ]) {
      expect(next).toEqual(session.next);
    }
    const opened = await post(`/v1/sessions/${session.id}/next`, undefined, phone);
    expect(opened.body.presentation).toEqual(session.next);
  });

  test('has other ids each time it is shown, and for each learner', async () => {
    const bob = await addCaller(server, 'Bob');
    const seen = new Set<string>();
    const sessions = [await start(cardId), await start(cardId), await start(cardId, bob)];
    for (const { next } of sessions) {
      const ids = idsOf(next);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) {
        expect(id).toMatch(/^opt_[\w-]{12}$/);
        expect(seen).not.toContain(id);
        seen.add(id);
      }
    }
    const [first, second, third] = sessions.map(({ next }) => next);
    expect(second.question).toEqual(first.question);
    expect(third.question).toEqual(first.question);
  });

  test('does not take the ids of another presentation', async () => {
    const [first, second] = [await start(cardId), await start(cardId)];
    if (idsOf(first.next).length === 0) return;
    const reply = await post(`/v1/presentations/${second.next.id}/answer`, {
      response: respond(first.next, true),
    });
    expect([reply.status, reply.body.code]).toEqual([422, 'option-unknown']);
    expectNoKey(reply);
    expect((await get(`/v1/presentations/${second.next.id}/answer`)).status).toBe(404);
  });

  test('keeps its key when its session is closed without an answer', async () => {
    const session = await start(cardId);
    expectNoKey(await post(`/v1/sessions/${session.id}/close`));
    for (const right of [true, false]) {
      const reply = await post(`/v1/presentations/${session.next.id}/answer`, {
        response: respond(session.next, right),
      });
      expect([reply.status, reply.body.code]).toEqual([409, 'session-closed']);
      expectNoKey(reply);
    }
    expect((await get(`/v1/presentations/${session.next.id}/answer`)).status).toBe(404);
    expectNoKey(await get(`/v1/sessions/${session.id}`));
  });

  test('does not tell a refused answer from a wrong one', async () => {
    const session = await start(cardId);
    if (idsOf(session.next).length === 0) return;
    const essence = async (right: boolean) => {
      const response = { ...(respond(session.next, right) as object), more: 1 };
      const reply = await post(`/v1/presentations/${session.next.id}/answer`, { response });
      return reply.text.replace(/urn:request:[\w-]+/, '');
    };
    expect(await essence(true)).toBe(await essence(false));
  });
});

describe('a recall question', () => {
  test('shows its model answer when the learner asks for it, and is not answered by that', async () => {
    const session = await start('type-recall');
    const path = `/v1/presentations/${session.next.id}`;
    const revealed = await post(`${path}/reveal`);
    expect(revealed.body).toEqual({
      presentationId: session.next.id,
      key: { answer: `${CANARY} all of it`, points: [`${CANARY} first`, `${CANARY} second`] },
    });
    expect((await get(`${path}/answer`)).status).toBe(404);
    const after = await get(`/v1/sessions/${session.id}`);
    expect(after.body).toEqual(session);
    expectNoKey(after);
  });

  test.each(TYPES.filter((type) => type !== 'recall'))(
    'is not a question of the type %s',
    async (type) => {
      const session = await start(`type-${type}`);
      const reply = await post(`/v1/presentations/${session.next.id}/reveal`);
      expect([reply.status, reply.body.code]).toEqual([422, 'validation-failed']);
      expectNoKey(reply);
    },
  );
});

describe('a case', () => {
  test('shows one part at a time, and the feedback of a part tells nothing of the next', async () => {
    const session = await start('type-case');
    expect(session.next.question.case).toMatchObject({ part: 1, parts: 2 });
    expect(JSON.stringify(session)).not.toContain('only-case-part-2');
    const { body } = await post(`/v1/presentations/${session.next.id}/answer`, {
      response: respond(session.next, true),
    });
    expect(body.next.question.case).toMatchObject({ part: 2, parts: 2 });
    expectNoKey({ text: JSON.stringify(body.next) });
    expect(JSON.stringify({ ...body, next: null })).not.toMatch(/key a|only-case-part-2/);
  });
});

describe('options', () => {
  /** Texts in the order shown, for as many presentations. */
  async function orders(cardId: string, count: number): Promise<string[][]> {
    const shown: string[][] = [];
    for (let at = 0; at < count; at += 1) {
      const { next } = await start(cardId);
      shown.push(
        ...thingsOf(next)
          .slice(0, 1)
          .map((things) => things.map(({ text }) => text)),
      );
    }
    return shown;
  }

  test('that are fixed stay last, as their author ordered them; the others move', async () => {
    const shown = await orders('fixed', 120);
    for (const texts of shown) expect(texts.slice(3)).toEqual(['Both of them', 'None of them']);
    const first = new Set(shown.map((texts) => texts.slice(0, 3).join()));
    expect(first.size).toBe(6);
  });

  test.each([
    ['single', 'right one', 4],
    ['multiple', 'key a', 5],
    ['ordering', 'step one', 3],
    ['matching', 'prompt a', 2],
  ])('of the type %s put the key anywhere', async (type, key, places) => {
    const shown = await orders(`type-${type}`, 80);
    expect(new Set(shown.map((texts) => texts.indexOf(key))).size).toBe(places);
  });

  test('keep ids and order although the bank is edited while they are shown', async () => {
    const session = await start('fixed');
    const edited = {
      ...fixedContent,
      stem: 'Another wording?',
      options: contents.single('with-fixed').options.toReversed(),
    };
    await server.reload(bank([...typeCards(), card('fixed', [question(edited)])]));
    expect((await get(`/v1/sessions/${session.id}`)).body.next).toEqual(session.next);
    const reply = await post(`/v1/presentations/${session.next.id}/answer`, {
      response: respond(session.next, true),
    });
    expect([reply.status, reply.body.outcome.correct]).toEqual([201, true]);
    expect((await start('fixed')).next.question.stem).toBe('Another wording?');
  });
});
