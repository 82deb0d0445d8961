// Streaks as learners live them: days off, days with nothing to do, travel, clock changes; over real SQLite.
import { afterEach, describe, expect, it } from 'vitest';
import { bank, singleCards } from '../support/banks.ts';
import { bodyOf, findFaults, type Journey, openJourney } from '../support/journey.ts';
import { practise } from '../support/learner.ts';
import { DAY, type Reply } from '../support/server.ts';

/** A Friday. */
const FRIDAY = '2026-11-20T09:00:00.000Z';

let journey: Journey;
afterEach(async () => {
  expect(await findFaults(journey.store, 1)).toEqual([]);
  await journey.end();
});

const get = async (path: string) => bodyOf(await journey.server.get(path));
const streak = async (): Promise<number> => (await get('/v1/me/today')).streakDays;
const change = async (settings: Record<string, unknown>) =>
  bodyOf(await journey.server.request('PATCH', '/v1/me', settings));
const card = async (verb: string, id = 'card-1') =>
  bodyOf(await journey.server.post(`/v1/me/cards/${id}/${verb}`));

/** A learner with so many cards; what nothing else says happens in UTC. */
async function live(cards: number, settings: Record<string, unknown> = {}, from = FRIDAY) {
  journey = await openJourney([bank(singleCards(cards))], Date.parse(from));
  await change(settings);
}

async function study(size = 20, right = true): Promise<Reply['body'][]> {
  const { feedback } = await practise(journey.server, { size }, () => right);
  return feedback;
}

function pass(days: number): void {
  journey.server.clock.now += days * DAY;
}

function moveTo(instant: string): void {
  journey.server.clock.now = Date.parse(instant);
}

describe('days off', () => {
  it('keep a streak and do not lengthen it', async () => {
    await live(20, { daysOff: ['sat', 'sun'] });
    await study(1);
    pass(3);
    expect(await streak()).toBe(1);
    await study(1);
    expect(await streak()).toBe(2);
    pass(2);
    expect(await streak()).toBe(0);
  });

  it('count when they are used', async () => {
    await live(20, { daysOff: ['sat', 'sun'] });
    await study(1);
    pass(1);
    await study(1);
    expect(await streak()).toBe(2);
  });
});

describe('a day on which nothing was due', () => {
  it('keeps the streak, until a card waits and is not asked', async () => {
    await live(2);
    const [first] = await study();
    expect(first.memory.intervalDays).toBe(2);
    pass(2);
    // Saturday had nothing; on Sunday the cards are back.
    expect(await streak()).toBe(1);
    const again = await study();
    expect(again).toHaveLength(2);
    expect(await streak()).toBe(2);
    const nearest = Math.min(...again.map(({ memory }) => memory.intervalDays));
    expect(nearest).toBeGreaterThan(2);
    pass(nearest);
    expect(await streak()).toBe(2);
    pass(1);
    expect(await streak()).toBe(0);
  });

  it('is known for good once the next answer is given', async () => {
    await live(2);
    await study();
    pass(2);
    await study(1);
    const now = await streak();
    expect(now).toBe(2);
    // What is set and done later does not rewrite the days before.
    await change({ newPerDay: 0, daysOff: [] });
    await card('reset', 'card-2');
    await change({ newPerDay: 20 });
    await journey.restart();
    expect(await streak()).toBe(2);
    expect((await get('/v1/me/stats/progress')).total.streakDays).toBe(2);
    pass(1);
    await study(1);
    expect(await streak()).toBe(3);
  });

  it('is none while a new card was left within the limits', async () => {
    await live(3);
    await study(2);
    pass(2);
    expect(await streak()).toBe(0);
    await study(1);
    expect(await streak()).toBe(1);
  });

  it('is one when the limits let no new card through', async () => {
    await live(3, { newPerDay: 2 });
    await study(2);
    await change({ newPerDay: 0 });
    pass(2);
    expect(await streak()).toBe(1);
    await study(1);
    expect(await streak()).toBe(2);
  });

  it('is one when no review is allowed', async () => {
    await live(1, { reviewsPerDay: 0 });
    await study(1);
    pass(30);
    expect(await streak()).toBe(1);
  });

  it('is one when what was due is suspended', async () => {
    await live(2);
    await study();
    await card('suspend', 'card-1');
    await card('suspend', 'card-2');
    pass(30);
    expect(await streak()).toBe(1);
    await card('resume', 'card-1');
    expect(await streak()).toBe(0);
  });

  it('is one until a buried card comes back', async () => {
    await live(2);
    await study(1);
    // The other one, which is new, is away for this day only.
    await card('bury', 'card-2');
    expect((await get('/v1/me/today')).new).toBe(0);
    pass(1);
    expect(await streak()).toBe(1);
    pass(1);
    expect(await streak()).toBe(0);
  });

  it('is told of no answer that was taken back', async () => {
    await live(2);
    await study();
    pass(2);
    const [feedback] = await study(1);
    bodyOf(await journey.server.post(`/v1/answers/${feedback.answerId}/undo`));
    // Sunday is not answered any more, and still going; Saturday stays free.
    expect(await streak()).toBe(1);
    pass(1);
    expect(await streak()).toBe(0);
  });
});

describe('a learner who travels', () => {
  it('east over the date line and practises every morning loses no streak', async () => {
    const home = { timeZone: 'Pacific/Pago_Pago' };
    await live(30, home, '2026-06-09T20:00:00.000Z');
    await study(1);
    pass(1);
    await study(1);
    expect(await get('/v1/me/today')).toMatchObject({ day: '2026-06-10', streakDays: 2 });
    // The next morning, 23 hours later, is that of the 12th: the flight took the 11th away.
    await change({ timeZone: 'Pacific/Kiritimati' });
    moveTo('2026-06-11T19:00:00.000Z');
    expect(await get('/v1/me/today')).toMatchObject({ day: '2026-06-12', streakDays: 2 });
    await study(1);
    expect(await streak()).toBe(3);
    pass(1);
    await study(1);
    expect(await streak()).toBe(4);
  });

  it('west over the date line has one long day, which counts once', async () => {
    await live(30, { timeZone: 'Pacific/Kiritimati' }, '2026-06-10T18:00:00.000Z');
    await study(1);
    await change({ timeZone: 'Pacific/Pago_Pago' });
    pass(0.5);
    await study(1);
    expect(await get('/v1/me/today')).toMatchObject({ day: '2026-06-11', streakDays: 1 });
    moveTo('2026-06-12T19:00:00.000Z');
    await study(1);
    expect(await get('/v1/me/today')).toMatchObject({ day: '2026-06-12', streakDays: 2 });
  });

  it('and stays away for a day has missed it in every zone', async () => {
    await live(30, { timeZone: 'America/New_York' });
    await study(1);
    await change({ timeZone: 'Asia/Tokyo' });
    pass(2);
    expect(await streak()).toBe(0);
  });
});

describe('days of 23 and 25 hours', () => {
  it.each([
    ['spring', '2026-03-28T23:30:00.000Z', 23],
    ['autumn', '2026-10-24T22:30:00.000Z', 25],
  ])('in %s count as one each, at midnight in Berlin', async (_season, from, hours) => {
    await live(30, { timeZone: 'Europe/Berlin', dayStartsAt: '00:00' }, from);
    for (let day = 1; day <= 4; day += 1) {
      await study(1);
      expect(await streak()).toBe(day);
      pass(day === 1 ? hours / 24 : 1);
    }
    const { days } = await get('/v1/me/stats/calendar');
    expect(days.map(({ answered }: { answered: number }) => answered)).toEqual([1, 1, 1, 1]);
  });
});
