// Minutes as a budget: of a session, of a day, and of what waits, at the learner's own pace.
import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, singleCards } from '../support/banks.ts';
import { answer } from '../support/learner.ts';
import { createServer, DAY, type Server } from '../support/server.ts';

async function serverWith(settings: object = {}): Promise<Server> {
  const server = await createServer({
    store: await openMemoryStore(),
    banks: [bank(singleCards(30)), bank(singleCards(30, 'other'), 'other-bank')],
  });
  await server.request('PATCH', '/v1/me', { newPerDay: 60, ...settings });
  return server;
}

/** Answers so many new cards, each in so long. */
async function answerIn(server: Server, count: number, ms: number): Promise<void> {
  const { body } = await server.post('/v1/sessions', { size: count });
  for (let next = body.next; next; ) {
    server.clock.now += ms;
    next = (await answer(server, next, true, { elapsedMs: ms })).body.next;
  }
}

const planned = async (server: Server, request: object = {}) =>
  (await server.post('/v1/sessions', request)).body.progress.planned;

describe('the minutes of a session', () => {
  it('hold two cards each, until the learner’s own pace is known', async () => {
    const server = await serverWith();
    expect(await planned(server, { minutes: 5 })).toBe(10);
    await answerIn(server, 5, 60_000);
    expect(await planned(server, { minutes: 5 })).toBe(5);
    await answerIn(server, 12, 10_000);
    expect(await planned(server, { minutes: 2 })).toBe(12);
    expect(await planned(server, { minutes: 1, size: 3 })).toBe(3);
  });
});

describe('the minutes of a day', () => {
  it('hold new and known cards together, over all sessions and banks', async () => {
    const server = await serverWith({ minutesPerDay: 4 });
    expect(await planned(server)).toBe(8);
    expect((await server.get('/v1/me/today')).body.new).toBe(8);
    await answerIn(server, 5, 30_000);
    expect(await planned(server, { banks: ['other-bank'] })).toBe(3);
    await answerIn(server, 20, 30_000);
    expect(await planned(server)).toBe(0);
    expect((await server.get('/v1/me/today')).body).toMatchObject({ answered: 8, new: 0 });
    server.clock.now += 5 * DAY;
    // Eight wait; two places are for new cards all the same.
    const { body } = await server.post('/v1/sessions', {});
    expect(body).toMatchObject({
      progress: { planned: 8 },
      backlog: { due: 8, overdue: 8, daysToClear: 1 },
    });
  });

  it('tell in how many days a backlog is gone', async () => {
    const server = await serverWith();
    await answerIn(server, 12, 30_000);
    server.clock.now += 20 * DAY;
    await server.request('PATCH', '/v1/me', { minutesPerDay: 2 });
    const { body } = await server.post('/v1/sessions', {});
    expect(body.backlog).toEqual({ due: 12, overdue: 12, daysToClear: 3 });
  });
});

describe('the order of due cards', () => {
  it('is by gain, or gentle when the learner says so', async () => {
    const server = await serverWith();
    await answerIn(server, 6, 30_000);
    server.clock.now += 2 * DAY;
    // Some are reviewed once more, so that they are remembered better.
    await answerIn(server, 3, 30_000);
    server.clock.now += 60 * DAY;
    await server.request('PATCH', '/v1/me', { reviewsPerDay: 4, newPerDay: 0 });
    const firstRecall = async (order: string) => {
      await server.request('PATCH', '/v1/me', { order });
      return (await server.post('/v1/sessions', {})).body.next.reason.retrievability;
    };
    const [gain, gentle] = [await firstRecall('gain'), await firstRecall('gentle')];
    expect(gentle).toBeGreaterThan(gain);
    const refused = await server.request('PATCH', '/v1/me', { order: 'random' });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '#/order']);
  });
});
