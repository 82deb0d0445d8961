// Tallies over real SQLite: after any practice, undo, reset, journey and restart they are what the log adds up to.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayName } from '#core/base/time.ts';
import { standingAnswers } from '#core/memory/log.ts';
import { bank, singleCards, typeCards } from '../support/banks.ts';
import { bodyOf, findFaults, type Journey, openJourney } from '../support/journey.ts';
import { answer } from '../support/learner.ts';
import { DAY, MINUTE, START } from '../support/server.ts';

const ZONES = ['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];
const cards = [...singleCards(5), ...typeCards()];

const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('practise' as const),
        request: fc.constantFrom(
          { size: 4 },
          { size: 3, mode: 'drill' },
          { size: 3, mode: 'drill', affectsSchedule: false },
        ),
        right: fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
        more: fc.constantFrom(
          {},
          { elapsedMs: 20_000 },
          { elapsedMs: 3_600_000, confidence: 'guess' },
        ),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('undo' as const), pick: fc.nat(4) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('reset' as const), card: fc.nat(4) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('pass' as const),
        hours: fc.constantFrom(1, 11, 24, 24, 49, 120),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('travel' as const), zone: fc.nat(3) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  ),
  { minLength: 4, maxLength: 18 },
);
type Step = (typeof steps extends fc.Arbitrary<infer T> ? T : never) extends (infer S)[]
  ? S
  : never;

async function take(journey: Journey, step: Step, given: string[]): Promise<void> {
  const { server } = journey;
  if (step.kind === 'pass') server.clock.now += step.hours * 60 * MINUTE;
  else if (step.kind === 'restart') await journey.restart();
  else if (step.kind === 'travel') {
    bodyOf(await server.request('PATCH', '/v1/me', { timeZone: ZONES[step.zone] }));
  } else if (step.kind === 'reset') {
    bodyOf(await server.post(`/v1/me/cards/card-${step.card + 1}/reset`));
  } else if (step.kind === 'undo') {
    const target = given.at(-1 - step.pick);
    if (target) await server.post(`/v1/answers/${target}/undo`);
  } else {
    let { next } = bodyOf(await server.post('/v1/sessions', step.request), 201);
    for (const right of step.right) {
      if (!next) return;
      server.clock.now += 10 * MINUTE;
      const { answerId, next: after } = bodyOf(await answer(server, next, right, step.more), 201);
      given.push(answerId);
      next = after;
    }
  }
}

/** What the log says of each day, counted here from its answers one by one. */
async function expectDays({ store, server }: Journey): Promise<void> {
  const standing = standingAnswers(await store.log(1));
  const counted = new Map<string, { answered: number; correct: number; ms: number }>();
  for (const { day, correct, elapsedMs } of standing) {
    const was = counted.get(dayName(day)) ?? { answered: 0, correct: 0, ms: 0 };
    counted.set(dayName(day), {
      answered: was.answered + 1,
      correct: was.correct + (correct ? 1 : 0),
      ms: was.ms + Math.min(elapsedMs ?? 0, 300_000),
    });
  }
  const shown = [2026, 2027].map((year) => server.get(`/v1/me/stats/calendar?year=${year}`));
  const days = (await Promise.all(shown)).flatMap((reply) => bodyOf(reply).days);
  expect(
    days.map(({ day, answered, correct, minutes }) => [day, answered, correct, minutes]),
  ).toEqual(
    [...counted].map(([day, { answered, correct, ms }]) => [
      day,
      answered,
      correct,
      Math.round(ms / 6000) / 10,
    ]),
  );
  const last = await store.look(1, (view) => view.last);
  const newest = days.find(({ day }) => day === dayName(Math.max(last.day, 0)));
  const { newCards, reviews } = last.done;
  expect([newest?.new ?? 0, newest?.reviews ?? 0]).toEqual([newCards, reviews]);
}

it('says of each day what the log says', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const journey = await openJourney([bank(cards)], START);
      try {
        bodyOf(await journey.server.request('PATCH', '/v1/me', { newPerDay: 4 }));
        const given: string[] = [];
        for (const step of history) {
          await take(journey, step, given);
          expect(await findFaults(journey.store, 1)).toEqual([]);
        }
        await expectDays(journey);
      } finally {
        await journey.end();
      }
    }),
    { numRuns: 25 },
  );
});

it('and a tally that is off, or a day kept free that was not, is found', async () => {
  const journey = await openJourney([bank(cards)], START);
  await take(
    journey,
    { kind: 'practise', request: { size: 4 }, right: [true, false], more: {} },
    [],
  );
  const { store } = journey;
  const wrong = (change: object) => ({
    ...store,
    look: <T>(key: number, read: (view: never) => T) =>
      store.look(key, (view) => read({ ...view, ...change } as never)),
  });
  const day = Math.floor(START / DAY);
  const faults = [
    { days: () => [] },
    { questionTallies: () => [] },
    { freeDays: () => [{ first: day - 1, last: day }] },
  ].map((change) => findFaults(wrong(change) as never, 1));
  const [noDays, noQuestions, notFree] = await Promise.all(faults);
  expect(noDays).toEqual([
    expect.stringMatching(/^tally of 2026-11-20 in test-bank: stored nothing, the log says \{/),
  ]);
  expect(noQuestions).toHaveLength(2);
  expect(notFree).toEqual(['2026-11-20 is kept as a free day, and the log has entries']);
  expect(await findFaults(store, 1)).toEqual([]);
  await journey.end();
});
