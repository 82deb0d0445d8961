// Whatever order a learner's answers arrive in, and in however many requests: what is kept of them is the same.
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { inGivenOrder } from '#core/memory/given-order.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Store } from '#store/store.ts';
import { applyRerate } from '#use-cases/rerate-learners.ts';
import { bank, card, contents, question, singleCards } from '../support/banks.ts';
import { bodyOf, findFaults, type Journey, openJourney } from '../support/journey.ts';
import { respond } from '../support/learner.ts';
import { createServer, MINUTE, type Reply, type Server } from '../support/server.ts';

const HOUR = 60 * MINUTE;
const BANK = bank([
  ...singleCards(3),
  card('case-a', [question(contents.case('case-a-q1')), question(contents.case('case-a-q2'))]),
  card('recall-a', [question(contents.recall('recall-a-q1'))]),
]);
const CARDS = ['card-1', 'card-1', 'card-2', 'card-3', 'case-a', 'recall-a'] as const;
const ZONES = ['UTC', 'Asia/Tokyo', 'America/New_York'] as const;

type Happening = { readonly wait: number } & (
  | { readonly what: 'ask'; readonly cards: readonly string[]; readonly crams: boolean }
  | { readonly what: 'ahead'; readonly pick: number; readonly size: number }
  | { readonly what: 'answer'; readonly pick: number; readonly right: boolean }
  | { readonly what: 'close'; readonly pick: number }
  | { readonly what: 'reset'; readonly card: (typeof CARDS)[number] }
  | { readonly what: 'travel'; readonly zone: (typeof ZONES)[number] }
  | { readonly what: 'rerate' }
);
type Given = { readonly right: boolean; readonly share: number; readonly sure: boolean };
type Life = { readonly happenings: readonly Happening[]; readonly given: readonly Given[] };

const wait = fc.integer({ min: 1, max: 90 }).map((minutes) => minutes * 4 * MINUTE);
const pick = fc.nat(20);
const right = fc.boolean();
const ofCard = fc.constantFrom(...CARDS);
const is = <T extends string>(what: T) => fc.constant(what);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      what: is('ask'),
      wait,
      cards: fc.oneof(
        ofCard.map((one) => [one]),
        fc.uniqueArray(ofCard, { minLength: 2, maxLength: 5 }),
      ),
      crams: fc.nat(5).map((n) => n === 0),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: is('ahead'), wait, pick, size: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 4, arbitrary: fc.record({ what: is('answer'), wait, pick, right }) },
  { weight: 1, arbitrary: fc.record({ what: is('close'), wait, pick }) },
  { weight: 1, arbitrary: fc.record({ what: is('reset'), wait, card: ofCard }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: is('travel'), wait, zone: fc.constantFrom(...ZONES) }),
  },
  { weight: 1, arbitrary: fc.record({ what: is('rerate'), wait }) },
);
const lives: fc.Arbitrary<Life> = fc.record({
  happenings: fc.array(happening, { minLength: 4, maxLength: 16, size: 'max' }),
  given: fc.array(
    fc.record({ right, share: fc.double({ min: 0, max: 1, noNaN: true }), sure: fc.boolean() }),
    { minLength: 16, maxLength: 16 },
  ),
});

const ALWAYS: Given = { right: true, share: 0, sure: false };
type Item = Reply['body'];

/** Lives a life online, and gives what was answered beside it without a connection, by the clock of the device. */
async function live(server: Server, { happenings, given }: Life): Promise<Item[]> {
  const learner = bodyOf(
    await server.request('PATCH', '/v1/me', { newPerDay: 999, reviewsPerDay: 9999 }),
  );
  const asked: { session: string; shown: Map<string, Item> }[] = [];
  const see = async (shown: Map<string, Item>, ...seen: readonly Item[]) => {
    for (const presentation of seen) {
      if (!presentation || shown.has(presentation.id)) continue;
      shown.set(presentation.id, presentation);
      if (presentation.input.kind !== 'recall') continue;
      bodyOf(await server.post(`/v1/presentations/${presentation.id}/reveal`));
    }
  };
  for (const one of happenings) {
    server.clock.now += one.wait;
    const open = 'pick' in one ? asked[one.pick % Math.max(1, asked.length)] : undefined;
    if (one.what === 'ask') {
      const request = { mode: 'drill', cards: one.cards, affectsSchedule: !one.crams };
      const { id, next } = bodyOf(await server.post('/v1/sessions', request), 201);
      const begun = { session: id, shown: new Map<string, Item>() };
      asked.push(begun);
      await see(begun.shown, next);
    }
    if (one.what === 'ahead' && open) {
      const { size } = one;
      const { status, body } = await server.post(`/v1/sessions/${open.session}/ahead`, { size });
      if (status === 200) await see(open.shown, ...body.presentations);
    }
    if (one.what === 'answer' && open) {
      const presentation = [...open.shown.values()][one.pick % Math.max(1, open.shown.size)];
      if (!presentation) continue;
      const response = respond(presentation, one.right);
      const path = `/v1/presentations/${presentation.id}/answer`;
      const { status, body } = await server.post(path, { response });
      if (status !== 201) continue;
      open.shown.delete(presentation.id);
      await see(open.shown, body.next);
    }
    if (one.what === 'close' && open) {
      bodyOf(await server.post(`/v1/sessions/${open.session}/close`));
    }
    if (one.what === 'reset') await server.post(`/v1/me/cards/${one.card}/reset`);
    if (one.what === 'travel') await server.request('PATCH', '/v1/me', { timeZone: one.zone });
    if (one.what === 'rerate') {
      const me = await server.world.store.learner(learner.id);
      const policy = one.wait % 8 === 0 ? 'plain-1' : 'mcq-1';
      if (me) await applyRerate(server.world, me, policy, server.call());
    }
  }
  server.clock.now += HOUR;
  const { now } = server.clock;
  const unanswered = asked.flatMap(({ shown }) => [...shown.values()]);
  return unanswered.map((next, place) => {
    const { right: isRight, share, sure } = given[place % given.length] ?? ALWAYS;
    const issued = Date.parse(next.issuedAt);
    const at = Math.round(issued + share * (now - issued));
    return {
      clientAnswerId: `answer-${place}`,
      presentationId: next.id,
      response: respond(next, isRight),
      // The clock of the device is two minutes behind.
      answeredAt: new Date(at - 2 * MINUTE).toISOString(),
      elapsedMs: 5000,
      ...(sure ? { confidence: 'sure' } : {}),
    };
  });
}

let keys = 0;
async function send(server: Server, items: readonly Item[]): Promise<Item[]> {
  keys += 1;
  const sentAt = new Date(server.clock.now - 2 * MINUTE).toISOString();
  const key = { 'idempotency-key': `key-${keys}` };
  return bodyOf(await server.post('/v1/sync/answers', { sentAt, items }, key)).results;
}

/** Memories, trap counts, tallies and learning days, what was answered when, and the counts of the sessions. */
async function kept(store: Store) {
  const given = inGivenOrder(await store.log(1)).map(({ seq: _seq, ...entry }) => {
    if (entry.kind !== 'answer') return entry;
    const { predicted: _predicted, late: _late, ...rest } = entry;
    return rest;
  });
  const sessions = await store.sessions(1, 100, null);
  return {
    memories: await store.memories(1),
    traps: await store.trapCounts(1),
    ...(await store.look(1, (view) => ({
      days: view.days(Number.MIN_SAFE_INTEGER),
      questions: view.questionTallies(),
      free: view.freeDays(),
      today: [view.last.day, view.last.done],
    }))),
    given,
    sessions: sessions.map(({ id, state }) => [id, state.counts, state.status, state.closedAt]),
  };
}

const statuses = (results: readonly Item[]) =>
  new Map(
    results.map(({ clientAnswerId, status, problem }) => [
      clientAnswerId,
      `${status} ${problem?.code ?? ''}`,
    ]),
  );

/** The items in another order, in requests of these sizes. */
function parcels(items: readonly Item[], order: readonly number[], sizes: readonly number[]) {
  const mixed = items
    .map((item, place) => ({ item, rank: order[place % order.length] ?? 0 }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
  const made: Item[][] = [];
  for (let from = 0, turn = 0; from < mixed.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    made.push(mixed.slice(from, from + size));
    from += size;
  }
  return made;
}

const orders = fc.array(fc.nat(999), { minLength: 8, maxLength: 16 });
const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });

describe('answers that were given without a connection', () => {
  const inMemory = async () => createServer({ store: await openMemoryStore(), banks: [BANK] });
  let journey: Journey | null = null;
  afterAll(() => journey?.end());

  it('leave the same behind in whatever order and in however many requests they arrive', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(lives, orders, sizes, async (life, order, many) => {
        const [one, other] = [await inMemory(), await inMemory()];
        const first = statuses(await send(one, await live(one, life)));
        const second = new Map<string, string>();
        for (const parcel of parcels(await live(other, life), order, many)) {
          const sent = statuses(await send(other, parcel));
          for (const [id, status] of sent) second.set(id, status);
          expect(await findFaults(other.world.store, 1)).toEqual([]);
        }
        expect(second).toEqual(new Map([...first].filter(([id]) => second.has(id))));
        expect(second.size).toBe(first.size);
        expect(await kept(other.world.store)).toEqual(await kept(one.world.store));
        accepted += [...first.values()].filter((status) => status === 'accepted ').length;
      }),
      { numRuns: 60 },
    );
    expect(accepted).toBeGreaterThan(60);
  });

  it('leave the same behind in a file as in memory, and all of it again after a restart', async () => {
    const [life] = fc.sample(lives, { numRuns: 1, seed: 20261120 });
    if (!life) throw new Error('there is a life');
    journey = await openJourney([BANK], (await inMemory()).clock.now);
    const here = await inMemory();
    const told = await send(here, await live(here, life));
    const filed = await send(journey.server, await live(journey.server, life));
    expect(statuses(filed)).toEqual(statuses(told));
    expect([...statuses(filed).values()]).toContain('accepted ');
    expect(await kept(journey.store)).toEqual(await kept(here.world.store));
    await journey.restart();
    expect(await findFaults(journey.store, 1)).toEqual([]);
    expect(await kept(journey.store)).toEqual(await kept(here.world.store));
  });
});
