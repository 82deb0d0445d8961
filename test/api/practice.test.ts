// Practising over HTTP: sessions, presentations, answers, and what a learner is told.
import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, CANARY, singleCards } from '../support/banks.ts';
import { answer, practise } from '../support/learner.ts';
import { createServer, DAY, MINUTE } from '../support/server.ts';

async function serverWith(cards = singleCards(8)) {
  return createServer({ store: await openMemoryStore(), banks: [bank(cards)] });
}

describe('a review session', () => {
  it('presents its first question at once, without the key', async () => {
    const server = await serverWith();
    const { status, body, text, headers } = await server.post('/v1/sessions', { size: 5 });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/v1/sessions/${body.id}`);
    expect(body).toMatchObject({
      mode: 'review',
      status: 'open',
      feedback: 'immediate',
      closedAt: null,
      deadlineAt: null,
      progress: { planned: 5, answered: 0, correct: 0, wrong: 0, remaining: 5 },
      backlog: { due: 0, overdue: 0, daysToClear: 0 },
      next: {
        position: 0,
        answered: false,
        question: {
          bank: 'test-bank',
          cardId: 'card-1',
          type: 'single',
          topic: 'topic-a',
          level: 2,
        },
        reason: { kind: 'new', dueAt: null, retrievability: null },
      },
    });
    expect(text).not.toContain(CANARY);
  });

  it('takes no body at all as a wish for twenty cards', async () => {
    const server = await serverWith(singleCards(25));
    expect((await server.post('/v1/sessions')).body.progress.planned).toBe(20);
  });

  it('gives feedback and the next presentation in one reply', async () => {
    const server = await serverWith();
    const { body: session } = await server.post('/v1/sessions', { size: 3 });
    server.clock.now += 30_000;
    const { status, body } = await answer(server, session.next, true, { elapsedMs: 12_000 });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      answerId: session.next.id.replace('prs_', 'ans_'),
      presentationId: session.next.id,
      outcome: { correct: true, score: 1, partial: null },
      rating: 'good',
      trapHit: null,
      scheduled: true,
      progress: { planned: 3, answered: 1, correct: 1, wrong: 0, remaining: 2 },
      memory: { phase: 'review', lapses: 0, intervalDays: 2 },
      sources: [{ title: 'Source', section: 'Section', asOf: '2026-11' }],
    });
    expect(body.explanation).toContain(CANARY);
    expect(body.options.filter((option: { correct: boolean }) => option.correct)).toHaveLength(1);
    expect(
      body.options.find((option: { id: string }) => option.id === body.key.choice).correct,
    ).toBe(true);
    expect(body.next.question.cardId).toBe('card-2');
  });

  it('ends with null, and closes with a summary that stays the same', async () => {
    const server = await serverWith();
    const { session, feedback } = await practise(server, { size: 4 }, (_, index) => index > 0);
    expect(feedback.at(-1).next).toBeNull();
    const { status, body } = await server.post(`/v1/sessions/${session.id}/close`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      sessionId: session.id,
      progress: { answered: 4, correct: 3, wrong: 1, remaining: 0 },
      failed: [{ cardId: 'card-1', title: 'Title of card-1' }],
      tomorrow: { new: 4 },
    });
    expect(body.learned).toHaveLength(3);
    server.clock.now += MINUTE;
    await practise(server, {}, () => true);
    expect((await server.post(`/v1/sessions/${session.id}/close`)).body).toEqual(body);
  });

  it('closed early keeps what was planned, the question that was open included', async () => {
    const server = await serverWith();
    const { body: session } = await server.post('/v1/sessions', { size: 5 });
    await answer(server, session.next, true);
    const { body } = await server.post(`/v1/sessions/${session.id}/close`);
    expect(body.progress).toEqual({ planned: 5, answered: 1, correct: 1, wrong: 0, remaining: 4 });
  });

  it('with nothing to ask is opened all the same', async () => {
    const server = await serverWith();
    const { status, body } = await server.post('/v1/sessions', { newLimit: 0 });
    expect(status).toBe(201);
    expect(body.next).toBeNull();
    const next = await server.post(`/v1/sessions/${body.id}/next`);
    expect(next.body).toEqual({ presentation: null, progress: body.progress });
  });

  it('is the same after a reload and on a second device', async () => {
    const server = await serverWith();
    const { body: session } = await server.post('/v1/sessions', {});
    const reloaded = await server.get(`/v1/sessions/${session.id}`);
    const next = await server.post(`/v1/sessions/${session.id}/next`);
    expect(reloaded.body).toEqual(session);
    expect(next.body.presentation).toEqual(session.next);
  });

  it('idle for a day is closed, and its answers are kept', async () => {
    const server = await serverWith();
    const { body: session } = await server.post('/v1/sessions', {});
    await answer(server, session.next, true);
    const { body: open } = await server.get(`/v1/sessions/${session.id}`);
    server.clock.now += DAY;
    expect((await server.get(`/v1/sessions/${session.id}`)).body).toMatchObject({
      status: 'closed',
      next: null,
      progress: { answered: 1 },
    });
    const late = await answer(server, open.next, true);
    expect([late.status, late.body.code]).toEqual([409, 'session-closed']);
  });

  it('asks what is due the next time, with the recall it predicts', async () => {
    const server = await serverWith(singleCards(3));
    await practise(server, {}, () => true);
    expect((await server.post('/v1/sessions', {})).body.next).toBeNull();
    server.clock.now += 2 * DAY;
    const { body } = await server.post('/v1/sessions', {});
    expect(body.backlog).toEqual({ due: 3, overdue: 0, daysToClear: 0 });
    expect(body.next.reason).toMatchObject({ kind: 'due', dueAt: '2026-11-22T04:00:00.000Z' });
    expect(body.next.reason.retrievability).toBeGreaterThan(0.8);
    expect(body.next.question.id).toBe('card-1-q2');
    server.clock.now += 3 * DAY;
    const later = await server.post('/v1/sessions', {});
    expect(later.body.next.reason.kind).toBe('overdue');
    expect(later.body.backlog).toEqual({ due: 3, overdue: 3, daysToClear: 1 });
  });

  it('that drills asks no more new cards than it may', async () => {
    const server = await serverWith(singleCards(6));
    await practise(server, { size: 2 }, () => true);
    const planned = async (newLimit?: number) =>
      (await server.post('/v1/sessions', { mode: 'drill', newLimit })).body.progress.planned;
    expect([await planned(), await planned(0), await planned(3)]).toEqual([6, 2, 5]);
  });

  it('refuses names that mean nothing, each with its place', async () => {
    const server = await serverWith();
    const { status, body } = await server.post('/v1/sessions', {
      banks: ['test-bank', 'no-bank'],
      topics: ['no-topic'],
      cards: ['no-card'],
      exam: 'NO-1',
    });
    expect([status, body.code]).toEqual([422, 'validation-failed']);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      '#/banks/1',
      '#/topics/0',
      '#/cards/0',
      '#/exam',
    ]);
  });
});

describe('an answer', () => {
  it('sent twice is recorded once, and the first reply is repeated whole', async () => {
    const server = await serverWith();
    const { body: session } = await server.post('/v1/sessions', {});
    const first = await answer(server, session.next, true);
    await answer(server, first.body.next, true);
    server.clock.now += 5 * DAY;
    const again = await answer(server, session.next, true);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    expect((await server.get(`/v1/presentations/${session.next.id}/answer`)).body).toEqual(
      first.body,
    );
  });

  it('with another response is a conflict that carries what was recorded', async () => {
    const server = await serverWith();
    const { body: session } = await server.post('/v1/sessions', {});
    const first = await answer(server, session.next, true);
    const other = await answer(server, session.next, false);
    expect([other.status, other.body.code]).toEqual([409, 'already-answered']);
    expect(other.body.recorded).toEqual(first.body);
  });

  it('of an option that was not shown changes nothing', async () => {
    const server = await serverWith();
    const { body: session } = await server.post('/v1/sessions', {});
    const path = `/v1/presentations/${session.next.id}/answer`;
    const { status, body } = await server.post(path, { response: { choice: 'opt_AAAAAAAAAAAA' } });
    expect([status, body.code]).toEqual([422, 'option-unknown']);
    expect(body.errors[0].pointer).toBe('#/response/choice');
    const misfit = await server.post(path, { response: { text: 'right one' } });
    expect([misfit.status, misfit.body.code]).toEqual([422, 'validation-failed']);
    const nothing = await server.post(path, {});
    expect(nothing.body.errors).toEqual([
      {
        pointer: '#/response',
        code: 'invalid_union',
        detail: 'It is missing, or has none of the shapes that are allowed here; /docs shows them.',
      },
    ]);
    expect((await server.get(path)).status).toBe(404);
    expect((await server.get(`/v1/sessions/${session.id}`)).body).toEqual(session);
  });

  it('that takes a trap names it, counts it and brings its card forward', async () => {
    const server = await serverWith(singleCards(3));
    await practise(server, {}, () => true);
    server.clock.now += 2 * DAY;
    await practise(server, {}, () => true);
    const dueBefore = (await server.get('/v1/me/cards/card-2')).body.memory.dueAt;
    const { body: session } = await server.post('/v1/sessions', {
      mode: 'drill',
      cards: ['card-1'],
    });
    const trap = session.next.input.options.find(
      (option: { text: string }) => option.text === 'wrong one',
    );
    const { body } = await server.post(`/v1/presentations/${session.next.id}/answer`, {
      response: { choice: trap.id },
      confidence: 'sure',
    });
    expect(body.trapHit).toEqual({
      cardId: 'card-2',
      title: 'Title of card-2',
      misconception: 'Misconception of card-2',
      times: 1,
    });
    const after = (await server.get('/v1/me/cards/card-2')).body;
    expect(after.trap).toMatchObject({ times: 1, strong: 1 });
    expect(after.memory.dueAt).toBe('2026-11-23T04:00:00.000Z');
    expect(after.memory.dueAt < dueBefore).toBe(true);
    server.clock.now += DAY;
    const { body: next } = await server.post('/v1/sessions', { cards: ['card-2'] });
    expect(next.next.reason.kind).toBe('trap');
    const drill = await server.post('/v1/sessions', { mode: 'drill', trapsOnly: true });
    expect(drill.body.progress.planned).toBe(1);
  });

  it('is rated by what the learner says of it', async () => {
    const server = await serverWith();
    const { body: session } = await server.post('/v1/sessions', {});
    const guess = await answer(server, session.next, true, { confidence: 'guess' });
    expect(guess.body).toMatchObject({ outcome: { correct: true }, rating: 'again' });
    const unsure = await answer(server, guess.body.next, true, { confidence: 'unsure' });
    expect(unsure.body.rating).toBe('hard');
    const sure = await answer(server, unsure.body.next, true, { confidence: 'sure' });
    expect(sure.body.rating).toBe('good');
  });

  it('in a session that affects nothing is logged and moves nothing', async () => {
    const server = await serverWith();
    const { feedback } = await practise(server, { affectsSchedule: false, size: 2 }, () => false);
    expect(feedback[0]).toMatchObject({ scheduled: false, rating: null, memory: { phase: 'new' } });
    expect(feedback[0].trapHit).toMatchObject({ cardId: 'card-2', times: 1 });
    expect((await server.get('/v1/me/today')).body).toMatchObject({ answered: 2, new: 8 });
    expect((await server.get('/v1/me/cards/card-1')).body).toMatchObject({
      memory: null,
      history: [{ kind: 'answer', rating: null }],
    });
  });

  it('failed brings its card back after four others, with another question', async () => {
    const server = await serverWith();
    const { feedback } = await practise(server, { size: 6 }, (_, index) => index > 0);
    const offered = feedback.slice(0, -1).map(({ next }) => next.question.cardId);
    const asked = ['card-1', ...offered];
    expect(asked).toEqual(['card-1', 'card-2', 'card-3', 'card-4', 'card-5', 'card-1', 'card-6']);
    expect(feedback[4].next).toMatchObject({
      question: { id: 'card-1-q2' },
      reason: { kind: 'relearning' },
    });
    expect(feedback[0].progress).toMatchObject({ planned: 7, answered: 1, remaining: 6 });
  });
});
