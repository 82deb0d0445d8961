// Learning days around the world: clock changes, far zones, travel in the middle of practice, the turn of the day.
import { afterEach, describe, expect, it } from 'vitest';
import { dayName } from '#core/base/time.ts';
import { standingAnswers } from '#core/memory/log.ts';
import { bank, singleCards } from '../support/banks.ts';
import { bodyOf, findFaults, type Journey, openJourney } from '../support/journey.ts';
import { answer, practise } from '../support/learner.ts';
import { DAY, MINUTE, type Reply } from '../support/server.ts';

const HOUR = 60 * MINUTE;

let journey: Journey;
afterEach(async () => {
  expect(await findFaults(journey.store, 1)).toEqual([]);
  await journey.end();
});

const get = async (path: string) => bodyOf(await journey.server.get(path));
const today = () => get('/v1/me/today');
const change = async (settings: Record<string, unknown>) =>
  bodyOf(await journey.server.request('PATCH', '/v1/me', settings));

/** A learner with so many new cards, living in a zone from this instant on. */
async function live(
  timeZone: string,
  from: string,
  cards = 12,
  more: Record<string, unknown> = {},
) {
  journey = await openJourney([bank(singleCards(cards))], Date.parse(from));
  await change({ timeZone, ...more });
}

function moveTo(instant: string): void {
  journey.server.clock.now = Date.parse(instant);
}

/** Answers up to `size` cards, all wrong or all right; gives the feedback. */
async function study(size: number, right = true): Promise<Reply['body'][]> {
  const { feedback } = await practise(journey.server, { size }, () => right);
  return feedback;
}

const cardsIn = (feedback: readonly Reply['body'][], session: Reply['body']): string[] => {
  const shown = [session.next, ...feedback.map(({ next }) => next)];
  return shown.filter(Boolean).map(({ question }) => question.cardId);
};

async function daysInLog(): Promise<string[]> {
  const answers = standingAnswers(await journey.store.log(1));
  return answers.map(({ day }) => dayName(day));
}

/** A card failed now is due when the next learning day starts, and not a second before. */
async function expectTurnAt(instant: string, name: string): Promise<void> {
  const [feedback] = await study(1, false);
  expect(feedback.memory.intervalDays).toBe(1);
  expect(feedback.memory.dueAt).toBe(instant);
  const before = await today();
  journey.server.clock.now = Date.parse(instant) - 1;
  expect(await today()).toMatchObject({ day: before.day, due: before.due, answered: 1 });
  journey.server.clock.now = Date.parse(instant);
  expect(await today()).toMatchObject({ day: name, due: before.due + 1, answered: 0 });
  expect((await study(1)).map(({ presentationId }) => presentationId)).toHaveLength(1);
  expect((await today()).due).toBe(before.due);
}

describe('the start of a learning day', () => {
  it.each([
    [
      'in spring, when New York skips an hour',
      '2026-03-07T15:00:00.000Z',
      '2026-03-08T08:00:00.000Z',
      '2026-03-08',
    ],
    ['on the day after that', '2026-03-08T15:00:00.000Z', '2026-03-09T08:00:00.000Z', '2026-03-09'],
    [
      'in autumn, when New York repeats an hour',
      '2026-10-31T15:00:00.000Z',
      '2026-11-01T09:00:00.000Z',
      '2026-11-01',
    ],
    ['on the day after that', '2026-11-01T15:00:00.000Z', '2026-11-02T09:00:00.000Z', '2026-11-02'],
  ])('is 04:00 on the wall %s', async (_when, from, turn, name) => {
    await live('America/New_York', from);
    await expectTurnAt(turn, name);
  });

  it.each([
    ['forward in October', '2026-10-03T03:00:00.000Z', '2026-10-03T17:00:00.000Z', '2026-10-04'],
    ['back in April', '2026-04-04T03:00:00.000Z', '2026-04-04T17:30:00.000Z', '2026-04-05'],
  ])('follows the half hour of Lord Howe %s', async (_when, from, turn, name) => {
    await live('Australia/Lord_Howe', from);
    await expectTurnAt(turn, name);
  });

  it('that the half hour of Lord Howe skips is the first moment after it', async () => {
    await live('Australia/Lord_Howe', '2026-10-03T03:00:00.000Z', 12, { dayStartsAt: '02:15' });
    await expectTurnAt('2026-10-03T15:30:00.000Z', '2026-10-04');
  });

  it('that the half hour of Lord Howe repeats is the first of the two', async () => {
    await live('Australia/Lord_Howe', '2026-04-04T03:00:00.000Z', 12, { dayStartsAt: '01:45' });
    await expectTurnAt('2026-04-04T14:45:00.000Z', '2026-04-05');
    moveTo('2026-04-04T15:20:00.000Z');
    expect(await today()).toMatchObject({ day: '2026-04-05', answered: 1 });
  });

  it('comes fourteen hours early on Kiritimati', async () => {
    await live('Pacific/Kiritimati', '2026-06-10T00:00:00.000Z');
    expect((await today()).day).toBe('2026-06-10');
    await expectTurnAt('2026-06-10T14:00:00.000Z', '2026-06-11');
  });

  it('turns the year', async () => {
    await live('Europe/Berlin', '2026-12-31T12:00:00.000Z');
    await expectTurnAt('2027-01-01T03:00:00.000Z', '2027-01-01');
  });

  it('knows the leap day', async () => {
    await live('Europe/Berlin', '2028-02-28T12:00:00.000Z');
    await expectTurnAt('2028-02-29T03:00:00.000Z', '2028-02-29');
    moveTo('2028-02-29T12:00:00.000Z');
    await study(1);
    moveTo('2028-03-01T03:00:00.000Z');
    expect(await today()).toMatchObject({ day: '2028-03-01', streakDays: 2 });
  });
});

describe('a learning day', () => {
  it('lasts until 04:00: an answer at 03:59 and one at 04:01 are of different days', async () => {
    await live('Europe/Berlin', '2026-11-20T02:59:00.000Z', 12, { newPerDay: 2 });
    expect(await study(10)).toHaveLength(2);
    expect(await today()).toMatchObject({ day: '2026-11-19', new: 0, answered: 2, streakDays: 1 });
    moveTo('2026-11-20T03:01:00.000Z');
    expect(await today()).toMatchObject({ day: '2026-11-20', new: 2, answered: 0, streakDays: 1 });
    expect(await study(10)).toHaveLength(2);
    expect(await today()).toMatchObject({ day: '2026-11-20', new: 0, answered: 2, streakDays: 2 });
    expect(await daysInLog()).toEqual(['2026-11-19', '2026-11-19', '2026-11-20', '2026-11-20']);
  });

  it('counts a session that runs over its end on both days, each answer on its own', async () => {
    await live('Europe/Berlin', '2026-11-20T02:58:30.000Z', 12, { newPerDay: 4 });
    const { server } = journey;
    let { next } = bodyOf(await server.post('/v1/sessions', { size: 4 }), 201);
    while (next) {
      next = bodyOf(await answer(server, next, true), 201).next;
      server.clock.now += MINUTE;
    }
    expect(await daysInLog()).toEqual(['2026-11-19', '2026-11-19', '2026-11-20', '2026-11-20']);
    expect(await today()).toMatchObject({ new: 2, answered: 2, streakDays: 2 });
  });

  it('that ends at 22:00 has its failed card in the next morning’s session', async () => {
    await live('America/Los_Angeles', '2026-11-20T06:00:00.000Z', 12, { newPerDay: 1 });
    const [evening] = await study(1, false);
    // 06:00 the next morning: eight hours later, and another UTC date only.
    journey.server.clock.now += 8 * HOUR;
    const { session, feedback } = await practise(
      journey.server,
      { size: 5, newLimit: 0 },
      () => true,
    );
    expect(session.backlog).toMatchObject({ due: 1, overdue: 0 });
    expect(cardsIn(feedback, session)).toEqual(['card-1']);
    expect(session.next.reason).toMatchObject({ kind: 'due', dueAt: evening.memory.dueAt });
    // One whole learning day went by: more than the short-term formula of the same day would give.
    expect(feedback[0].memory.intervalDays).toBeGreaterThanOrEqual(1);
    expect((await journey.store.log(1)).map((entry) => dayName(entry.day))).toEqual([
      '2026-11-19',
      '2026-11-20',
    ]);
  });

  it('counts a streak by learning days, over clock changes and the end of a year', async () => {
    await live('America/New_York', '2026-10-30T16:00:00.000Z', 40);
    let streak = 0;
    for (const name of ['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03']) {
      await study(1);
      streak += 1;
      expect(await today()).toMatchObject({ day: name, streakDays: streak });
      journey.server.clock.now += DAY;
    }
    // A day passed without an answer ends it; that day itself does not yet.
    expect((await today()).streakDays).toBe(5);
    journey.server.clock.now += DAY;
    expect((await today()).streakDays).toBe(0);
    moveTo('2026-12-30T16:00:00.000Z');
    for (const [index, name] of [
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ].entries()) {
      await study(1);
      expect(await today()).toMatchObject({ day: name, streakDays: index + 1 });
      journey.server.clock.now += DAY;
    }
  });
});

describe('a learner who travels', () => {
  const TOKYO_EVENING = '2026-06-10T10:00:00.000Z';

  it('from Tokyo to Los Angeles in the middle of a session keeps the day, its limits and its answers', async () => {
    await live('Asia/Tokyo', TOKYO_EVENING, 12, { newPerDay: 4 });
    const { server } = journey;
    let { next } = bodyOf(await server.post('/v1/sessions', { size: 8 }), 201);
    next = bodyOf(await answer(server, next, false), 201).next;
    next = bodyOf(await answer(server, next, true), 201).next;
    server.clock.now += 11 * HOUR;
    // It is the afternoon of the 10th in Los Angeles: the same date once more.
    await change({ timeZone: 'America/Los_Angeles' });
    expect(await today()).toMatchObject({ day: '2026-06-10', new: 2, due: 0, answered: 2 });
    next = bodyOf(await answer(server, next, true), 201).next;
    next = bodyOf(await answer(server, next, true), 201).next;
    expect(next).toBeNull();
    expect(await today()).toMatchObject({ day: '2026-06-10', new: 0, answered: 4, streakDays: 1 });
    expect(await study(8)).toEqual([]);
    // The failed card is due when the next day starts where the learner is now.
    moveTo('2026-06-11T10:59:59.999Z');
    expect((await today()).due).toBe(0);
    moveTo('2026-06-11T11:00:00.000Z');
    expect(await today()).toMatchObject({ day: '2026-06-11', due: 1, new: 4 });
  });

  it('back over the date line does not live a day twice', async () => {
    // 08:00 on the 11th in Kiritimati is 08:00 on the 10th in Honolulu.
    await live('Pacific/Kiritimati', '2026-06-10T18:00:00.000Z', 20, { newPerDay: 3 });
    expect(await study(9, false)).toHaveLength(3);
    await change({ timeZone: 'Pacific/Honolulu' });
    expect(await today()).toMatchObject({ day: '2026-06-11', new: 0, due: 0, answered: 3 });
    journey.server.clock.now += 12 * HOUR;
    // Evening of the 10th there: still the learner's 11th, although it began 26 hours ago.
    expect(await today()).toMatchObject({ day: '2026-06-11', new: 0, due: 0 });
    moveTo('2026-06-11T14:00:00.000Z');
    expect(await today()).toMatchObject({ day: '2026-06-11', new: 0, due: 0 });
    moveTo('2026-06-12T14:00:00.000Z');
    expect(await today()).toMatchObject({ day: '2026-06-12', new: 3, due: 3, streakDays: 1 });
    await study(9);
    expect(new Set(await daysInLog())).toEqual(new Set(['2026-06-11', '2026-06-12']));
  });

  it('to and fro wins no more days than the sun gives, wherever they are', async () => {
    await live('Asia/Tokyo', TOKYO_EVENING, 40, { newPerDay: 2 });
    const zones = ['America/Los_Angeles', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];
    for (let hour = 0; hour < 48; hour += 3) {
      await change({ timeZone: zones[hour % zones.length] });
      await study(6);
      journey.server.clock.now += 3 * HOUR;
    }
    const days = await daysInLog();
    expect(days).toEqual(days.toSorted());
    // Two days and the 25 hours between the ends of the earth touch four dates at most.
    expect(new Set(days).size).toBeLessThanOrEqual(4);
    for (const day of new Set(days)) {
      const asked = standingAnswers(await journey.store.log(1)).filter(
        (entry) => dayName(entry.day) === day && entry.predicted === null,
      );
      expect(asked.length).toBeLessThanOrEqual(2);
    }
  });

  it('and one who moves the start of the day back do not get a day’s new cards twice', async () => {
    await live('Europe/Berlin', '2026-11-20T10:00:00.000Z', 12, { newPerDay: 2 });
    expect(await study(9)).toHaveLength(2);
    await change({ dayStartsAt: '23:00' });
    expect(await today()).toMatchObject({ day: '2026-11-20', new: 0, answered: 2 });
    expect(await study(9)).toEqual([]);
    moveTo('2026-11-20T22:00:00.000Z');
    // 23:00 on the 20th starts the day that is named after the 20th: it goes on.
    expect(await today()).toMatchObject({ day: '2026-11-20', new: 0 });
    moveTo('2026-11-21T22:00:00.000Z');
    expect(await today()).toMatchObject({ day: '2026-11-21', new: 2 });
  });
});

describe('a clock that was set back', () => {
  it('by a week neither undoes a day nor makes anything due twice', async () => {
    await live('Europe/Berlin', '2026-11-20T10:00:00.000Z', 12, { newPerDay: 2 });
    await study(9, false);
    journey.server.clock.now += DAY;
    expect(await study(9)).toHaveLength(4);
    journey.server.clock.now -= 7 * DAY;
    expect(await today()).toMatchObject({ day: '2026-11-21', new: 0, due: 0, answered: 4 });
    expect(await study(9)).toEqual([]);
    const { session } = await practise(journey.server, { mode: 'drill', size: 2 }, () => true);
    expect(session.progress.planned).toBe(2);
    expect((await daysInLog()).at(-1)).toBe('2026-11-21');
  });
});
