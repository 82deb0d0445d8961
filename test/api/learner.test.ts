// The learner over HTTP: settings, today, cards, statistics.
import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, singleCards } from '../support/banks.ts';
import { answer, practise } from '../support/learner.ts';
import { createServer, DAY } from '../support/server.ts';

async function serverWith(count = 8) {
  return createServer({ store: await openMemoryStore(), banks: [bank(singleCards(count))] });
}

describe('the settings of a learner', () => {
  it('begin with sensible values', async () => {
    const { body } = await (await serverWith()).get('/v1/me');
    expect(body).toEqual({
      id: 'me',
      name: 'Me',
      timeZone: 'UTC',
      dayStartsAt: '04:00',
      desiredRetention: 0.9,
      newPerDay: 20,
      reviewsPerDay: 200,
      minutesPerDay: null,
      exam: null,
      examDate: null,
      daysOff: [],
      order: 'gain',
    });
  });

  it('change one by one, and what is left out stays', async () => {
    const server = await serverWith();
    const change = {
      timeZone: 'Asia/Tokyo',
      newPerDay: 3,
      exam: 'AIF-C01',
      examDate: '2026-12-01',
      daysOff: ['sun'],
    };
    const { status, body } = await server.request('PATCH', '/v1/me', change);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...change, reviewsPerDay: 200 });
    expect((await server.get('/v1/me')).body).toEqual(body);
    expect((await server.get('/v1/me/today')).body).toMatchObject({
      day: '2026-11-20',
      new: 8, // of the exam plan
      daysToExam: 11,
    });
    await server.request('PATCH', '/v1/me', { examDate: null });
    expect((await server.get('/v1/me/today')).body).toMatchObject({ new: 3, daysToExam: null });
  });

  it('sent at once from two devices are both kept', async () => {
    const server = await serverWith();
    const patch = (change: object) => server.request('PATCH', '/v1/me', change);
    await Promise.all([patch({ newPerDay: 7 }), patch({ reviewsPerDay: 70 })]);
    expect((await server.get('/v1/me')).body).toMatchObject({ newPerDay: 7, reviewsPerDay: 70 });
  });

  it.each([
    [{ timeZone: 'Mars/Olympus' }, '#/timeZone'],
    [{ dayStartsAt: '25:00' }, '#/dayStartsAt'],
    [{ desiredRetention: 0.99 }, '#/desiredRetention'],
    [{ newPerDay: -1 }, '#/newPerDay'],
    [{ reviewsPerDay: 10_000 }, '#/reviewsPerDay'],
    [{ examDate: '2026-02-30' }, '#/examDate'],
    [{ exam: 'NOT-KNOWN' }, '#/exam'],
    [{ key: 1 }, '#/key'],
  ])('refuse %j with its place', async (change, pointer) => {
    const server = await serverWith();
    const { status, body } = await server.request('PATCH', '/v1/me', change);
    expect([status, body.code, body.errors[0].pointer]).toEqual([
      422,
      'validation-failed',
      pointer,
    ]);
  });

  it('limit the new cards of a day across sessions', async () => {
    const server = await serverWith();
    await server.request('PATCH', '/v1/me', { newPerDay: 3 });
    await practise(server, { size: 2 }, () => true);
    expect((await server.post('/v1/sessions', {})).body.progress.planned).toBe(1);
    server.clock.now += DAY;
    expect((await server.post('/v1/sessions', {})).body.progress.planned).toBe(3);
  });
});

describe('today', () => {
  it('counts answers, minutes, what is due and the streak by learning days', async () => {
    const server = await serverWith(4);
    const { body: session } = await server.post('/v1/sessions', {});
    server.clock.now += 60_000;
    await answer(server, session.next, true, { elapsedMs: 30_000 });
    expect((await server.get('/v1/me/today')).body).toEqual({
      day: '2026-11-20',
      due: 0,
      overdue: 0,
      new: 3,
      left: 3,
      secondsPerAnswer: 30,
      answered: 1,
      minutes: 0.5,
      streakDays: 1,
      daysToExam: null,
      notices: [],
    });
    server.clock.now = Date.parse('2026-11-21T03:59:00Z');
    expect((await server.get('/v1/me/today')).body).toMatchObject({
      day: '2026-11-20',
      answered: 1,
    });
    server.clock.now = Date.parse('2026-11-22T04:00:00Z');
    expect((await server.get('/v1/me/today')).body).toMatchObject({
      day: '2026-11-22',
      due: 1,
      overdue: 0,
      answered: 0,
      streakDays: 0,
    });
  });

  it('tells what sessions still ask within the limits, and how long an answer takes', async () => {
    const server = await serverWith(12);
    await server.request('PATCH', '/v1/me', { newPerDay: 6 });
    expect((await server.get('/v1/me/today')).body).toMatchObject({ new: 6, left: 6 });
    let { next } = (await server.post('/v1/sessions', { size: 5 })).body;
    for (let asked = 0; asked < 5; asked += 1) {
      server.clock.now += 20_000;
      const elapsedMs = 10_000 + asked * 1000;
      ({ next } = (await answer(server, next, asked > 0, { elapsedMs })).body);
    }
    // One is new still, and the first was wrong and returns.
    const shown = (await server.get('/v1/me/today')).body;
    expect(shown).toMatchObject({ new: 1, left: 2, secondsPerAnswer: 12 });
    expect((await server.post('/v1/sessions', {})).body.progress.planned).toBe(2);
    // All wait, and the limits of that day hold.
    server.clock.now += 30 * DAY;
    await server.request('PATCH', '/v1/me', { newPerDay: 6, reviewsPerDay: 4 });
    expect((await server.get('/v1/me/today')).body).toMatchObject({ due: 5, overdue: 5, left: 10 });
    await server.request('PATCH', '/v1/me', { minutesPerDay: 1 });
    expect((await server.get('/v1/me/today')).body).toMatchObject({ left: 5 });
    expect((await server.post('/v1/sessions', {})).body.progress.planned).toBe(5);
  });
});

describe('the cards of a learner', () => {
  it('are listed with those never seen', async () => {
    const server = await serverWith(3);
    await practise(server, { size: 1 }, () => true);
    const { body } = await server.get('/v1/me/cards');
    expect(body.nextCursor).toBeNull();
    expect(body.data).toMatchObject([
      {
        cardId: 'card-1',
        bank: 'test-bank',
        memory: { phase: 'review' },
        suspended: false,
        leech: false,
      },
      { cardId: 'card-2', memory: null, lastAnsweredAt: null },
      { cardId: 'card-3', memory: null, buriedUntil: null },
    ]);
  });

  it('are found by state, topic and words', async () => {
    const server = await serverWith(12);
    await practise(server, { size: 2 }, () => true);
    const find = async (query: string) =>
      (await server.get(`/v1/me/cards?${query}`)).body.data.map(
        ({ cardId }: { cardId: string }) => cardId,
      );
    expect(await find('state=new')).toHaveLength(10);
    expect(await find('state=due')).toEqual([]);
    server.clock.now += 2 * DAY;
    expect(await find('state=due')).toEqual(['card-1', 'card-2']);
    expect(await find('q=TITLE%20card-11')).toEqual(['card-11']);
    expect(await find('topic=topic-b')).toEqual([]);
    expect(await find('state=leech')).toEqual([]);
  });

  it('tell why now, and what each rating would do', async () => {
    const server = await serverWith();
    const unseen = await server.get('/v1/me/cards/card-1');
    expect(unseen.status).toBe(200);
    expect(unseen.body).toMatchObject({ memory: null, history: [], whyNow: { kind: 'new' } });
    const { again, hard, good, easy } = unseen.body.whatIf;
    expect([again, hard, good].map(({ intervalDays }) => intervalDays)).toEqual([1, 1, 2]);
    expect(easy.intervalDays).toBeGreaterThan(6);
    expect(good.dueAt).toBe('2026-11-22T04:00:00.000Z');
    const { feedback } = await practise(server, { cards: ['card-1'] }, () => true);
    expect(feedback[0].memory.dueAt).toBe(good.dueAt);
    const seen = await server.get('/v1/me/cards/card-1');
    expect(seen.body.history).toMatchObject([
      { kind: 'answer', correct: true, rating: 'good', undone: false },
    ]);
  });

  it('can be buried until tomorrow, suspended, and taken back', async () => {
    const server = await serverWith(2);
    const change = (verb: string) => server.post(`/v1/me/cards/card-1/${verb}`);
    const planned = async () => (await server.post('/v1/sessions', {})).body.progress.planned;
    expect((await change('bury')).body.buriedUntil).toBe('2026-11-21T04:00:00.000Z');
    expect(await planned()).toBe(1);
    server.clock.now += DAY;
    expect((await server.get('/v1/me/cards/card-1')).body.buriedUntil).toBeNull();
    expect(await planned()).toBe(2);
    expect((await change('suspend')).body.suspended).toBe(true);
    expect(await planned()).toBe(1);
    expect((await server.get('/v1/me/cards?state=suspended')).body.data).toHaveLength(1);
    expect((await change('resume')).body.suspended).toBe(false);
    expect(await planned()).toBe(2);
  });

  it('can be forgotten on purpose, and keep their history', async () => {
    const server = await serverWith(1);
    await practise(server, {}, () => true);
    const { status, body } = await server.post('/v1/me/cards/card-1/reset');
    expect(status).toBe(200);
    expect(body).toMatchObject({ memory: null, history: [{ kind: 'answer' }, { kind: 'reset' }] });
    expect((await server.post('/v1/sessions', {})).body.next.reason.kind).toBe('new');
  });

  it('that nobody has are not found, nor are verbs that mean nothing', async () => {
    const server = await serverWith();
    expect((await server.get('/v1/me/cards/no-such-card')).status).toBe(404);
    expect((await server.post('/v1/me/cards/card-1/explode')).status).toBe(404);
  });
});

describe('the statistics', () => {
  it('show progress in all and by bank', async () => {
    const server = await serverWith(4);
    await practise(server, { size: 2 }, (_, index) => index === 0);
    const { body } = await server.get('/v1/me/stats/progress');
    expect(body.total).toMatchObject({
      cards: 4,
      seen: 2,
      new: 2,
      review: 2,
      answered: 2,
      correctRate: 0.5,
    });
    expect(body.banks).toMatchObject([{ bank: 'test-bank', cards: 4 }]);
  });

  it('forecast the coming days within the limits', async () => {
    const server = await serverWith(4);
    await server.request('PATCH', '/v1/me', { newPerDay: 2 });
    await practise(server, { size: 2 }, () => true);
    const { body } = await server.get('/v1/me/stats/forecast?days=3');
    expect(body.days).toEqual([
      { day: '2026-11-20', due: 0, new: 0, total: 0, carried: 0 },
      { day: '2026-11-21', due: 0, new: 2, total: 2, carried: 0 },
      { day: '2026-11-22', due: 2, new: 0, total: 2, carried: 0 },
    ]);
    const wrong = await server.get('/v1/me/stats/forecast?days=0');
    expect([wrong.status, wrong.body.code, wrong.body.errors[0].parameter]).toEqual([
      400,
      'invalid-parameter',
      'days',
    ]);
  });
});
