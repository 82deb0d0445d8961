// A key that was wrong is put right: what that does to those who answered by it, over HTTP.
import { describe, expect, onTestFinished, test } from 'vitest';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { replayMemory } from '#use-cases/replay-memory.ts';
import { openInNewFolder } from '../store/sqlite-support.ts';
import { bank, card, contents, question, singleCards } from '../support/banks.ts';
import { addCaller } from '../support/caller.ts';
import { answer, practise } from '../support/learner.ts';
import { rekeyed, withKey } from '../support/rekey.ts';
import { createServer, DAY, MINUTE, type Reply } from '../support/server.ts';
import { digestState } from '../support/state-digest.ts';

async function openEngine(engine: string) {
  if (engine === 'memory') return openMemoryStore();
  const { store, discard } = await openInNewFolder();
  onTestFinished(discard);
  return store;
}

/** The first question of card-1 called `wrong one` wrong, though it is right. */
const EDITION = bank(singleCards(4));
const MENDED = rekeyed(EDITION, { 'card-1-q1': 'wrong one' });

async function open(engine = 'memory', edition = EDITION) {
  const store = await openEngine(engine);
  const server = await createServer({ store, banks: [edition] });
  await server.get('/v1/me');
  const author = await addCaller(server, 'Author', ['author']);
  const regrade = (body: unknown = {}) => server.post('/v1/author/regrade', body, author.headers);
  const memoryOf = async (id: string) => (await server.get(`/v1/me/cards/${id}`)).body.memory;
  /** Everything but what the clock shows anew each time. */
  const check = async () => {
    const me = await store.learner('me');
    const report = await replayMemory(store, fsrsScheduler, me?.key ?? 0);
    expect(report).toMatchObject({ differences: [], brokenAt: null });
  };
  return { store, server, author, regrade, memoryOf, check };
}

const isCard = (id: string) => (shown: { question: { cardId: string } }) =>
  shown.question.cardId === id;

describe.each(['memory', 'sqlite'])('a learner who was wrong by a wrong key (%s)', (engine) => {
  async function story() {
    const opened = await open(engine);
    const { server } = opened;
    const { feedback } = await practise(server, { size: 3 }, (shown) => !isCard('card-1')(shown));
    const [wrong] = feedback;
    server.clock.now += MINUTE;
    await server.reload(MENDED);
    return { ...opened, wrong, path: `/v1/presentations/${wrong.presentationId}/answer` };
  }

  test('is told by a dry run what would change, and nothing does', async () => {
    const { store, regrade } = await story();
    const before = await digestState(store);
    const { status, body } = await regrade({ dryRun: true });
    expect(status).toBe(200);
    expect(body).toEqual({
      dryRun: true,
      learners: 1,
      turnedRight: 1,
      turnedWrong: 0,
      otherwise: 0,
      skipped: 0,
      cardsMoved: 1,
      questions: [
        {
          learnerId: 'me',
          bank: 'test-bank',
          cardId: 'card-1',
          questionId: 'card-1-q1',
          turnedRight: 1,
          turnedWrong: 0,
          otherwise: 0,
          skipped: { 'other-question': 0, 'choice-gone': 0, 'key-not-shown': 0 },
        },
      ],
      cards: [
        {
          learnerId: 'me',
          cardId: 'card-1',
          dueBefore: '2026-11-21',
          dueAfter: '2026-11-22',
          days: 1,
        },
      ],
      truncated: false,
    });
    expect(await digestState(store)).toBe(before);
  });

  test('gets the memory of a right answer; the answer keeps its verdict and tells both', async () => {
    const { server, wrong, path, regrade, memoryOf, check } = await story();
    expect(wrong).toMatchObject({ outcome: { correct: false }, trapHit: { cardId: 'card-2' } });
    const first = await server.get(path);
    expect(first.body).not.toHaveProperty('regraded');
    const dry = (await regrade({ dryRun: true })).body;
    const { body: done } = await regrade();
    expect(done).toEqual({ ...dry, dryRun: false });

    const right = await memoryOf('card-3');
    const { stabilityDays, lapses } = await memoryOf('card-1');
    expect([stabilityDays, lapses]).toEqual([right.stabilityDays, 0]);
    expect((await server.get('/v1/me/cards/card-2')).body.trap.times).toBe(0);

    const { regraded, ...feedback } = (await server.get(path)).body;
    expect(regraded).toEqual({ at: expect.any(String), correct: true, rating: 'good' });
    expect(feedback).toEqual(first.body);
    const { history } = (await server.get('/v1/me/cards/card-1')).body;
    expect(history).toEqual([
      expect.objectContaining({ kind: 'answer', correct: false, rating: 'again', undone: false }),
      {
        kind: 'regrade',
        at: regraded.at,
        answerId: feedback.answerId,
        correct: true,
        rating: 'good',
      },
    ]);
    await check();
  });

  test('gets the first reply again for the same response', async () => {
    const { server, regrade } = await open(engine);
    const { body: session } = await server.post('/v1/sessions', { size: 1 });
    const first = await answer(server, session.next, false);
    await server.reload(MENDED);
    await regrade();
    const again = await answer(server, session.next, false);
    expect([again.status, again.text]).toEqual([200, first.text]);
    const other = await answer(server, session.next, true);
    expect([other.status, other.body.recorded]).toEqual([409, first.body]);
  });

  test('finds nothing more to change the second time', async () => {
    const { store, regrade } = await story();
    await regrade();
    const before = await digestState(store);
    const { body } = await regrade();
    expect(body).toMatchObject({ learners: 0, turnedRight: 0, cardsMoved: 0, questions: [] });
    expect(await digestState(store)).toBe(before);
  });

  test('is as before when the key goes back', async () => {
    const { server, path, regrade, memoryOf, check } = await story();
    const before = await memoryOf('card-1');
    await regrade();
    expect(await memoryOf('card-1')).not.toEqual(before);
    await server.reload(EDITION);
    expect((await regrade()).body).toMatchObject({ turnedRight: 0, turnedWrong: 1 });
    expect(await memoryOf('card-1')).toEqual(before);
    expect((await server.get('/v1/me/cards/card-2')).body.trap.times).toBe(1);
    expect((await server.get(path)).body.regraded).toMatchObject({ correct: false });
    await check();
  });
});

describe('a notice', () => {
  const notices = async ({ server }: Awaited<ReturnType<typeof open>>) =>
    (await server.get('/v1/me/today')).body.notices;

  async function regraded() {
    const opened = await open();
    const { server, regrade } = opened;
    const { session, feedback } = await practise(server, {}, () => false);
    expect(await notices(opened)).toEqual([]);
    server.clock.now += MINUTE;
    await server.reload(rekeyed(EDITION, { 'card-1-q1': 'wrong one', 'card-3-q1': 'wrong one' }));
    await regrade({ question: 'card-3-q1' });
    server.clock.now += MINUTE;
    await regrade();
    return { ...opened, session, feedback };
  }

  test('names each card whose answers were judged again, newest first', async () => {
    const opened = await regraded();
    const { at } = (await notices(opened))[0];
    expect(await notices(opened)).toEqual([
      { kind: 'regraded', cardId: 'card-1', title: 'Title of card-1', at, answers: 1 },
      {
        kind: 'regraded',
        cardId: 'card-3',
        title: 'Title of card-3',
        at: new Date(Date.parse(at) - MINUTE).toISOString(),
        answers: 1,
      },
    ]);
  });

  test('stays when a session from before is closed, and goes with one begun after', async () => {
    const opened = await regraded();
    const { server, session } = opened;
    await server.post(`/v1/sessions/${session.id}/close`);
    expect(await notices(opened)).toHaveLength(2);
    server.clock.now += MINUTE;
    const { body: next } = await server.post('/v1/sessions', { mode: 'drill', size: 1 });
    expect(await notices(opened)).toHaveLength(2);
    await server.post(`/v1/sessions/${next.id}/close`);
    expect(await notices(opened)).toEqual([]);
  });

  test('goes when such a session was left alone for a day', async () => {
    const opened = await regraded();
    const { server } = opened;
    server.clock.now += MINUTE;
    await server.post('/v1/sessions', { mode: 'drill', size: 1 });
    server.clock.now += DAY - 1;
    expect(await notices(opened)).toHaveLength(2);
    server.clock.now += 1;
    expect(await notices(opened)).toEqual([]);
  });

  test('does not speak of an answer that was undone since', async () => {
    const opened = await regraded();
    const { server, feedback } = opened;
    for (const { answerId } of feedback.toReversed()) {
      expect((await server.post(`/v1/answers/${answerId}/undo`)).status).toBe(200);
    }
    expect(await notices(opened)).toEqual([]);
  });
});

describe('what is regraded', () => {
  test('is chosen by bank and question; what nobody serves is refused', async () => {
    const { server, regrade } = await open();
    await practise(server, {}, () => false);
    await server.reload(rekeyed(EDITION, { 'card-1-q1': 'wrong one', 'card-2-q1': 'wrong one' }));
    const count = async (body: object) =>
      (await regrade({ ...body, dryRun: true })).body.turnedRight;
    expect(await count({})).toBe(2);
    expect(await count({ bank: 'test-bank' })).toBe(2);
    expect(await count({ question: 'card-2-q1' })).toBe(1);
    expect(await count({ question: 'card-3-q1', bank: 'test-bank' })).toBe(0);
    const refused = [await regrade({ bank: 'nobody' }), await regrade({ question: 'nothing' })];
    expect(refused.map(({ status, body }) => [status, body.errors[0].pointer])).toEqual([
      [422, '#/bank'],
      [422, '#/question'],
    ]);
    expect((await regrade({ question: 'card-2-q1' })).body.turnedRight).toBe(1);
    expect(await count({})).toBe(1);
  });

  test('is what stands: an answer that was undone stays out of it', async () => {
    const { server, regrade, check } = await open();
    const { feedback } = await practise(server, { size: 1 }, () => false);
    await server.post(`/v1/answers/${feedback[0].answerId}/undo`);
    await server.reload(MENDED);
    expect((await regrade()).body).toMatchObject({ learners: 0, questions: [] });
    await check();
  });

  test('is no answer that the new wording cannot judge; it is counted and left', async () => {
    const { store, server, regrade } = await open();
    await practise(server, { size: 1 }, () => true);
    const reworded = EDITION.cards.map((one) => ({
      ...one,
      questions: one.questions.map((asked) => {
        const text = JSON.stringify(asked.revision.content).replaceAll('right one', 'better one');
        return question(JSON.parse(text), asked.revision.traps);
      }),
    }));
    await server.reload(bank(reworded));
    const before = await digestState(store);
    expect((await regrade()).body).toMatchObject({
      learners: 0,
      skipped: 1,
      questions: [{ questionId: 'card-1-q1', skipped: { 'choice-gone': 1 } }],
    });
    expect(await digestState(store)).toBe(before);
  });

  test('is no crammed memory, but the trap that cramming counted', async () => {
    const { server, regrade, memoryOf, check } = await open();
    await practise(server, { size: 1, affectsSchedule: false }, () => false);
    await server.reload(MENDED);
    expect((await regrade()).body).toMatchObject({ turnedRight: 1, cardsMoved: 0 });
    expect(await memoryOf('card-1')).toBeNull();
    expect((await server.get('/v1/me/cards/card-2')).body.trap.times).toBe(0);
    await check();
  });

  test('moves a card by the part of a case that turned', async () => {
    const whole = contents.case('case-q');
    const edition = bank([card('case-card', [question(whole)])]);
    const [one, two] = whole.parts;
    const first = withKey(question(one as never), 'wrong one').revision.content;
    const mended = bank([
      card('case-card', [question({ ...whole, parts: [first, two] } as never)]),
    ]);
    const { server, regrade, memoryOf, check } = await open('memory', edition);
    const { feedback } = await practise(server, {}, (_, index) => index === 1);
    expect(feedback.map(({ rating }) => rating)).toEqual([null, 'again']);
    const failed = await memoryOf('case-card');
    await server.reload(mended);
    const { body } = await regrade();
    expect(body).toMatchObject({ turnedRight: 1, otherwise: 1, cardsMoved: 1 });
    expect((await memoryOf('case-card')).stabilityDays).toBeGreaterThan(failed.stabilityDays);
    const end = await server.get(`/v1/presentations/${feedback[1].presentationId}/answer`);
    expect(end.body).toMatchObject({
      outcome: { correct: true },
      rating: 'again',
      regraded: { correct: true, rating: 'good' },
    });
    await check();
  });

  test('takes a card that had failed by a wrong key out of the open session again', async () => {
    const edition = bank(singleCards(7));
    const { server, regrade } = await open('memory', edition);
    const { body: session } = await server.post('/v1/sessions', { size: 7 });
    let { next } = (await answer(server, session.next, false)).body;
    next = (await answer(server, next, true)).body.next;
    await server.reload(rekeyed(edition, { 'card-1-q1': 'wrong one' }));
    await regrade();
    const asked = [];
    for (; next; next = (await answer(server, next, true)).body.next) asked.push(next);
    expect(asked.filter(isCard('card-1'))).toEqual([]);
    expect(asked).toHaveLength(5);
  });

  test('is no question that is still open: it is answered by the key it was shown with', async () => {
    const { server, regrade, check } = await open();
    const { body: session } = await server.post('/v1/sessions', { size: 2 });
    await server.reload(MENDED);
    expect((await regrade()).body.learners).toBe(0);
    const reply = await answer(server, session.next, false);
    expect([reply.status, reply.body.outcome.correct]).toEqual([201, false]);
    expect((await regrade()).body.turnedRight).toBe(1);
    expect(await answer(server, reply.body.next, true)).toMatchObject({ status: 201 });
    await check();
  });
});

test('regrading is for authors, on a local server too', async () => {
  const { server, author, regrade } = await open();
  const learner = await addCaller(server, 'Learner');
  const asked = (headers?: Record<string, string>): Promise<Reply> =>
    server.post('/v1/author/regrade', {}, headers);
  expect((await asked()).status).toBe(401);
  expect((await asked(learner.headers)).body.code).toBe('forbidden-scope');
  expect((await regrade()).status).toBe(200);
  expect((await server.get('/v1/me', author.headers)).body.id).toBe('me');
});
