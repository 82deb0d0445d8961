// Spot checks on their way: drawn for a session, told in words only, logged for ever, and gone with nothing.
import { afterEach, expect, it } from 'vitest';
import { standingAnswers } from '#core/memory/log.ts';
import { bank, singleCards } from '../support/banks.ts';
import { bodyOf, findFaults, type Journey, openJourney } from '../support/journey.ts';
import { answer, practise } from '../support/learner.ts';
import { DAY, type Reply, START } from '../support/server.ts';

let journey: Journey;
afterEach(() => journey.end());

const isSpotCheck = ({ reason }: Reply['body']) => reason.text.startsWith('A spot check');

/** A learner who knows forty cards, of which some are due from time to time. */
async function setOut(): Promise<number> {
  journey = await openJourney([bank(singleCards(40))], START);
  const { server } = journey;
  bodyOf(await server.request('PATCH', '/v1/me', { newPerDay: 40 }));
  await practise(server, { size: 40 }, (_, index) => index % 3 > 0);
  server.clock.now += DAY;
  return (await journey.store.learner('me'))?.key ?? 0;
}

it('is a few answers in a hundred, each logged as what it was, through restarts', async () => {
  const me = await setOut();
  const checked: string[] = [];
  for (let day = 0; day < 25; day += 1) {
    const session = bodyOf(await journey.server.post('/v1/sessions', {}), 201);
    for (let next = session.next; next; ) {
      expect(Object.keys(next.reason).sort()).toEqual(['dueAt', 'kind', 'retrievability', 'text']);
      if (isSpotCheck(next)) {
        checked.push(next.id);
        expect(next.reason.kind).toBe('due');
        expect(Date.parse(next.reason.dueAt)).toBeGreaterThan(journey.server.clock.now);
      }
      next = bodyOf(await answer(journey.server, next, day % 4 > 0), 201).next;
    }
    journey.server.clock.now += DAY;
    if (day % 10 === 9) await journey.restart();
  }
  const log = standingAnswers(await journey.store.log(me));
  const logged = log.filter(({ probe }) => probe).map(({ presentation }) => presentation);
  expect(logged).toEqual(checked);
  expect(checked.length).toBeGreaterThan(0);
  expect(checked.length).toBeLessThan(log.length / 10);
  expect(await findFaults(journey.store, me)).toEqual([]);
});

it('is asked again as one when its answer is taken back', async () => {
  const me = await setOut();
  for (let tries = 0; tries < 200; tries += 1) {
    const session = bodyOf(await journey.server.post('/v1/sessions', {}), 201);
    let next = session.next;
    while (next && !isSpotCheck(next)) {
      next = bodyOf(await answer(journey.server, next, true), 201).next;
    }
    if (!next) {
      journey.server.clock.now += DAY;
      continue;
    }
    const { answerId } = bodyOf(await answer(journey.server, next, true), 201);
    const undone = bodyOf(await journey.server.post(`/v1/answers/${answerId}/undo`));
    const again = undone.next.question.cardId === next.question.cardId ? undone.next : null;
    const back = again ?? bodyOf(await answer(journey.server, undone.next, true), 201).next;
    expect([back.question.cardId, isSpotCheck(back)]).toEqual([next.question.cardId, true]);
    bodyOf(await answer(journey.server, back, true), 201);
    expect((await journey.store.log(me)).at(-1)).toMatchObject({ probe: true });
    return;
  }
  throw new Error('no session had a spot check');
});

it('is not part of a drill, nor of a session that moves nothing', async () => {
  const me = await setOut();
  for (let tries = 0; tries < 30; tries += 1) {
    await practise(journey.server, { mode: 'drill', size: 10 }, () => true);
    await practise(journey.server, { affectsSchedule: false, size: 10 }, () => true);
    journey.server.clock.now += DAY;
  }
  const log = standingAnswers(await journey.store.log(me));
  expect(log.length).toBeGreaterThan(300);
  expect(log.some(({ probe }) => probe)).toBe(false);
});
