// Taking an answer back over HTTP: memory, counts, traps and the session.
import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, singleCards } from '../support/banks.ts';
import { answer, practise } from '../support/learner.ts';
import { createServer, DAY } from '../support/server.ts';

async function serverWith(cards = singleCards(8)) {
  return createServer({ store: await openMemoryStore(), banks: [bank(cards)] });
}

describe('an undone answer', () => {
  it('leaves memory as if it had not been given, and asks the card again', async () => {
    const server = await serverWith();
    const { body: session } = await server.post('/v1/sessions', { size: 3 });
    const wrong = await answer(server, session.next, false);
    const { status, body } = await server.post(`/v1/answers/${wrong.body.answerId}/undo`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      cardId: 'card-1',
      memory: { phase: 'new' },
      progress: { answered: 0, wrong: 0 },
    });
    expect((await server.get('/v1/me/cards/card-1')).body.history).toMatchObject([
      { kind: 'answer', undone: true },
      { kind: 'undo' },
    ]);
    const right = await answer(server, wrong.body.next, true);
    expect(right.body.next.question.cardId).toBe('card-1');
    expect((await server.get('/v1/me/today')).body.answered).toBe(1);
  });

  it('takes the forwarding of a trap back too', async () => {
    const server = await serverWith(singleCards(3));
    await practise(server, {}, () => true);
    server.clock.now += 2 * DAY;
    await practise(server, {}, () => true);
    const before = (await server.get('/v1/me/cards/card-2')).body;
    const { body: session } = await server.post('/v1/sessions', {
      mode: 'drill',
      cards: ['card-1'],
    });
    const trap = session.next.input.options.find(
      (option: { text: string }) => option.text === 'wrong one',
    );
    const { body: hit } = await server.post(`/v1/presentations/${session.next.id}/answer`, {
      response: { choice: trap.id },
    });
    await server.post(`/v1/answers/${hit.answerId}/undo`);
    const after = (await server.get('/v1/me/cards/card-2')).body;
    expect(after.memory).toEqual(before.memory);
    expect(after.trap.times).toBe(0);
  });

  it('must be the newest of its card, and is undone once', async () => {
    const server = await serverWith(singleCards(1));
    const first = await practise(server, {}, () => true);
    const second = await practise(server, { mode: 'drill' }, () => true);
    const undo = (feedback: { answerId: string }) =>
      server.post(`/v1/answers/${feedback.answerId}/undo`);
    expect((await undo(first.feedback[0])).body.code).toBe('undo-not-newest');
    expect((await undo(second.feedback[0])).status).toBe(200);
    expect((await undo(second.feedback[0])).body.code).toBe('undo-not-newest');
    expect((await undo(first.feedback[0])).status).toBe(200);
    expect((await server.get('/v1/me/cards/card-1')).body.memory).toBeNull();
  });

  it('of the last question opens it again', async () => {
    const server = await serverWith(singleCards(1));
    const { session, feedback } = await practise(server, {}, () => true);
    const { body } = await server.post(`/v1/answers/${feedback[0].answerId}/undo`);
    expect(body.next.question.cardId).toBe('card-1');
    const shown = (await server.get(`/v1/sessions/${session.id}`)).body;
    expect(shown.next).toEqual(body.next);
    expect(shown.progress).toMatchObject({ planned: 1, answered: 0, remaining: 1 });
  });

  it('works after the session was closed', async () => {
    const server = await serverWith();
    const { session, feedback } = await practise(server, { size: 1 }, () => true);
    await server.post(`/v1/sessions/${session.id}/close`);
    expect((await server.post(`/v1/answers/${feedback[0].answerId}/undo`)).status).toBe(200);
  });
});
