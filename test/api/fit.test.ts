// Fitting over HTTP: refused when too early or no better, one at a time, and a crash that harms nobody.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import type { Train, Trained } from '#core/optimizer/training.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { createTrainer } from '#workers/train-in-child.ts';
import { bank, singleCards } from '../support/banks.ts';
import { findFaults } from '../support/journey.ts';
import { practiseFor } from '../support/practised.ts';
import { createServer, DAY, type Server } from '../support/server.ts';

const DEFAULT = defaultParams(0.9).weights;
const OTHER = DEFAULT.map((weight, index) => (index < 4 ? weight * 0.5 : weight));
const score = (logLoss: number) => ({ logLoss, rmseBins: 0.05, n: 64 });

/** A trainer whose result is known, and that waits until it is let go. */
function heldTrainer(trained: Trained): { train: Train; letGo: () => void; runs: () => number } {
  let runs = 0;
  const gate = Promise.withResolvers<void>();
  return {
    letGo: gate.resolve,
    runs: () => runs,
    train: async (_job, onStage) => {
      runs += 1;
      onStage('training');
      await gate.promise;
      return trained;
    },
  };
}

const open = async (train?: Train) =>
  createServer({
    store: await openMemoryStore(),
    banks: [bank(singleCards(60))],
    ...(train ? { train } : {}),
  });
const shownFit = async (server: Server) => (await server.get('/v1/me/fit')).body;
const start = (server: Server) => server.post('/v1/me/fit');

describe('a learner with too few reviews', () => {
  it('sees the default weights, and what is needed', async () => {
    const server = await open();
    expect(await shownFit(server)).toEqual({
      status: 'none',
      stage: null,
      progress: null,
      why: null,
      startedAt: null,
      finishedAt: null,
      reviews: 0,
      longTerm: 0,
      needed: { reviews: 400, longTerm: 150, from: null },
      before: null,
      after: null,
      weights: DEFAULT,
      appliedAt: null,
      history: [],
    });
  });

  it('is refused with the numbers', async () => {
    const server = await open();
    await practiseFor(server, 30);
    const started = await start(server);
    expect([started.status, started.headers.get('location')]).toEqual([202, '/v1/me/fit']);
    expect(started.body).toMatchObject({ status: 'running', finishedAt: null });
    await server.fits.idle();
    const { status, why, reviews, needed, history } = await shownFit(server);
    expect(status).toBe('refused');
    expect(why).toContain(`A fit needs 400 reviews`);
    expect(why).toContain(`there are ${reviews} and `);
    expect(needed.reviews).toBe(400 - reviews);
    expect(history).toEqual([]);
  });
});

describe('a learner with enough reviews', () => {
  let practised: Server;
  const held = heldTrainer({ weights: OTHER, before: score(0.4), after: score(0.45) });
  beforeAll(async () => {
    practised = await open(held.train);
    await practiseFor(practised, 430);
  });

  it('has one fit at a time, and the server answers meanwhile', async () => {
    const first = await start(practised);
    const second = await start(practised);
    expect(second.body.startedAt).toBe(first.body.startedAt);
    await expect
      .poll(() => shownFit(practised))
      .toMatchObject({
        status: 'running',
        stage: 'training',
        progress: 0.4,
      });
    expect((await practised.get('/v1/me/today')).status).toBe(200);
    held.letGo();
    await practised.fits.idle();
    expect(held.runs()).toBe(1);
  });

  it('keeps the weights in force when the fitted ones are no better, and is told so', async () => {
    const shown = await shownFit(practised);
    expect(shown).toMatchObject({
      status: 'refused',
      before: score(0.4),
      after: score(0.45),
      weights: DEFAULT,
      appliedAt: null,
      why: 'On the last 64 reviews, which were not trained on, log loss would be 0.4500 instead of 0.4000.',
      history: [{ outcome: 'refused', weights: OTHER, previous: DEFAULT, reviews: shown.reviews }],
    });
    expect((await practised.world.store.log(1)).some(({ kind }) => kind === 'fit')).toBe(false);
  });

  it('has to wait for the next one until half as many reviews are new, or a month', async () => {
    await start(practised);
    await practised.fits.idle();
    const early = await shownFit(practised);
    expect(early.why).toMatch(/^The last fit was of \d+ reviews; another needs \d+, or one more/);
    expect(early.needed.reviews).toBe(Math.ceil(early.reviews / 2));
    expect(held.runs()).toBe(1);
    practised.clock.now += 31 * DAY;
    await practiseFor(practised, 1, { seed: 'later' });
    await start(practised);
    await practised.fits.idle();
    expect(held.runs()).toBe(2);
    expect((await shownFit(practised)).history).toHaveLength(2);
  });
});

describe('a trainer that crashes', () => {
  it('is a failed fit, told to nobody but the log, and the server goes on', async () => {
    const crashing = join(import.meta.dirname, '../workers/crashing-child.ts');
    const server = await open((job, onStage) =>
      createTrainer(crashing).train({ ...job, weights: [0] }, onStage),
    );
    await practiseFor(server, 430);
    const before = [await server.world.store.memories(1), await server.world.store.log(1)];
    await start(server);
    await server.fits.idle();
    expect(await shownFit(server)).toMatchObject({
      status: 'failed',
      why: 'The optimizer ended without a result; nothing was changed. Try again later.',
      weights: DEFAULT,
      before: null,
      history: [],
    });
    expect(server.lines.join('\n')).toContain('SIGABRT');
    expect([await server.world.store.memories(1), await server.world.store.log(1)]).toEqual(before);
    expect(await practiseFor(server, 5, { seed: 'after' })).toBeGreaterThanOrEqual(5);
    expect((await start(server)).body.status).toBe('running');
    await server.fits.idle();
    expect(await findFaults(server.world.store, 1)).toEqual([]);
  });
});
