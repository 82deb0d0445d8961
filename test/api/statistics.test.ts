// Statistics by day, topic and question type over HTTP; told from tallies, they agree with what was answered.
import { beforeEach, describe, expect, it } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, singleCards, typeCards } from '../support/banks.ts';
import { answer, practise } from '../support/learner.ts';
import { createServer, DAY, MINUTE, type Server } from '../support/server.ts';

let server: Server;
const get = async (path: string) => (await server.get(path)).body;

/** Answers `count` cards, each a minute after it was asked and told as so long. */
async function study(count: number, elapsedMs: number, right = true): Promise<string[]> {
  let { next } = (await server.post('/v1/sessions', { size: count })).body;
  const ids: string[] = [];
  while (next && ids.length < count) {
    server.clock.now += MINUTE;
    const { body } = await answer(server, next, right, { elapsedMs });
    ids.push(body.answerId);
    next = body.next;
  }
  return ids;
}

describe('the calendar', () => {
  beforeEach(async () => {
    const store = await openMemoryStore();
    server = await createServer({ store, banks: [bank(singleCards(20))] });
  });

  it('has each day with answers, and what they were', async () => {
    await study(2, 30_000);
    server.clock.now += DAY;
    await study(1, 45_000, false);
    server.clock.now += DAY;
    const review = { answered: 1, correct: 0, minutes: 0.8, new: 1, reviews: 0, lapses: 0 };
    expect(await get('/v1/me/stats/calendar?year=2026')).toEqual({
      year: 2026,
      days: [
        { day: '2026-11-20', answered: 2, correct: 2, minutes: 1, new: 2, reviews: 0, lapses: 0 },
        { day: '2026-11-21', ...review },
      ],
    });
    await server.request('PATCH', '/v1/me', { newPerDay: 0 });
    await study(3, 60_000, false);
    const { days } = await get('/v1/me/stats/calendar');
    // Three cards were due, and each was forgotten.
    expect(days.at(-1)).toEqual({
      day: '2026-11-22',
      answered: 3,
      correct: 0,
      minutes: 3,
      new: 0,
      reviews: 3,
      lapses: 3,
    });
  });

  it('leaves out what was taken back, and with it an empty day', async () => {
    const [first, second] = await study(2, 30_000);
    await server.post(`/v1/answers/${second}/undo`);
    expect((await get('/v1/me/stats/calendar')).days).toMatchObject([{ answered: 1, new: 1 }]);
    server.clock.now += DAY;
    await server.post(`/v1/answers/${first}/undo`);
    expect((await get('/v1/me/stats/calendar')).days).toEqual([]);
    expect((await get('/v1/me/stats/progress')).total).toMatchObject({
      answered: 0,
      daysStudied: 0,
    });
  });

  it('divides the years by learning days of the learner', async () => {
    await server.request('PATCH', '/v1/me', { timeZone: 'Pacific/Auckland' });
    // 03:59 on New Year's Day in Auckland is still the last day of the year.
    server.clock.now = Date.parse('2026-12-31T14:58:00Z');
    await study(1, 0);
    server.clock.now = Date.parse('2026-12-31T15:00:00Z');
    await study(1, 0);
    const named = async (query: string) => {
      const { year, days } = await get(`/v1/me/stats/calendar${query}`);
      return [year, days.map(({ day }: { day: string }) => day)];
    };
    expect(await named('?year=2026')).toEqual([2026, ['2026-12-31']]);
    expect(await named('?year=2027')).toEqual([2027, ['2027-01-01']]);
    expect(await named('')).toEqual([2027, ['2027-01-01']]);
    expect(await named('?year=2100')).toEqual([2100, []]);
  });

  it.each(['1999', '2200', '26', 'x', '2026.5', ''])('refuses the year "%s"', async (year) => {
    const { status, body } = await server.get(`/v1/me/stats/calendar?year=${year}`);
    expect([status, body.code, body.errors[0].parameter]).toEqual([
      400,
      'invalid-parameter',
      'year',
    ]);
  });
});

describe('the topics', () => {
  it('are counted by bank, those without cards too, and add up', async () => {
    const cards = singleCards(6).map((card, at) => ({
      ...card,
      topic: at < 4 ? 'topic-a' : 'topic-b',
    }));
    const one = bank(cards);
    const topics = { 'topic-a': 'First', 'topic-b': 'Second', 'topic-c': 'Third' };
    const store = await openMemoryStore();
    server = await createServer({ store, banks: [{ ...one, bank: { ...one.bank, topics } }] });
    const b = cards.filter(({ topic }) => topic === 'topic-b').map(({ id }) => id);
    await practise(server, { mode: 'drill', cards: b }, (_, at) => at === 0);
    const body = await get('/v1/me/stats/topics');
    expect(body.day).toBe('2026-11-20');
    expect(body.topics).toMatchObject([
      { bank: 'test-bank', topic: 'topic-a', title: 'First', cards: 4, seen: 0, correctRate: null },
      { topic: 'topic-b', cards: 2, seen: 2, review: 2, mature: 0, averageRetrievability: 1 },
      { topic: 'topic-c', cards: 0, answered: 0, averageRetrievability: null },
    ]);
    const { total } = await get('/v1/me/stats/progress');
    expect(body.topics[1].answered).toBe(total.answered);
    expect(body.topics[1].correctRate).toBe(total.correctRate);

    server.clock.now += 30 * DAY;
    const dueByTopic = async () =>
      (await get('/v1/me/stats/topics')).topics.map(({ due }: { due: number }) => due);
    expect(await dueByTopic()).toEqual([0, 2, 0]);
    await server.post(`/v1/me/cards/${b[0]}/bury`);
    expect(await dueByTopic()).toEqual([0, 1, 0]);
  });
});

describe('the question types', () => {
  it('have their own counts and times', async () => {
    const store = await openMemoryStore();
    const cards = typeCards().filter(({ id }) => /recall|ordering/.test(id));
    server = await createServer({ store, banks: [bank([...singleCards(2), ...cards])] });
    expect((await get('/v1/me/stats/progress')).byType).toEqual([]);
    const ids = await study(4, 15_000);
    const counts = { correctRate: 1, averageSeconds: 15 };
    const { byType, total } = await get('/v1/me/stats/progress');
    expect(byType).toEqual([
      { type: 'ordering', answered: 1, minutes: 0.3, ...counts },
      { type: 'recall', answered: 1, minutes: 0.3, ...counts },
      { type: 'single', answered: 2, minutes: 0.5, ...counts },
    ]);
    expect(total).toMatchObject({ answered: 4, minutes: 1 });
    await server.post(`/v1/answers/${ids.at(-1)}/undo`);
    const left = (await get('/v1/me/stats/progress')).byType;
    expect(left.reduce((sum: number, row: { answered: number }) => sum + row.answered, 0)).toBe(3);
  });

  it('and progress leave retired cards out, and the days stay', async () => {
    const store = await openMemoryStore();
    server = await createServer({ store, banks: [bank(singleCards(2))] });
    await study(2, 15_000);
    await server.reload(bank(singleCards(1)));
    const { byType, total, banks } = await get('/v1/me/stats/progress');
    expect(byType).toMatchObject([{ type: 'single', answered: 1 }]);
    expect(total).toMatchObject({ cards: 1, answered: 1, daysStudied: 1, streakDays: 1 });
    expect(banks).toMatchObject([{ answered: 1, daysStudied: 1 }]);
    expect(await get('/v1/me/today')).toMatchObject({ answered: 2, minutes: 0.5 });
  });
});

describe('the forecast', () => {
  it('asks no more on any day than its minutes hold, at the pace of the learner', async () => {
    const store = await openMemoryStore();
    server = await createServer({ store, banks: [bank(singleCards(20))] });
    await study(6, 60_000);
    await server.request('PATCH', '/v1/me', { minutesPerDay: 8 });
    const { days } = await get('/v1/me/stats/forecast?days=4');
    expect(days.map((row: { total: number }) => row.total)).toEqual([2, 8, 8, 2]);
  });

  it('has a buried new card from the day it comes back', async () => {
    const store = await openMemoryStore();
    server = await createServer({ store, banks: [bank(singleCards(3))] });
    await server.post('/v1/me/cards/card-1/bury');
    await server.post('/v1/me/cards/card-2/suspend');
    const { days } = await get('/v1/me/stats/forecast?days=3');
    expect(days.map((row: { new: number }) => row.new)).toEqual([1, 1, 0]);
    await server.request('PATCH', '/v1/me', { newPerDay: 0 });
    const paused = (await get('/v1/me/stats/forecast?days=3')).days;
    expect(paused.map((row: { new: number }) => row.new)).toEqual([0, 0, 0]);
  });
});
