// The next questions of a session before they are answered: what is issued, and what the answers find afterwards.
import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, card, contents, question, singleCards } from '../support/banks.ts';
import { CODE, examCards, withExam } from '../support/exam-banks.ts';
import { bodyOf, findFaults } from '../support/journey.ts';
import { answer } from '../support/learner.ts';
import { createServer, MINUTE, type Reply, type Server } from '../support/server.ts';
import { itemFor, sync } from '../support/sync.ts';

type Body = Reply['body'];

async function serverWith(cards = singleCards(8)): Promise<Server> {
  return createServer({ store: await openMemoryStore(), banks: [bank(cards)] });
}

const begin = async (server: Server, request: object = {}): Promise<Body> =>
  bodyOf(await server.post('/v1/sessions', request), 201);
const ahead = async (server: Server, session: Body, size: number): Promise<Body[]> =>
  bodyOf(await server.post(`/v1/sessions/${session.id}/ahead`, { size })).presentations;
const cardsOf = (shown: readonly Body[]) => shown.map(({ question: { cardId } }) => cardId);
const show = async (server: Server, session: Body): Promise<Body> =>
  bodyOf(await server.get(`/v1/sessions/${session.id}`));
const items = (server: Server, shown: readonly Body[], right = true) =>
  shown.map((one, place) => itemFor(server, one, right, (shown.length - place) * MINUTE));
const statuses = ({ results }: Body) =>
  results.map(({ status, problem }: Body) => problem?.code ?? status);

describe('what is issued ahead', () => {
  it('begins with the open presentation and comes again until it is answered', async () => {
    const server = await serverWith();
    const session = await begin(server, { size: 6 });
    const shown = await ahead(server, session, 4);
    expect(shown[0]).toEqual(session.next);
    expect(shown.map(({ position }) => position)).toEqual([0, 1, 2, 3]);
    expect(new Set(cardsOf(shown)).size).toBe(4);
    expect(await ahead(server, session, 4)).toEqual(shown);
    expect(await ahead(server, session, 2)).toEqual(shown);
    const more = await ahead(server, session, 20);
    expect([more.slice(0, 4), more.length]).toEqual([shown, 6]);
    expect(await show(server, session)).toMatchObject({
      next: session.next,
      progress: { planned: 6, answered: 0, remaining: 6 },
    });
  });

  it('is taken from a device in any order, and the session goes on behind it', async () => {
    const server = await serverWith();
    const session = await begin(server, { size: 6 });
    const shown = await ahead(server, session, 4);
    server.clock.now += 10 * MINUTE;
    const [first, ...others] = items(server, shown);
    const body = bodyOf(await sync(server, others.toReversed()));
    expect(statuses(body)).toEqual(['accepted', 'accepted', 'accepted']);
    for (const { feedback } of body.results) {
      expect(feedback).toMatchObject({ progress: { answered: 3 }, next: { id: shown[0].id } });
    }
    const last = bodyOf(await sync(server, [first])).results[0];
    expect(last.feedback.next.position).toBe(4);
    expect(cardsOf(shown)).not.toContain(last.feedback.next.question.cardId);
    expect(await findFaults(server.world.store, 1)).toEqual([]);
  });

  it('can be answered online before its turn; the lowest that is left is next', async () => {
    const server = await serverWith();
    const session = await begin(server, { size: 5 });
    const shown = await ahead(server, session, 3);
    const later = await answer(server, shown[2], true);
    expect([later.status, later.body.next.id]).toEqual([201, shown[0].id]);
    expect((await answer(server, shown[0], true)).body.next.id).toBe(shown[1].id);
    expect((await answer(server, shown[1], true)).body.next.position).toBe(3);
  });

  it('keeps to the limits of the day as if it were answered', async () => {
    const server = await serverWith();
    const session = await begin(server, { size: 7 });
    const { body } = await answer(server, session.next, true);
    bodyOf(await server.request('PATCH', '/v1/me', { newPerDay: 4 }));
    const shown = await ahead(server, session, 20);
    expect([shown.length, shown[0].id]).toEqual([3, body.next.id]);
    bodyOf(await server.request('PATCH', '/v1/me', { newPerDay: 20 }));
    expect(await ahead(server, session, 20)).toHaveLength(6);
  });

  it('has no new card beside one that it is confused with', async () => {
    const cards = singleCards(6).map((one) => ({
      ...one,
      confusable: one.id === 'card-1' ? ['card-2'] : [],
    }));
    const server = await serverWith(cards);
    const session = await begin(server);
    const order = cardsOf(await ahead(server, session, 20));
    const apart = Math.abs(order.indexOf('card-1') - order.indexOf('card-2'));
    expect([order.length, apart > 1]).toEqual([6, true]);
  });

  it('leaves failed cards where they wait until others were answered', async () => {
    const server = await serverWith();
    const session = await begin(server, { size: 7 });
    const failed = await answer(server, session.next, false);
    const shown = await ahead(server, session, 20);
    expect(cardsOf(shown)).not.toContain(session.next.question.cardId);
    expect([shown.length, shown[0].id]).toEqual([6, failed.body.next.id]);
    server.clock.now += 10 * MINUTE;
    const body = bodyOf(await sync(server, items(server, shown)));
    const { next, progress } = body.results.at(-1).feedback;
    expect(next.question.cardId).toBe(session.next.question.cardId);
    expect(progress).toMatchObject({ planned: 8, answered: 7, remaining: 1 });
  });

  it('brings a card back that failed among it, behind the rest of it', async () => {
    const server = await serverWith();
    const session = await begin(server, { size: 8 });
    const shown = await ahead(server, session, 6);
    server.clock.now += 10 * MINUTE;
    await sync(server, [itemFor(server, shown[0], false, 9 * MINUTE)]);
    const body = bodyOf(await sync(server, items(server, shown.slice(1))));
    expect(body.results[0].feedback.progress.planned).toBe(9);
    expect(body.results[0].feedback.next.question.cardId).toBe(shown[0].question.cardId);
  });

  it('holds no cases, which are asked part by part', async () => {
    const cases = ['case-a', 'case-b'].map((id) => card(id, [question(contents.case(`${id}-q1`))]));
    const server = await serverWith([...cases, ...singleCards(3)]);
    const drill = (cards: string[]) => begin(server, { mode: 'drill', cards });
    const mixed = await drill(['card-1', 'case-a', 'card-2']);
    expect(cardsOf(await ahead(server, mixed, 20))).toEqual(['card-1', 'card-2']);
    expect(mixed.progress.planned).toBe(3);
    const inCase = await drill(['case-b', 'card-3']);
    expect(await ahead(server, inCase, 20)).toEqual([inCase.next]);
  });

  it('is refused for an exam, and for a session that is closed', async () => {
    const server = await createServer({
      store: await openMemoryStore(),
      banks: [withExam(examCards())],
    });
    const exam = await begin(server, { mode: 'exam', exam: CODE });
    const practice = await begin(server);
    await server.post(`/v1/sessions/${practice.id}/close`);
    const replies = await Promise.all(
      [exam, practice].map(({ id }) => server.post(`/v1/sessions/${id}/ahead`, { size: 3 })),
    );
    expect(replies.map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'validation-failed'],
      [409, 'session-closed'],
    ]);
  });

  it('is left unanswered when the session is closed, and may still arrive from before', async () => {
    const server = await serverWith();
    const session = await begin(server, { size: 4 });
    const shown = await ahead(server, session, 3);
    server.clock.now += 10 * MINUTE;
    const summary = bodyOf(await server.post(`/v1/sessions/${session.id}/close`));
    expect(summary.progress).toMatchObject({ planned: 4, answered: 0, remaining: 4 });
    const online = await answer(server, shown[1], true);
    expect(online.body.code).toBe('session-closed');
    const body = bodyOf(
      await sync(server, [
        ...items(server, shown.slice(1)),
        itemFor(server, shown[0], true, -MINUTE),
      ]),
    );
    expect(statuses(body)).toEqual(['accepted', 'accepted', 'session-closed']);
    expect((await show(server, session)).progress).toMatchObject({ answered: 2, remaining: 2 });
  });

  it('stays issued when an answer before it is taken back', async () => {
    const server = await serverWith();
    const session = await begin(server, { size: 5 });
    const shown = await ahead(server, session, 3);
    const { body } = await answer(server, shown[0], true);
    const undone = bodyOf(await server.post(`/v1/answers/${body.answerId}/undo`));
    expect(undone.next.id).toBe(shown[1].id);
    expect(undone.progress).toMatchObject({ planned: 5, answered: 0, remaining: 5 });
    await answer(server, shown[1], true);
    const after = await answer(server, shown[2], true);
    expect(after.body.next.question.cardId).toBe(shown[0].question.cardId);
    expect(await findFaults(server.world.store, 1)).toEqual([]);
  });
});
