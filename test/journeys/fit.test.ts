// A fit in a learner's life: trained for real on what they answered, applied, undone around, and there after a restart.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { standingAnswers } from '#core/memory/log.ts';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import { bank, singleCards } from '../support/banks.ts';
import { bodyOf, findFaults, type Journey, openJourney } from '../support/journey.ts';
import { answer } from '../support/learner.ts';
import { practiseFor } from '../support/practised.ts';
import { DAY, START } from '../support/server.ts';

const DEFAULT = defaultParams(0.9).weights;
let journey: Journey;
beforeAll(async () => {
  journey = await openJourney([bank(singleCards(60))], START);
});
afterAll(() => journey.end());

const shownFit = async () => bodyOf(await journey.server.get('/v1/me/fit'));
const memories = () => journey.store.memories(1);
const weightsOf = async (seq: number) =>
  standingAnswers(await journey.store.log(1)).find((entry) => entry.seq === seq)?.params.weights;

/** Answers one card on purpose, due or not. */
async function drill(cardId: string): Promise<string> {
  const { server } = journey;
  const session = bodyOf(
    await server.post('/v1/sessions', { mode: 'drill', cards: [cardId] }),
    201,
  );
  return bodyOf(await answer(server, session.next, true), 201).answerId;
}

it('weights fitted to a forgetful learner are applied, and every memory is folded anew', async () => {
  await practiseFor(journey.server, 430);
  const last = await drill('card-1');
  const before = await memories();
  bodyOf(await journey.server.post('/v1/me/fit'), 202);
  await journey.server.fits.idle();

  const shown = await shownFit();
  expect(shown).toMatchObject({ status: 'applied', progress: 1, stage: null });
  expect(shown.after.logLoss).toBeLessThan(shown.before.logLoss);
  expect(shown.after.n).toBeGreaterThanOrEqual(30);
  expect(shown.after.n).toBe(shown.before.n);
  expect(shown.weights).not.toEqual(DEFAULT);
  expect(shown.appliedAt).toBe(shown.history[0].at);
  expect(shown.history).toMatchObject([
    { outcome: 'applied', previous: DEFAULT, weights: shown.weights },
  ]);

  const log = await journey.store.log(1);
  expect(log.at(-1)).toMatchObject({ kind: 'fit', weights: shown.weights });
  const after = await memories();
  expect([...after.keys()]).toEqual([...before.keys()]);
  const moved = [...after].filter(([card, memory]) => {
    const was = before.get(card);
    expect(memory).toMatchObject({ reps: was?.reps, lapses: was?.lapses, lastAt: was?.lastAt });
    return was?.stabilityDays !== memory.stabilityDays;
  });
  expect(moved.length).toBeGreaterThan(50);
  expect(await findFaults(journey.store, 1)).toEqual([]);

  // Taken back after the fit: the earlier answers stay folded with the fitted weights.
  bodyOf(await journey.server.post(`/v1/answers/${last}/undo`));
  expect(await findFaults(journey.store, 1)).toEqual([]);
});

it('answers after it are scheduled with the fitted weights, also after a restart', async () => {
  const { weights } = await shownFit();
  await journey.restart();
  expect(await shownFit()).toMatchObject({ status: 'applied', weights, history: [{ weights }] });
  const promised = bodyOf(await journey.server.get('/v1/me/cards/card-7')).whatIf.good.dueAt;
  const last = await drill('card-7');
  const card = bodyOf(await journey.server.get('/v1/me/cards/card-7'));
  expect(card.memory.dueAt).toBe(promised);
  const log = await journey.store.log(1);
  expect(await weightsOf(log.length)).toEqual(weights);
  expect(await findFaults(journey.store, 1)).toEqual([]);
  bodyOf(await journey.server.post(`/v1/answers/${last}/undo`));
  expect(await findFaults(journey.store, 1)).toEqual([]);
});

it('a second fit takes the place of the first for everything before it', async () => {
  journey.server.clock.now += 31 * DAY;
  await practiseFor(journey.server, 60, { seed: 'second' });
  bodyOf(await journey.server.post('/v1/me/fit'), 202);
  await journey.server.fits.idle();
  const { history, weights } = await shownFit();
  expect(history).toHaveLength(2);
  expect(history[0].previous).toEqual(history[1].weights);
  expect(history[0].outcome === 'applied' ? history[0].weights : history[1].weights).toEqual(
    weights,
  );
  expect(await findFaults(journey.store, 1)).toEqual([]);
});
