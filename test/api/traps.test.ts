// Traps over HTTP: the list of those that were fallen for, and the drill that takes the worst first.
import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, card, contents, question, singleCards } from '../support/banks.ts';
import { answer, practise } from '../support/learner.ts';
import { createServer, DAY, MINUTE, type Reply, type Server, START } from '../support/server.ts';

async function serverWith(count = 8) {
  return createServer({ store: await openMemoryStore(), banks: [bank(singleCards(count))] });
}

/** Drills one card and falls for the trap that its first wrong option names: that of the next card. */
async function fallFor(server: Server, cardId: string, confidence?: string): Promise<string> {
  const { body } = await server.post('/v1/sessions', { mode: 'drill', cards: [cardId] });
  const trap = body.next.input.options.find(({ text }: { text: string }) => text === 'wrong one');
  const sent = { response: { choice: trap.id }, ...(confidence ? { confidence } : {}) };
  const reply = await server.post(`/v1/presentations/${body.next.id}/answer`, sent);
  expect(reply.body.trapHit).not.toBeNull();
  server.clock.now += MINUTE;
  return reply.body.answerId;
}

const traps = async (server: Server): Promise<Reply['body'][]> =>
  (await server.get('/v1/me/stats/traps')).body.data;
const drill = (server: Server, cardId: string, right: boolean) =>
  practise(server, { mode: 'drill', cards: [cardId] }, () => right);

describe('the traps of a learner', () => {
  it('are none at first', async () => {
    const { status, body } = await (await serverWith()).get('/v1/me/stats/traps');
    expect([status, body]).toEqual([200, { data: [], nextCursor: null }]);
  });

  it('tell which misconception was chosen, how often, how surely and when', async () => {
    const server = await serverWith();
    await fallFor(server, 'card-1', 'sure');
    await fallFor(server, 'card-1');
    expect(await traps(server)).toEqual([
      {
        cardId: 'card-2',
        title: 'Title of card-2',
        misconception: 'Misconception of card-2',
        bank: 'test-bank',
        topic: 'topic-a',
        times: 2,
        strong: 1,
        lastAt: new Date(START + MINUTE).toISOString(),
        cured: false,
        cure: { by: 'questions', right: 0 },
      },
    ]);
  });

  it('are cured by two right answers in a row to different questions, and not once chosen again', async () => {
    const server = await serverWith();
    const cured = async () => (await traps(server))[0]?.cured;
    await fallFor(server, 'card-1');
    await drill(server, 'card-2', true);
    expect(await cured()).toBe(false);
    await drill(server, 'card-2', true);
    expect(await cured()).toBe(true);
    await fallFor(server, 'card-1');
    expect(await cured()).toBe(false);
  });

  it('are no longer there when the answer is taken back, or the card is', async () => {
    const server = await serverWith();
    await fallFor(server, 'card-1');
    const answerId = await fallFor(server, 'card-4');
    await fallFor(server, 'card-7');
    expect((await traps(server)).map((row) => row.cardId)).toEqual(['card-8', 'card-5', 'card-2']);
    await server.post(`/v1/answers/${answerId}/undo`);
    await server.reload(bank(singleCards(8).filter(({ id }) => id !== 'card-2')));
    expect((await traps(server)).map((row) => row.cardId)).toEqual(['card-8']);
  });
});

describe('a drill of traps', () => {
  it('asks those not cured first, then those that the learner was sure of, then the frequent, then the newest', async () => {
    const server = await serverWith();
    await fallFor(server, 'card-1', 'sure');
    await drill(server, 'card-2', true);
    await drill(server, 'card-2', true);
    await fallFor(server, 'card-2');
    await fallFor(server, 'card-3');
    await fallFor(server, 'card-3');
    await fallFor(server, 'card-5', 'sure');
    await fallFor(server, 'card-6');
    const worst = ['card-6', 'card-4', 'card-7', 'card-3', 'card-2'];
    expect((await traps(server)).map((row) => row.cardId)).toEqual(worst);
    const { session, feedback } = await practise(
      server,
      { mode: 'drill', trapsOnly: true },
      () => true,
    );
    const asked = [session.next, ...feedback.map(({ next }) => next)].filter(Boolean);
    expect(asked.map(({ question: { cardId } }) => cardId)).toEqual(worst);
    expect(new Set(asked.map(({ reason }) => reason.kind))).toEqual(new Set(['drill']));
  });

  it('asks no card whose trap was never chosen, within the topics and banks that are wanted', async () => {
    const other = card('other', [question(contents.single('other-q', 'card-1'), TRAPS)]);
    const server = await createServer({
      store: await openMemoryStore(),
      banks: [bank([...singleCards(3), { ...other, topic: 'topic-b' }])],
    });
    await fallFor(server, 'card-1');
    await fallFor(server, 'other');
    const planned = async (request: object) =>
      (await server.post('/v1/sessions', { mode: 'drill', trapsOnly: true, ...request })).body
        .progress.planned;
    expect(await planned({})).toBe(2);
    expect(await planned({ size: 1 })).toBe(1);
    expect(await planned({ topics: ['topic-b'] })).toBe(0);
    expect(await planned({ cards: ['card-1', 'card-3'] })).toBe(1);
  });
});

const TRAPS = { 'card-1': { title: 'Title of card-1', misconception: 'Misconception of card-1' } };

describe('a trap that was chosen', () => {
  it('brings its card into the next day’s session, behind what is due, and says so', async () => {
    const server = await serverWith(4);
    await practise(server, { size: 4 }, () => true);
    server.clock.now += 30 * DAY;
    // Far from due again, until a trap is chosen; card-1 itself stays wrong.
    await practise(server, { size: 4 }, () => true);
    await fallFor(server, 'card-1');
    server.clock.now += DAY;
    const { body } = await server.post('/v1/sessions', {});
    const first = await answer(server, body.next, true);
    const asked = [body.next, first.body.next].map(({ question: { cardId }, reason }) => [
      cardId,
      reason.kind,
    ]);
    expect(asked).toEqual([
      ['card-1', 'due'],
      ['card-2', 'trap'],
    ]);
  });
});
