// Several answers taken back one after the other: each time the newest of its card, up to thirty, whatever happened since.
import { describe, expect, onTestFinished, test } from 'vitest';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { replayMemory } from '#use-cases/replay-memory.ts';
import { applyRerate } from '#use-cases/rerate-learners.ts';
import { openInNewFolder } from '../store/sqlite-support.ts';
import { bank, card, contents, question, singleCards } from '../support/banks.ts';
import { addCaller } from '../support/caller.ts';
import { answer, practise } from '../support/learner.ts';
import { rekeyed } from '../support/rekey.ts';
import { createServer, DAY, MINUTE } from '../support/server.ts';

async function openEngine(engine: string) {
  if (engine === 'memory') return openMemoryStore();
  const { store, discard } = await openInNewFolder();
  onTestFinished(discard);
  return store;
}

const EDITION = bank(singleCards(40));

async function open(engine: string) {
  const store = await openEngine(engine);
  const server = await createServer({ store, banks: [EDITION] });
  await server.get('/v1/me');
  const me = await store.learner('me');
  if (!me) throw new Error('the local learner is made by looking');
  const undo = async ({ answerId }: { answerId: string }) => {
    const { status, body } = await server.post(`/v1/answers/${answerId}/undo`);
    return status === 200 ? body : [status, body.code];
  };
  /** Memories and trap counts, as stored and as the log has them: always the same. */
  const state = async () => {
    const { differences, brokenAt } = await replayMemory(store, fsrsScheduler, me.key);
    expect([differences, brokenAt]).toEqual([[], null]);
    return JSON.stringify([
      [...(await store.memories(me.key))],
      [...(await store.trapCounts(me.key))],
    ]);
  };
  return { store, server, me, undo, state };
}

const REFUSED = [409, 'undo-not-newest'];

describe.each(['memory', 'sqlite'])('several undos (%s)', (engine) => {
  test('of three answers to three cards lead back step by step', async () => {
    const { server, undo, state } = await open(engine);
    const { body: session } = await server.post('/v1/sessions', { size: 5 });
    const states = [await state()];
    const given: { answerId: string; next: never }[] = [];
    let next = session.next;
    for (const right of [true, false, true]) {
      const { body } = await answer(server, next, right);
      given.push(body);
      next = body.next;
      states.push(await state());
      server.clock.now += MINUTE;
    }
    for (const [index, one] of [...given.entries()].reverse()) {
      const body = await undo(one);
      expect(body).toMatchObject({ memory: { phase: 'new' }, progress: { answered: index } });
      expect(await state()).toBe(states[index]);
      expect(await undo(one)).toEqual(REFUSED);
    }
    expect((await server.get('/v1/me/today')).body).toMatchObject({ answered: 0, new: 20 });
    const { body: shown } = await server.get(`/v1/sessions/${session.id}`);
    expect(shown.progress).toMatchObject({ answered: 0, correct: 0, wrong: 0 });
    // What was taken back is asked again, and the session ends with every card answered once.
    let count = 0;
    for (let open = shown.next; open; count += 1) {
      open = (await answer(server, open, true)).body.next;
    }
    expect(count).toBe(5);
    await state();
  });

  test('of three answers to one card lead back through its three memories', async () => {
    const { server, undo, state } = await open(engine);
    const states: string[] = [];
    const given = [];
    for (const right of [true, true, false]) {
      states.push(await state());
      const { feedback } = await practise(
        server,
        { mode: 'drill', cards: ['card-1'], size: 1 },
        () => right,
      );
      given.push(feedback[0]);
      server.clock.now += 3 * DAY;
    }
    expect(await undo(given[0])).toEqual(REFUSED);
    for (const [index, one] of [...given.entries()].reverse()) {
      await undo(one);
      expect(await state()).toBe(states[index]);
    }
  });

  test('of the parts of a case go back from its end, and the case begins anew', async () => {
    const { server, undo, state } = await open(engine);
    await server.reload(bank([card('case-card', [question(contents.case('case-q'))])]));
    const before = await state();
    const { session, feedback } = await practise(server, {}, (_, index) => index === 1);
    expect(feedback.map(({ rating }) => rating)).toEqual([null, 'again']);
    expect(await undo(feedback[0])).toEqual(REFUSED);
    expect(await undo(feedback[1])).toMatchObject({ memory: { phase: 'new' } });
    const { next } = await undo(feedback[0]);
    expect(next.question.case.part).toBe(1);
    expect(await state()).toBe(before);
    const again = (await answer(server, next, true)).body;
    const end = (await answer(server, again.next, true)).body;
    expect([again.rating, end.rating, end.next]).toEqual([null, 'good', null]);
    const { body: shown } = await server.get(`/v1/sessions/${session.id}`);
    expect(shown.progress).toMatchObject({ planned: 2, answered: 2, correct: 2 });
    await state();
  });

  test('go back across the ends of sessions, where the cards differ in any order', async () => {
    const { server, undo, state } = await open(engine);
    const before = await state();
    const first = await practise(server, { size: 2 }, () => true);
    await server.post(`/v1/sessions/${first.session.id}/close`);
    server.clock.now += DAY + MINUTE;
    const second = await practise(server, { size: 2, mode: 'drill' }, () => false);
    await server.post(`/v1/sessions/${second.session.id}/close`);
    const all = [...first.feedback, ...second.feedback];
    const [oldest, ...rest] = all;
    for (const one of [...rest.toReversed(), oldest]) {
      const body = await undo(one);
      expect(body).toMatchObject({ next: null });
      await state();
    }
    expect(await state()).toBe(before);
    const { body: summary } = await server.post(`/v1/sessions/${first.session.id}/close`);
    expect(summary).toMatchObject({ progress: { answered: 0 }, learned: [], failed: [] });
  });

  test('reach thirty answers back and no further; each undo brings an older one into reach', async () => {
    const { server, undo, state } = await open(engine);
    await server.request('PATCH', '/v1/me', { newPerDay: 40 });
    const { feedback } = await practise(server, { size: 32 }, () => true);
    expect(await undo(feedback[0])).toEqual(REFUSED);
    expect(await undo(feedback[1])).toEqual(REFUSED);
    expect(await undo(feedback[2])).toMatchObject({ memory: { phase: 'new' } });
    expect(await undo(feedback[1])).toMatchObject({ memory: { phase: 'new' } });
    expect(await undo(feedback[0])).toMatchObject({ memory: { phase: 'new' } });
    for (const one of feedback.slice(3).toReversed()) await undo(one);
    expect(await state()).toBe('[[],[]]');
  });

  test('of answers that were regraded leave nothing of either verdict', async () => {
    const { server, undo, state } = await open(engine);
    const before = await state();
    const { feedback } = await practise(server, { size: 3 }, () => false);
    const asked = feedback.slice(0, 3).map(({ presentationId }) => presentationId);
    expect(new Set(asked).size).toBe(3);
    // Now another wrong option is right: what was chosen before is right, or names the trap no more.
    await server.reload(rekeyed(EDITION, { 'card-1-q1': 'wrong one', 'card-2-q1': 'wrong two' }));
    const author = await addCaller(server, 'Author', ['author']);
    const { body } = await server.post('/v1/author/regrade', {}, author.headers);
    expect(body).toMatchObject({ turnedRight: 1, turnedWrong: 0 });
    await state();
    for (const one of feedback.toReversed()) {
      expect(await undo(one)).toMatchObject({ answerId: one.answerId });
      await state();
    }
    expect(await state()).toBe(before);
    expect((await server.get('/v1/me/cards/card-2')).body.trap.times).toBe(0);
  });

  test('of an answer in which a regrade found a trap takes that trap back', async () => {
    const { server, undo, state } = await open(engine);
    await practise(server, { size: 2 }, () => true);
    server.clock.now += 9 * DAY;
    await server.reload(rekeyed(EDITION, { 'card-1-q2': 'wrong one' }));
    const drill = { mode: 'drill', cards: ['card-1'], size: 1 };
    const before = await state();
    const { feedback } = await practise(server, drill, () => false);
    expect(feedback[0]).toMatchObject({ outcome: { correct: true }, trapHit: null });
    await server.reload(EDITION);
    const author = await addCaller(server, 'Author', ['author']);
    const { body } = await server.post('/v1/author/regrade', {}, author.headers);
    expect(body).toMatchObject({ turnedWrong: 1 });
    expect((await server.get('/v1/me/cards/card-2')).body.trap.times).toBe(1);
    await undo(feedback[0]);
    expect(await state()).toBe(before);
  });

  test('of answers that another policy rated lead to its memories, not to those of before', async () => {
    const { store, server, me, undo, state } = await open(engine);
    const drill = { mode: 'drill', cards: ['card-1'], size: 1 };
    const guess = async () => {
      const { body: session } = await server.post('/v1/sessions', drill);
      const { body } = await answer(server, session.next, true, { confidence: 'guess' });
      server.clock.now += 2 * DAY;
      return body;
    };
    const given = [await guess(), await guess()];
    expect(given.map(({ rating }) => rating)).toEqual(['again', 'again']);
    const { world } = server;
    expect(await applyRerate(world, me, 'plain-1', server.call())).toBe(true);
    const two = await state();
    const third = await guess();
    expect(third.rating).toBe('good');
    await undo(third);
    expect(await state()).toBe(two);
    const back = await undo(given[1]);
    expect(back.memory.lapses).toBe(0);
    const [memory] = [...(await store.memories(me.key)).values()];
    expect(memory).toMatchObject({ reps: 1, lastRating: 'good' });
    expect(await undo(given[0])).toMatchObject({ memory: { phase: 'new' } });
    await state();
  });
});

test('an answer that was taken back is no other card before one that was missed', async () => {
  const story = card('story', [question(contents.case('whole'))]);
  const banks = [bank([...singleCards(4), story])];
  const server = await createServer({ store: await openMemoryStore(), banks });
  const { body: session } = await server.post('/v1/sessions', { size: 5 });
  let next = session.next;
  let last = '';
  for (const right of [false, true, true, true, true]) {
    const { body } = await answer(server, next, right);
    last = body.answerId;
    next = body.next;
    server.clock.now += MINUTE;
  }
  // The missed card waits behind four others, of which the case has a part to go.
  expect(next.question).toMatchObject({ cardId: 'story', case: { part: 2 } });
  await server.post('/v1/me/cards/story/bury');
  const { body: undone } = await server.post(`/v1/answers/${last}/undo`);
  expect(undone.next).toBeNull();
});
