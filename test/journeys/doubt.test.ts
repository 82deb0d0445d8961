// Two learners doubt a key, its author takes the question out of play, mends it, and tells them; over real SQLite.
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';
import { replayMemory } from '#use-cases/replay-memory.ts';
import { openInNewFolder } from '../store/sqlite-support.ts';
import { bank, card, contents, question, singleCards } from '../support/banks.ts';
import { addCaller } from '../support/caller.ts';
import { bodyOf } from '../support/journey.ts';
import { answer } from '../support/learner.ts';
import { rekeyed } from '../support/rekey.ts';
import { seenBy } from '../support/seen-by.ts';
import { createServer, DAY, MINUTE, type Server } from '../support/server.ts';

const DOUBTED = 'card-1-q1';
const PLACE = `/v1/author/questions/test-bank/${DOUBTED}/quarantine`;
const REASON = { reason: 'two learners say that the key is wrong' };

/** Twelve cards of two questions, one of a single question, one of a case alone, and an exam of six of them. */
const EDITION: LinkedBank = (() => {
  const alone = card('alone', [question(contents.single('alone-q1'))]);
  const whole = card('whole', [question(contents.case('whole-q1'))]);
  const of = bank([...singleCards(12), alone, whole]);
  const exam = of.bank.exams?.['AIF-C01'];
  if (!exam) throw new Error('the bank of the tests has an exam');
  const types = ['single', 'case'] as const;
  const small = { ...exam, scored: 6, unscored: 0, minutes: 60, types: [...types] };
  return { ...of, bank: { ...of.bank, exams: { 'AIF-C01': small } } };
})();
const MENDED = rekeyed(EDITION, { [DOUBTED]: 'wrong one' });

async function open() {
  const { store, discard } = await openInNewFolder();
  onTestFinished(discard);
  return openOver(store);
}

async function openOver(store: Awaited<ReturnType<typeof openInNewFolder>>['store']) {
  const server = await createServer({ store, banks: [EDITION], auth: 'token' });
  const caller = async (name: string, scope: 'learner' | 'author' = 'learner') =>
    seenBy(server, await addCaller(server, name, [scope]));
  const check = async () => {
    for (const { key } of await store.learners()) {
      const report = await replayMemory(store, fsrsScheduler, key);
      expect(report).toMatchObject({ differences: [], brokenAt: null });
    }
  };
  const author = await caller('Author', 'author');
  return {
    store,
    server,
    caller,
    check,
    author,
    ada: await caller('Ada'),
    bob: await caller('Bob'),
  };
}

const start = async (as: Server, request: object) =>
  bodyOf(await as.post('/v1/sessions', { mode: 'drill', ...request }), 201);
const memoryOf = async (as: Server, id: string) =>
  bodyOf(await as.get(`/v1/me/cards/${id}`)).memory;
const today = async (as: Server) => bodyOf(await as.get('/v1/me/today'));
const quarantine = async (author: Server, place = PLACE) =>
  bodyOf(await author.request('PUT', place, REASON));
const lift = async (author: Server, place = PLACE) => bodyOf(await author.request('DELETE', place));

test('from a doubt to a mended key', async () => {
  const { server, author, ada, bob, check } = await open();
  // Both answer by the key that they hold for wrong: Ada chooses what will be right, and Bob what was.
  const answers: Record<string, { presentationId: string; answerId: string }> = {};
  for (const [name, as, right] of [
    ['ada', ada, false],
    ['bob', bob, true],
  ] as const) {
    const { next } = await start(as, { cards: ['card-1'] });
    expect(next.question.id).toBe(DOUBTED);
    answers[name] = bodyOf(await answer(as, next, right), 201);
    const doubt = { presentationId: next.id, reason: 'wrong-key', text: 'It is "wrong one".' };
    const { id, status } = bodyOf(await as.post('/v1/reports', doubt), 201);
    expect([id, status]).toEqual([expect.stringMatching(/^rep_/), 'open']);
    server.clock.now += MINUTE;
  }
  await check();

  const { data: open_ } = bodyOf(await author.get('/v1/author/reports?status=open'));
  expect(open_).toMatchObject([
    { questionId: DOUBTED, chosen: ['right one'], correct: true, others: 1, quarantined: false },
    {
      questionId: DOUBTED,
      chosen: ['wrong one'],
      key: ['right one'],
      others: 1,
      keyChanged: false,
    },
  ]);
  const since = new Date(server.clock.now).toISOString();
  expect(await quarantine(author)).toEqual({
    bank: 'test-bank',
    questionId: DOUBTED,
    quarantine: { ...REASON, since, keyChanged: false, advice: null },
  });

  // No exam draws it, however many are drawn, and practice asks the card's other question.
  for (let sat = 0; sat < 3; sat += 1) {
    const { id } = await start(ada, { mode: 'exam', exam: 'AIF-C01' });
    const { data } = bodyOf(await ada.get(`/v1/sessions/${id}/presentations`));
    for (const { presentationId } of data) {
      const shown = bodyOf(await ada.get(`/v1/presentations/${presentationId}`));
      expect(shown.question.id).not.toBe(DOUBTED);
    }
    await ada.post(`/v1/sessions/${id}/close`);
  }
  for (let round = 0; round < 3; round += 1) {
    const { next } = await start(ada, { cards: ['card-1'] });
    expect(next.question.id).toBe('card-1-q2');
  }
  await check();

  // The author mends the key: nothing is lifted or judged by itself, and the list says what to do.
  server.clock.now += DAY;
  await server.reload(MENDED);
  const { data: listed } = bodyOf(await author.get('/v1/author/questions?bank=test-bank&limit=1'));
  expect(listed).toMatchObject([
    {
      questionId: DOUBTED,
      status: 'quarantined',
      quarantine: { keyChanged: true, advice: expect.stringMatching(/regrade.*lift/) },
      reports: { open: 2, all: 2 },
    },
  ]);
  const before = await memoryOf(ada, 'card-1');
  expect(before.lapses).toBe(0);
  const regraded = bodyOf(await author.post('/v1/author/regrade', { question: DOUBTED }));
  expect(regraded).toMatchObject({ turnedRight: 1, turnedWrong: 1, skipped: 0 });
  expect((await memoryOf(ada, 'card-1')).stabilityDays).toBeGreaterThan(before.stabilityDays);
  await check();
  server.clock.now += MINUTE;
  for (const [place, report] of open_.entries()) {
    const settled = { status: 'accepted', note: `You were right, number ${place}.` };
    const path = `/v1/author/reports/${report.id}`;
    const { advice, status } = bodyOf(await author.request('PATCH', path, settled));
    expect([status, advice]).toEqual(['accepted', expect.stringMatching(/Then lift the quar/)]);
  }
  expect((await lift(author)).quarantine).toBeNull();

  // Both are told that answers count otherwise and what became of their report, until they have practised again.
  for (const as of [ada, bob]) {
    const { notices } = await today(as);
    expect(notices).toMatchObject([
      { kind: 'report-settled', status: 'accepted', cardId: 'card-1', title: 'Title of card-1' },
      { kind: 'regraded', cardId: 'card-1', answers: 1 },
    ]);
    const { data } = bodyOf(await as.get('/v1/reports'));
    expect(data).toMatchObject([{ id: notices[0].reportId, note: expect.stringMatching(/right/) }]);
    server.clock.now += MINUTE;
    const { id, next } = await start(as, { cards: ['card-1'] });
    // It has waited longest, so it is asked again, by its new key.
    if (as === bob) {
      expect((await answer(as, next, true)).body).toMatchObject({ outcome: { correct: true } });
    }
    await as.post(`/v1/sessions/${id}/close`);
    expect((await today(as)).notices).toEqual([]);
  }
  await check();
});

describe('what is still answered to a question in quarantine', () => {
  let opened: Awaited<ReturnType<typeof openOver>>;
  let discard: () => Promise<void>;
  beforeAll(async () => {
    const folder = await openInNewFolder();
    opened = await openOver(folder.store);
    discard = folder.discard;
    return () => discard();
  });

  test('makes no lapse and hits no trap, and its learner is told why; lifted, it counts again', async () => {
    const { author, ada, check, server } = opened;
    const known = await start(ada, { cards: ['card-2'] });
    await answer(ada, known.next, true);
    server.clock.now += DAY;
    const place = '/v1/author/questions/test-bank/card-1-q1/quarantine';
    const before = await memoryOf(ada, 'card-2');
    const { next, progress } = await start(ada, { cards: ['card-1', 'card-2'] });
    expect([next.question.cardId, progress.planned]).toEqual(['card-2', 2]);
    const second = `/v1/author/questions/test-bank/${next.question.id}/quarantine`;
    await quarantine(author, second);
    const wrong = bodyOf(await answer(ada, next, false), 201);
    expect(wrong).toMatchObject({
      outcome: { correct: false },
      underReview: true,
      scheduled: false,
      rating: null,
      trapHit: null,
      memory: { lapses: 0, dueAt: before.dueAt },
      // The card does not come back for it.
      progress: { planned: 2, remaining: 1 },
    });
    const again = await answer(ada, next, false);
    expect([again.status, again.body]).toEqual([200, wrong]);
    expect(await memoryOf(ada, 'card-2')).toMatchObject({
      ...before,
      retrievability: expect.any(Number),
    });
    await check();
    await lift(author, second);
    const { next: after } = await start(ada, { cards: ['card-3'] });
    expect(bodyOf(await answer(ada, after, false), 201)).not.toHaveProperty('underReview');
    expect(bodyOf(await author.request('DELETE', place)).quarantine).toBeNull();
  });

  test('is undone like any other', async () => {
    const { author, bob, check } = opened;
    const place = '/v1/author/questions/test-bank/card-4-q1/quarantine';
    const { next } = await start(bob, { cards: ['card-4'] });
    await quarantine(author, place);
    const { answerId } = bodyOf(await answer(bob, next, false), 201);
    const undone = bodyOf(await bob.post(`/v1/answers/${answerId}/undo`));
    expect(undone.next.question.id).toBe('card-4-q2');
    await lift(author, place);
    await check();
  });

  test('leaves a card with no other question at rest for everybody, until it is lifted', async () => {
    const { author, bob, check, server } = opened;
    const place = '/v1/author/questions/test-bank/alone-q1/quarantine';
    const { next } = await start(bob, { cards: ['alone'] });
    await answer(bob, next, true);
    server.clock.now += 20 * DAY;
    const due = (await today(bob)).due;
    const listed = async () => bodyOf(await bob.get('/v1/me/cards?state=due')).data.length;
    expect([due, await listed()]).toEqual([1, 1]);
    const tomorrow = async () => bodyOf(await bob.get('/v1/me/stats/forecast?days=2')).days[0].due;
    expect(await tomorrow()).toBe(1);
    await quarantine(author, place);
    expect([(await today(bob)).due, await listed(), await tomorrow()]).toEqual([0, 0, 0]);
    const drill = await start(bob, { cards: ['alone'] });
    expect([drill.next, drill.progress.planned]).toEqual([null, 0]);
    expect(bodyOf(await bob.get('/v1/me/cards/alone')).suspended).toBe(false);
    await lift(author, place);
    expect((await start(bob, { cards: ['alone'] })).next.question.id).toBe('alone-q1');
    await check();
  });

  test('ends a case that had begun, with nothing moved', async () => {
    const { author, bob, check } = opened;
    const place = '/v1/author/questions/test-bank/whole-q1/quarantine';
    const { next } = await start(bob, { cards: ['whole', 'card-6'] });
    await quarantine(author, place);
    const first = bodyOf(await answer(bob, next, false), 201);
    expect(first).toMatchObject({
      underReview: true,
      memory: { phase: 'new' },
      next: { question: { cardId: 'card-6' } },
      progress: { planned: 2, remaining: 1 },
    });
    await lift(author, place);
    await check();
  });

  test('is left out of the score of an exam that runs, answered or not', async () => {
    const { author, caller, check } = opened;
    const cleo = await caller('Cleo');
    const { id } = await start(cleo, { mode: 'exam', exam: 'AIF-C01' });
    const { data } = bodyOf(await cleo.get(`/v1/sessions/${id}/presentations`));
    const shown = await Promise.all(
      data.map(async (row: { presentationId: string }) =>
        bodyOf(await cleo.get(`/v1/presentations/${row.presentationId}`)),
      ),
    );
    const singles = shown.filter(({ question: asked }) => !asked.case);
    const [wrong, left, right] = singles;
    const places = [wrong, left].map(
      (one) => `/v1/author/questions/test-bank/${one.question.id}/quarantine`,
    );
    bodyOf(await answer(cleo, wrong, false), 201);
    bodyOf(await answer(cleo, right, true), 201);
    for (const place of places) await quarantine(author, place);
    const { report } = bodyOf(await cleo.post(`/v1/sessions/${id}/close`));
    expect(report).toMatchObject({
      score: 1 / 4,
      correct: 1,
      wrong: 3,
      unanswered: 3,
      underReview: 2,
      domains: [{ correct: 1, total: 4 }],
    });
    const under = report.questions.filter((row: { underReview: boolean }) => row.underReview);
    expect(under.map((row: { presentationId: string }) => row.presentationId).sort()).toEqual(
      [wrong.id, left.id].sort(),
    );
    const feedback = bodyOf(await cleo.get(`/v1/presentations/${wrong.id}/answer`));
    expect(feedback).toMatchObject({ underReview: true, rating: null, scheduled: false });
    for (const place of places) await lift(author, place);
    expect(bodyOf(await cleo.post(`/v1/sessions/${id}/close`)).report).toEqual(report);
    await check();
  });

  test('proves nothing about readiness while it lasts', async () => {
    const { author, caller } = opened;
    const dora = await caller('Dora');
    const { next } = await start(dora, { cards: ['card-5'] });
    await answer(dora, next, false, { confidence: 'sure' });
    const place = `/v1/author/questions/test-bank/${next.question.id}/quarantine`;
    const answers = async () =>
      bodyOf(await dora.get('/v1/me/stats/readiness?exam=AIF-C01')).score.answers;
    expect(await answers()).toBe(1);
    await quarantine(author, place);
    expect(await answers()).toBe(0);
    await lift(author, place);
    expect(await answers()).toBe(1);
  });
});
