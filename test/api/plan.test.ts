// GET /v1/me/plan: always an answer, numbers that fit together, and what is missing when there can be none.
import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, singleCards } from '../support/banks.ts';
import { bodyOf } from '../support/journey.ts';
import { practise } from '../support/learner.ts';
import { createServer, DAY, type Server } from '../support/server.ts';

const EXAM = { exam: 'AIF-C01', examDate: '2026-12-10', minutesPerDay: 10 };

async function serverWith(settings: Record<string, unknown>, cards = singleCards(30)) {
  const server = await createServer({ store: await openMemoryStore(), banks: [bank(cards)] });
  bodyOf(await server.request('PATCH', '/v1/me', settings));
  return server;
}

const planOf = async (server: Server) => bodyOf(await server.get('/v1/me/plan'));

describe('the plan of a learner', () => {
  it('tells what is missing when no exam date is set', async () => {
    expect(await planOf(await serverWith({}))).toEqual({
      status: 'no-exam-date',
      missing: ['examDate', 'exam', 'minutesPerDay'],
      exam: null,
      examDate: null,
      daysToExam: null,
      minutesPerDay: null,
      secondsPerAnswer: null,
      cards: null,
      feasible: null,
      expected: null,
      withoutStudy: null,
      cardsThatWillNotFit: [],
      more: null,
      less: null,
      days: [],
    });
  });

  it.each([
    ['2026-11-20', 'exam-day', 0],
    ['2026-11-19', 'exam-over', -1],
    ['2027-03-21', 'exam-far', 121],
  ])('of an exam on %s is %s', async (examDate, status, daysToExam) => {
    const plan = await planOf(await serverWith({ ...EXAM, examDate }));
    expect(plan).toMatchObject({ status, daysToExam, expected: null, days: [], missing: [] });
  });

  it('says so when no card belongs to the exam', async () => {
    const cards = singleCards(3).map((one) => ({ ...one, exams: [] }));
    expect(await planOf(await serverWith(EXAM, cards))).toMatchObject({ status: 'no-cards' });
    expect(await planOf(await serverWith({ ...EXAM, exam: null }, cards))).toMatchObject({
      status: 'ready',
      missing: ['exam'],
      cards: 3,
    });
  });

  it('fits together: load, capacity, shares and what more time would bring', async () => {
    const plan = await planOf(await serverWith(EXAM));
    expect(plan).toMatchObject({
      status: 'ready',
      missing: [],
      daysToExam: 20,
      minutesPerDay: 10,
      secondsPerAnswer: 30,
      cards: 30,
      feasible: true,
      withoutStudy: 0,
      cardsThatWillNotFit: [],
      more: { minutes: 10 },
      less: null,
    });
    expect(plan.expected.share).toBeGreaterThan(0.8);
    expect(plan.expected.low).toBeLessThan(plan.expected.share);
    expect(plan.expected.high).toBeGreaterThan(plan.expected.share);
    expect(plan.more.share).toBeGreaterThanOrEqual(plan.expected.share);
    expect(plan.days).toHaveLength(20);
    expect([plan.days[0].day, plan.days[19].day]).toEqual(['2026-11-20', '2026-12-09']);
    for (const { planned, new: fresh, reviews, capacity } of plan.days) {
      expect(capacity).toBe(20);
      expect(planned).toBeLessThanOrEqual(capacity);
      expect(planned).toBe(fresh + reviews);
    }
    expect(plan.days[0]).toMatchObject({ new: 20, reviews: 0 });
  });

  it('names the cards that will not fit', async () => {
    const cards = singleCards(30).map((one, index) => ({
      ...one,
      importance: index < 5 ? ('critical' as const) : ('nice-to-know' as const),
    }));
    const settings = { ...EXAM, examDate: '2026-11-22', minutesPerDay: 4 };
    const plan = await planOf(await serverWith(settings, cards));
    expect(plan.feasible).toBe(false);
    expect(plan.cardsThatWillNotFit.length).toBeGreaterThanOrEqual(14);
    expect(plan.cardsThatWillNotFit).toContain('card-30');
    for (const id of ['card-1', 'card-5']) expect(plan.cardsThatWillNotFit).not.toContain(id);
  });

  it('has no load on days off', async () => {
    const plan = await planOf(await serverWith({ ...EXAM, daysOff: ['sat', '2026-11-24'] }));
    const off = plan.days.filter(({ capacity }: { capacity: number }) => capacity === 0);
    expect(off.map(({ day }: { day: string }) => day)).toEqual([
      '2026-11-21',
      '2026-11-24',
      '2026-11-28',
      '2026-12-05',
    ]);
    for (const { planned } of off) expect(planned).toBe(0);
  });

  it('tells nothing of ten minutes less where there are no more than ten', async () => {
    const ten = await planOf(await serverWith({ ...EXAM, minutesPerDay: 10 }));
    expect([ten.less, ten.more.minutes]).toEqual([null, 10]);
    const eleven = await planOf(await serverWith({ ...EXAM, minutesPerDay: 11 }));
    expect(eleven.less.share).toBeLessThan(eleven.expected.share);
  });

  it('stays the same all day, whatever is answered, and is made anew for other settings or another day', async () => {
    const server = await serverWith(EXAM);
    const morning = await planOf(server);
    await practise(server, { size: 20 }, () => true);
    expect(await planOf(server)).toEqual(morning);

    bodyOf(await server.request('PATCH', '/v1/me', { minutesPerDay: 20 }));
    const longer = await planOf(server);
    expect(longer.days[0]).toMatchObject({ capacity: 40, new: 10, reviews: 0 });
    expect(longer.withoutStudy).toBeGreaterThan(0.1);

    server.clock.now += DAY;
    const next = await planOf(server);
    expect(next).toMatchObject({ status: 'ready', daysToExam: 19 });
    expect(next.days).toHaveLength(19);
  });

  it('says what today has of new cards, not the limit that it sets aside', async () => {
    const cards = singleCards(30).map((one, index) => ({
      ...one,
      exams: index < 25 ? ['AIF-C01'] : [],
    }));
    const server = await serverWith({ ...EXAM, newPerDay: 5 }, cards);
    const newToday = async () => bodyOf(await server.get('/v1/me/today')).new;
    expect([(await planOf(server)).days[0].new, await newToday()]).toEqual([20, 20]);
    await practise(server, { size: 8 }, () => true);
    expect(await newToday()).toBe(12);
    for (let day = 0; day < 6; day += 1) {
      await practise(server, { size: 20 }, () => true);
      server.clock.now += DAY;
    }
    // The other five are in no exam, so no session under the plan asks them.
    expect(await newToday()).toBe(0);
    bodyOf(await server.request('PATCH', '/v1/me', { examDate: null }));
    expect(await newToday()).toBe(5);
  });

  it('shows what other minutes a day would bring before any are saved', async () => {
    const server = await serverWith({ ...EXAM, examDate: '2026-11-26', minutesPerDay: 5 });
    const saved = await planOf(server);
    const tried = bodyOf(await server.get('/v1/me/plan?minutesPerDay=20'));
    expect(tried).toMatchObject({ status: 'ready', minutesPerDay: 20, cards: saved.cards });
    expect(tried.expected.share).toBeGreaterThan(saved.expected.share);
    expect(tried.days.map(({ capacity }: { capacity: number }) => capacity)).toEqual(
      new Array(6).fill(40),
    );

    expect(await planOf(server)).toEqual(saved);
    expect(bodyOf(await server.get('/v1/me')).minutesPerDay).toBe(5);
    expect(bodyOf(await server.get('/v1/me/plan?minutesPerDay=5'))).toEqual(saved);

    bodyOf(await server.request('PATCH', '/v1/me', { minutesPerDay: 20 }));
    expect(await planOf(server)).toEqual(tried);
  });

  it('tries minutes within the other limits, and where none are set', async () => {
    const server = await serverWith({ ...EXAM, minutesPerDay: null, newPerDay: 5 });
    bodyOf(await server.request('PATCH', '/v1/me', { reviewsPerDay: 10 }));
    const tried = bodyOf(await server.get('/v1/me/plan?minutesPerDay=240'));
    expect(tried).toMatchObject({ missing: [], minutesPerDay: 240 });
    expect(tried.days[0].capacity).toBe(15);
    expect((await planOf(server)).missing).toEqual(['minutesPerDay']);
    const none = await serverWith({});
    expect(bodyOf(await none.get('/v1/me/plan?minutesPerDay=30'))).toMatchObject({
      status: 'no-exam-date',
      missing: ['examDate', 'exam'],
      minutesPerDay: 30,
    });
  });

  it.each(['4', '241', '7.5', 'ten', ''])('is not tried with "%s" minutes', async (minutes) => {
    const server = await serverWith(EXAM);
    const refused = await server.get(`/v1/me/plan?minutesPerDay=${minutes}`);
    expect(bodyOf(refused, 400)).toMatchObject({
      code: 'invalid-parameter',
      errors: [{ parameter: 'minutesPerDay' }],
    });
  });

  it('counts minutes in the time that this learner takes', async () => {
    const server = await serverWith(EXAM);
    const session = bodyOf(await server.post('/v1/sessions', { size: 12 }), 201);
    for (let next = session.next; next; ) {
      server.clock.now += 60_000;
      const body = { response: { choice: next.input.options[0].id }, elapsedMs: 60_000 };
      next = bodyOf(await server.post(`/v1/presentations/${next.id}/answer`, body), 201).next;
    }
    expect(await planOf(server)).toMatchObject({ secondsPerAnswer: 30 });
    server.clock.now += DAY;
    const plan = await planOf(server);
    expect(plan).toMatchObject({ secondsPerAnswer: 60 });
    expect(plan.days[1].capacity).toBe(10);
  });
});
