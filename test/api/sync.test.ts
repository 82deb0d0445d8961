// Answers that were given without a connection, over HTTP: what is taken, what is refused, and what it tells of each.
import { beforeEach, describe, expect, it } from 'vitest';
import { standingAnswers } from '#core/memory/log.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, card, contents, question, singleCards } from '../support/banks.ts';
import { addCaller } from '../support/caller.ts';
import { CODE, examCards, withExam } from '../support/exam-banks.ts';
import { bodyOf, findFaults } from '../support/journey.ts';
import { answer, practise } from '../support/learner.ts';
import { createServer, DAY, MINUTE, type Reply, type Server } from '../support/server.ts';
import { itemFor, sync } from '../support/sync.ts';

type Body = Reply['body'];
const HOUR = 60 * MINUTE;

let server: Server;
beforeEach(async () => {
  const cards = [
    ...singleCards(8),
    card('case-a', [question(contents.case('case-a-q1'))]),
    card('recall-a', [question(contents.recall('recall-a-q1'))]),
  ];
  server = await createServer({ store: await openMemoryStore(), banks: [bank(cards)] });
});

const begin = async (cards: string[], more: object = {}): Promise<Body> =>
  bodyOf(await server.post('/v1/sessions', { mode: 'drill', cards, ...more }), 201);
const results = async (items: readonly unknown[], more = {}): Promise<Body[]> =>
  bodyOf(await sync(server, items, more)).results;
const outcome = ({ status, problem }: Body) => (problem ? `${status} ${problem.code}` : status);
const memoryOf = async (id: string) => bodyOf(await server.get(`/v1/me/cards/${id}`)).memory;
const faults = () => findFaults(server.world.store, 1);

describe('a request', () => {
  it('needs an Idempotency-Key', async () => {
    const { status, body } = await sync(server, [], { key: null });
    expect([status, body.code]).toEqual([400, 'invalid-idempotency-key']);
  });

  it('has an envelope that is refused as a whole, and items that are refused alone', async () => {
    const { next } = await begin(['card-1']);
    const good = itemFor(server, next, true, 0);
    const wholes = [
      await sync(server, [good], { sentAt: 'yesterday' }),
      await sync(server, [good, { presentationId: next.id }]),
      await sync(server, [good, 'no item']),
      await sync(
        server,
        Array.from({ length: 501 }, () => good),
      ),
    ];
    for (const { status, body } of wholes) {
      expect([status, body.code]).toEqual([422, 'validation-failed']);
    }
    const odd = { ...good, clientAnswerId: 'odd' };
    const told = await results([
      { ...odd, elapsedMs: -1 },
      { ...odd, extra: 1 },
      { clientAnswerId: 'odd' },
      { ...odd, presentationId: 7 },
      { ...odd, answeredAt: '2026-02-30T00:00:00Z' },
      good,
    ]);
    expect(told.map(outcome)).toEqual([
      ...Array.from({ length: 5 }, () => 'rejected validation-failed'),
      'accepted',
    ]);
    expect(told[0].problem.errors).toMatchObject([{ pointer: '#/items/0/elapsedMs' }]);
    expect(told.map(({ presentationId }) => presentationId)).toEqual([
      next.id,
      next.id,
      null,
      null,
      next.id,
      next.id,
    ]);
  });

  it('of up to a mebibyte is taken, a larger one is not', async () => {
    const item = (place: number) => ({ clientAnswerId: `${place}`, padding: 'x'.repeat(2000) });
    const many = Array.from({ length: 500 }, (_, place) => item(place));
    expect(bodyOf(await sync(server, many)).counts.rejected).toBe(500);
    const { status, body } = await sync(server, [...many.slice(0, 499), ...many.slice(0, 60)]);
    expect([status, body.code]).toEqual([413, 'payload-too-large']);
  });

  it('sent again with its key gets its reply again, and does nothing', async () => {
    const { next } = await begin(['card-1']);
    const sent = [itemFor(server, next, true, 0)];
    const first = await sync(server, sent, { key: 'one' });
    const again = await sync(server, sent, { key: 'one' });
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await sync(server, [], { key: 'one' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('tells what came of each in the order of the items, and counts them', async () => {
    const first = await begin(['card-1']);
    const second = await begin(['card-2']);
    server.clock.now += HOUR;
    const items = [
      itemFor(server, second.next, true, 5 * MINUTE),
      itemFor(server, first.next, false, 10 * MINUTE, { confidence: 'sure', elapsedMs: 9000 }),
      { ...itemFor(server, first.next, true, 0), presentationId: `prs_${'A'.repeat(22)}` },
    ];
    const body = bodyOf(await sync(server, items));
    expect(body.counts).toEqual({ accepted: 2, replayed: 0, rejected: 1, totalLog: 2 });
    expect(body.results.map(outcome)).toEqual(['accepted', 'accepted', 'rejected not-found']);
    const [, wrong] = body.results;
    expect(wrong.givenAt).toBe(items[1].answeredAt);
    expect(wrong.feedback).toMatchObject({
      presentationId: first.next.id,
      outcome: { correct: false },
      rating: 'again',
      trapHit: { cardId: 'card-2', times: 1 },
      progress: { answered: 1, wrong: 1, remaining: 0 },
    });
    const recorded = await server.get(`/v1/presentations/${first.next.id}/answer`);
    expect(recorded.body).toEqual(wrong.feedback);
    const again = bodyOf(await sync(server, items));
    expect(again.counts).toEqual({ accepted: 0, replayed: 2, rejected: 1, totalLog: 2 });
    expect(again.results[1].feedback).toEqual(wrong.feedback);
    expect(await faults()).toEqual([]);
  });
});

describe('an item', () => {
  it('with another response than the recorded one is rejected with what was recorded', async () => {
    const { next } = await begin(['card-1']);
    const { body: recorded } = await answer(server, next, true);
    const [same, other] = await results([
      itemFor(server, next, true, 0),
      itemFor(server, next, false, 0),
    ]);
    expect(same).toMatchObject({ status: 'replayed', feedback: recorded });
    expect(other).toMatchObject({
      status: 'rejected',
      problem: { code: 'already-answered', recorded },
    });
  });

  it('that was given first counts, in whatever order two to one presentation stand', async () => {
    const { next } = await begin(['card-1']);
    server.clock.now += HOUR;
    const told = await results([
      itemFor(server, next, false, MINUTE),
      itemFor(server, next, true, 2 * MINUTE),
      itemFor(server, next, true, 0),
    ]);
    expect(told.map(outcome)).toEqual(['rejected already-answered', 'accepted', 'replayed']);
  });

  it('with an option that was not shown harms no other', async () => {
    const [one, two] = [await begin(['card-1']), await begin(['card-2'])];
    const told = await results([
      itemFor(server, one.next, true, 0, { response: { choice: 'opt_AAAAAAAAAAAA' } }),
      itemFor(server, two.next, true, 0),
      itemFor(server, one.next, true, 0, { response: { text: 'no choice' } }),
    ]);
    expect(told.map(outcome)).toEqual([
      'rejected option-unknown',
      'accepted',
      'rejected validation-failed',
    ]);
    expect(told[0].problem.errors[0].pointer).toBe('#/response/choice');
  });

  it('older than thirty days is rejected, and replayed all the same when it is known', async () => {
    const [one, two] = [await begin(['card-1']), await begin(['card-2'])];
    await answer(server, one.next, true);
    server.clock.now += 31 * DAY;
    const told = await results([
      itemFor(server, one.next, true, 30 * DAY + HOUR),
      itemFor(server, two.next, true, 30 * DAY + HOUR),
    ]);
    expect(told.map(outcome)).toEqual(['replayed', 'rejected answer-too-old']);
  });

  it('counts from when it was given, by the clock of the server', async () => {
    const sessions = [await begin(['card-1']), await begin(['card-2']), await begin(['card-3'])];
    const start = server.clock.now;
    server.clock.now += 6 * HOUR;
    const items = sessions.map(({ next }, place) =>
      itemFor(server, next, true, [3 * HOUR, 9 * HOUR, -HOUR][place] ?? 0, { elapsedMs: DAY }),
    );
    // The clock of the device is an hour fast.
    const shifted = items.map((item) => ({
      ...item,
      answeredAt: new Date(Date.parse(item.answeredAt) + HOUR).toISOString(),
    }));
    const body = bodyOf(
      await sync(server, shifted, { sentAt: new Date(server.clock.now + HOUR).toISOString() }),
    );
    expect([body.clockSuspect, body.skewMs]).toEqual([true, -HOUR]);
    const given = [start + 3 * HOUR, start, start + 6 * HOUR];
    expect(body.results.map(({ givenAt }: Body) => Date.parse(givenAt))).toEqual(given);
    const log = await server.world.store.log(1);
    const standing = standingAnswers(log);
    expect(standing.map(({ at }) => at)).toEqual([...given].sort());
    // Nor did it take longer than it was shown.
    expect(standing.map(({ elapsedMs }) => elapsedMs)).toEqual([0, 3 * HOUR, 6 * HOUR]);
    expect(log.map(({ at }) => at)).toEqual([0, 1, 2].map((ms) => server.clock.now + ms));
    expect(server.lines.join('')).toContain('a clock is off');
  });

  it('given before a later answer that arrived first is folded before it', async () => {
    const early = await begin(['card-1']);
    server.clock.now += 2 * DAY;
    const late = await begin(['card-1']);
    await answer(server, late.next, true);
    server.clock.now += HOUR;
    const alone = await memoryOf('card-1');
    const item = itemFor(server, early.next, false, 2 * DAY);
    expect((await results([item])).map(outcome)).toEqual(['accepted']);
    const both = await memoryOf('card-1');
    expect(both.stabilityDays).not.toBe(alone.stabilityDays);
    const ordered = await createServer({
      store: await openMemoryStore(),
      banks: [bank(singleCards(8))],
    });
    const drill = { mode: 'drill', cards: ['card-1'] };
    await practise(ordered, drill, () => false);
    ordered.clock.now += 2 * DAY;
    await practise(ordered, drill, () => true);
    ordered.clock.now += HOUR;
    expect(bodyOf(await ordered.get('/v1/me/cards/card-1')).memory).toEqual(both);
    const history = bodyOf(await server.get('/v1/me/cards/card-1')).history;
    expect(history.map(({ correct }: Body) => correct)).toEqual([false, true]);
    expect(await faults()).toEqual([]);
  });

  it('counts on its own learning day, there and in its limits', async () => {
    const first = await begin(['card-1']);
    server.clock.now += DAY;
    const second = await begin(['card-2']);
    await results([itemFor(server, first.next, true, DAY), itemFor(server, second.next, true, 0)]);
    const today = bodyOf(await server.get('/v1/me/today'));
    expect(today).toMatchObject({ answered: 1, streakDays: 2 });
    const { done } = await server.world.store.look(1, (view) => view.last);
    expect(done).toEqual({ newCards: 1, reviews: 0 });
    expect(await faults()).toEqual([]);
  });

  it('to a recall counts once its model answer was revealed', async () => {
    const { next } = await begin(['recall-a']);
    const item = itemFor(server, next, true, 0);
    const [blind] = await results([item]);
    expect(outcome(blind)).toBe('rejected validation-failed');
    expect(blind.problem.errors[0]).toMatchObject({ code: 'not-revealed' });
    await server.post(`/v1/presentations/${next.id}/reveal`);
    expect((await results([item])).map(outcome)).toEqual(['accepted']);
  });

  it('to a part of a case asks the next one, and the last moves the memory', async () => {
    const { next } = await begin(['case-a']);
    const [first] = await results([itemFor(server, next, false, 0)]);
    expect(first.feedback).toMatchObject({ scheduled: false, memory: { phase: 'new' } });
    const part = first.feedback.next;
    expect(part.question.case.part).toBe(2);
    const [last] = await results([itemFor(server, part, true, 0)]);
    expect(last.feedback).toMatchObject({ scheduled: true, rating: 'again' });
    expect(await faults()).toEqual([]);
  });

  it('while cramming is logged and moves nothing', async () => {
    const { next } = await begin(['card-1'], { affectsSchedule: false });
    const [told] = await results([itemFor(server, next, true, 0)]);
    expect(told.feedback).toMatchObject({ scheduled: false, rating: null });
    expect(await memoryOf('card-1')).toBeNull();
  });

  it('to what another learner was shown is as unknown as to what never was', async () => {
    server = await createServer({
      store: await openMemoryStore(),
      banks: [bank(singleCards(3))],
      auth: 'token',
    });
    const [owner, stranger] = [await addCaller(server, 'Owner'), await addCaller(server, 'Other')];
    const { body: session } = await server.post('/v1/sessions', {}, owner.headers);
    const item = itemFor(server, session.next, true, 0);
    const unknown = { ...item, presentationId: `prs_${'A'.repeat(22)}` };
    const sentAt = new Date(server.clock.now).toISOString();
    const headers = { ...stranger.headers, 'idempotency-key': 'theirs' };
    const body = { sentAt, items: [item, unknown] };
    const told = bodyOf(await server.post('/v1/sync/answers', body, headers)).results;
    expect(told[0].problem).toEqual(told[1].problem);
    expect(told.map(outcome)).toEqual(['rejected not-found', 'rejected not-found']);
    expect(await server.world.store.log(owner.learner.key)).toEqual([]);
  });

  it('that fails a card brings it back in its session, behind others', async () => {
    const cards = ['card-1', 'card-2', 'card-3', 'card-4', 'card-5', 'card-6'];
    const session = await begin(cards);
    const [told] = await results([itemFor(server, session.next, false, 0)]);
    expect(told.feedback.progress).toMatchObject({ planned: 7, answered: 1, remaining: 6 });
    const asked: string[] = [];
    for (let next = told.feedback.next; next; ) {
      asked.push(next.question.cardId);
      next = (await answer(server, next, true)).body.next;
    }
    expect(asked).toHaveLength(6);
    expect(asked.indexOf('card-1')).toBeGreaterThanOrEqual(4);
  });
});

describe('an answer to a session that is over', () => {
  it('counts where it was given before the learner closed it, and not after', async () => {
    const [one, two] = [await begin(['card-1', 'card-2']), await begin(['card-3'])];
    server.clock.now += HOUR;
    for (const { id } of [one, two]) bodyOf(await server.post(`/v1/sessions/${id}/close`));
    server.clock.now += HOUR;
    const told = await results([
      itemFor(server, one.next, true, 90 * MINUTE),
      itemFor(server, two.next, true, 30 * MINUTE),
    ]);
    expect(told.map(outcome)).toEqual(['accepted', 'rejected session-closed']);
    expect(told[0].feedback).toMatchObject({
      next: null,
      progress: { planned: 2, answered: 1, correct: 1, remaining: 1 },
    });
    const summary = bodyOf(await server.post(`/v1/sessions/${one.id}/close`));
    expect(summary).toMatchObject({
      progress: { answered: 1 },
      learned: [{ cardId: 'card-1' }],
    });
    expect((await memoryOf('card-1')).phase).toBe('review');
    expect(await faults()).toEqual([]);
  });

  it('counts where it was given before the session had idled for a day', async () => {
    const [one, two] = [await begin(['card-1']), await begin(['card-2'])];
    server.clock.now += 3 * DAY;
    const told = await results([
      itemFor(server, one.next, true, 2 * DAY + HOUR),
      itemFor(server, two.next, true, 2 * DAY - HOUR),
    ]);
    expect(told.map(outcome)).toEqual(['accepted', 'rejected session-closed']);
    const session = bodyOf(await server.get(`/v1/sessions/${one.id}`));
    expect(session).toMatchObject({ status: 'closed', next: null });
  });
});

describe('an undo', () => {
  const undo = (presentation: Body) =>
    server.post(`/v1/answers/${presentation.id.replace('prs_', 'ans_')}/undo`);

  it('takes back the answer to a card that was given last, whichever arrived last', async () => {
    const early = await begin(['card-1']);
    server.clock.now += 2 * DAY;
    const late = await begin(['card-1']);
    await answer(server, late.next, true);
    await results([itemFor(server, early.next, false, 2 * DAY)]);
    expect((await undo(early.next)).body.code).toBe('undo-not-newest');
    expect((await undo(late.next)).status).toBe(200);
    // What is left is the early one, which failed a new card.
    expect((await memoryOf('card-1')).intervalDays).toBe(1);
    expect((await undo(early.next)).status).toBe(200);
    expect(await memoryOf('card-1')).toBeNull();
    expect(await faults()).toEqual([]);
  });

  it('does not reach behind a reset that came after the answer was given', async () => {
    const early = await begin(['card-1']);
    server.clock.now += HOUR;
    const late = await begin(['card-1']);
    await answer(server, late.next, true);
    bodyOf(await server.post('/v1/me/cards/card-1/reset'));
    server.clock.now += HOUR;
    await results([itemFor(server, early.next, true, 90 * MINUTE)]);
    expect(await memoryOf('card-1')).toBeNull();
    expect((await undo(early.next)).body.code).toBe('undo-not-newest');
    expect(await faults()).toEqual([]);
  });
});

describe('an exam', () => {
  let form: Body;
  let rows: Body[];
  beforeEach(async () => {
    server = await createServer({
      store: await openMemoryStore(),
      banks: [withExam(examCards())],
    });
    form = bodyOf(await server.post('/v1/sessions', { mode: 'exam', exam: CODE }), 201);
    rows = bodyOf(await server.get(`/v1/sessions/${form.id}/presentations`)).data;
  });
  const shown = async (place: number) =>
    bodyOf(await server.get(`/v1/presentations/${rows[place].presentationId}`));

  it('takes drafts while it runs, from when they arrive, and tells nothing of them', async () => {
    const items = [await shown(0), await shown(1)].map((one) => itemFor(server, one, true, HOUR));
    const told = await results(items);
    expect(told.map(outcome)).toEqual(['accepted', 'accepted']);
    expect(told[1]).toMatchObject({
      recorded: { recorded: true, progress: { answered: 2, correct: null } },
    });
    expect(told[0]).not.toHaveProperty('feedback');
    expect(Date.parse(told[0].recorded.recordedAt)).toBe(server.clock.now);
    const again = await results([items[0], { ...items[1], response: { text: 'x' } }]);
    expect(again.map(outcome)).toEqual(['replayed', 'rejected validation-failed']);
    const [other] = await results([itemFor(server, await shown(0), false, HOUR)]);
    expect(outcome(other)).toBe('rejected already-answered');
    expect(other.problem.recorded).toMatchObject({ recorded: true });
  });

  it('goes by the clock of the server: what arrives after its end is too late', async () => {
    const early = itemFor(server, await shown(0), true, 0);
    server.clock.now += DAY;
    expect((await results([early])).map(outcome)).toEqual(['rejected exam-over']);
    bodyOf(await server.post(`/v1/sessions/${form.id}/close`));
    expect((await results([early])).map(outcome)).toEqual(['rejected exam-over']);
  });
});
