// A whole mock exam over HTTP and SQLite: its form, drafts, flags and revisions, a restart, the deadline, the report.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CANARY } from '../support/banks.ts';
import {
  type Body,
  examCards,
  navigator,
  openExam,
  readForm,
  withExam,
  write,
} from '../support/exam-banks.ts';
import { bodyOf, findFaults, type Journey, openJourney } from '../support/journey.ts';
import { practise } from '../support/learner.ts';
import { DAY, MINUTE, START } from '../support/server.ts';

let journey: Journey;
beforeEach(async () => {
  journey = await openJourney([withExam(examCards())], START);
});
afterEach(() => journey.end());

const get = async (path: string, status = 200) =>
  bodyOf(await journey.server.get(path), status) as Body;
const post = async (path: string, body?: unknown, status = 200) =>
  bodyOf(await journey.server.post(path, body), status) as Body;
const me = async () => (await journey.store.learners())[0]?.key ?? 0;
const logOf = async () => journey.store.log(await me());
const expectSound = async () => expect(await findFaults(journey.store, await me())).toEqual([]);

/** Everything of the learner that an answer to a practice question would change. */
async function practiceState() {
  const { day, ...today } = await get('/v1/me/today');
  return { today, log: await logOf(), cards: await get('/v1/me/cards?limit=200') };
}

test('an exam is sat, interrupted, revised, closed and reviewed', async () => {
  const before = await practiceState();
  const session = await openExam(journey.server);
  expect(session).toMatchObject({
    mode: 'exam',
    status: 'open',
    feedback: 'deferred',
    deadlineAt: new Date(START + 20 * MINUTE).toISOString(),
    progress: { planned: 10, answered: 0, correct: null, wrong: null, remaining: 10 },
    next: { position: 0, answered: false, reason: { kind: 'exam', dueAt: null } },
  });
  const form = await readForm(journey.server, session.id);
  expect(form.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(form[0]).toEqual(session.next);
  const topics = form.map(({ question }) => question.topic);
  expect(topics.filter((topic) => topic === 'topic-a')).toHaveLength(5);
  expect(topics.filter((topic) => topic === 'topic-b')).toHaveLength(3);

  // The first six in order, all wrong; the others in between, right.
  for (const [at, shown] of form.slice(0, 6).entries()) {
    journey.server.clock.now += MINUTE;
    const reply = await write(journey.server, shown, false, {
      elapsedMs: 30_000,
      confidence: 'sure',
    });
    expect(bodyOf(reply, 201)).toEqual({
      answerId: shown.id.replace('prs_', 'ans_'),
      presentationId: shown.id,
      recordedAt: new Date(START + (at + 1) * MINUTE).toISOString(),
      recorded: true,
      progress: {
        planned: 10,
        answered: at + 1,
        correct: null,
        wrong: null,
        remaining: 9 - at,
      },
      next: form[at + 1],
    });
  }
  const flag = await journey.server.request('PATCH', `/v1/presentations/${form[7]?.id}`, {
    flagged: true,
  });
  expect(bodyOf(flag)).toEqual({
    presentationId: form[7]?.id,
    position: 7,
    answered: false,
    flagged: true,
  });

  const rows = await navigator(journey.server, session.id);
  const shown = await get(`/v1/sessions/${session.id}`);
  await journey.restart();
  expect(await navigator(journey.server, session.id)).toEqual(rows);
  expect(await get(`/v1/sessions/${session.id}`)).toEqual(shown);
  expect(await readForm(journey.server, session.id)).toEqual(
    form.map((one, at) => ({ ...one, answered: at < 6 })),
  );
  expect(rows.map(({ answered }) => answered)).toEqual(form.map((_, at) => at < 6));
  expect(rows.map(({ flagged }) => flagged)).toEqual(form.map((_, at) => at === 7));

  for (const one of form.slice(0, 4)) {
    journey.server.clock.now += MINUTE;
    const revised = await write(journey.server, one, true, { method: 'PUT', elapsedMs: 45_000 });
    expect(bodyOf(revised).progress.answered).toBe(6);
  }
  expect(bodyOf(await write(journey.server, form[8] as never, true), 201).next).toEqual(form[6]);
  expect(bodyOf(await write(journey.server, form[6] as never, true), 201).next).toEqual(form[7]);
  expect(await practiceState()).toEqual(before);

  const summary = await post(`/v1/sessions/${session.id}/close`);
  expect(summary.progress).toEqual({
    planned: 10,
    answered: 8,
    correct: 6,
    wrong: 4,
    remaining: 2,
  });
  const { report } = summary;
  expect(report).toMatchObject({ score: 0.6, correct: 6, wrong: 4, unanswered: 2, minutes: 10 });
  expect(report.passMark).toBe(700);
  expect(report.domains.map(({ id, total }: Body) => [id, total])).toEqual([
    ['d1', 5],
    ['d2', 3],
    ['d3', 2],
  ]);
  const rightOnes = [0, 1, 2, 3, 6, 8];
  expect(report.questions.map(({ correct }: Body) => correct)).toEqual(
    form.map((_, at) => rightOnes.includes(at)),
  );
  expect(report.questions.map(({ presentationId }: Body) => presentationId)).toEqual(
    form.map(({ id }) => id),
  );
  for (const { id, correct, low, high } of report.domains) {
    const own = report.questions.filter(({ domain }: Body) => domain === id);
    expect(correct).toBe(own.filter((one: Body) => one.correct).length);
    expect(low).toBeLessThanOrEqual(correct / own.length);
    expect(high).toBeGreaterThanOrEqual(correct / own.length);
  }
  expect(JSON.stringify(report)).not.toMatch(/scaled/);
  expect(await post(`/v1/sessions/${session.id}/close`)).toEqual(summary);

  for (const [at, one] of form.entries()) {
    const status = [7, 9].includes(at) ? 404 : 200;
    const feedback = await get(`/v1/presentations/${one.id}/answer`, status);
    if (status === 404) continue;
    expect(feedback.outcome.correct).toBe(rightOnes.includes(at));
    expect(feedback.explanation).toContain(CANARY);
    expect(feedback.progress).toEqual(summary.progress);
    expect(feedback.next).toBeNull();
  }
  expect(await logOf()).toHaveLength(8);
  await expectSound();
  await journey.restart();
  expect(await post(`/v1/sessions/${session.id}/close`)).toEqual(summary);
  await expectSound();
});

describe('memory after an exam', () => {
  test('is moved as by answers of their own instants, in the order in which they were written', async () => {
    const session = await openExam(journey.server);
    const form = (await readForm(journey.server, session.id)).filter(
      ({ question }) => question.type === 'single',
    );
    const written: string[] = [];
    for (const one of form.toReversed()) {
      journey.server.clock.now += MINUTE;
      written.push(bodyOf(await write(journey.server, one, true), 201).recordedAt);
    }
    await post(`/v1/sessions/${session.id}/close`);
    const entries = await logOf();
    expect(entries.map(({ at }) => new Date(at).toISOString())).toEqual(written);
    for (const { question } of form) {
      const { memory } = await get(`/v1/me/cards/${question.cardId}`);
      expect(memory).toMatchObject({ phase: 'review', lapses: 0 });
    }
    expect((await get('/v1/me/today')).answered).toBe(5);
    await expectSound();
  });

  test('has the traps that were chosen, counted and due on the next day', async () => {
    const { server } = journey;
    for (const day of [0, 2]) {
      server.clock.now = START + day * DAY;
      await practise(server, { mode: 'drill', topics: ['topic-a'] }, () => true);
    }
    const dueIn = async (cardId: string) => {
      const { memory, trap } = await get(`/v1/me/cards/${cardId}`);
      return { days: Math.floor((Date.parse(memory.dueAt) - START) / DAY) + 1, ...trap };
    };
    server.clock.now = START + 3 * DAY;
    const session = await openExam(server);
    const form = await readForm(server, session.id);
    for (const one of form) {
      server.clock.now += 1000;
      bodyOf(await write(server, one, one.question.type !== 'single', { confidence: 'sure' }), 201);
    }
    const { trapHits } = await post(`/v1/sessions/${session.id}/close`);
    expect(trapHits).toHaveLength(5);
    const hit = new Set(trapHits.map(({ cardId }: Body) => cardId));
    const asked = new Set(form.map(({ question }) => question.cardId));
    for (let n = 1; n <= 9; n += 1) {
      const { days, times, strong } = await dueIn(`card-${n}`);
      expect([times, strong]).toEqual(hit.has(`card-${n}`) ? [1, 1] : [0, 0]);
      if (hit.has(`card-${n}`)) expect(days).toBe(4);
      else if (!asked.has(`card-${n}`)) expect(days).toBeGreaterThan(4);
    }
    await expectSound();
  });

  test('goes on behind what was practised meanwhile', async () => {
    const server = journey.server;
    const session = await openExam(server);
    const form = await readForm(server, session.id);
    for (const one of form) {
      server.clock.now += 1000;
      bodyOf(await write(server, one, true), 201);
    }
    // In another session, the same cards: wrong.
    const { next } = await post('/v1/sessions', { mode: 'drill' }, 201);
    server.clock.now += MINUTE;
    const between = bodyOf(await write(server, next, false), 201);
    await post(`/v1/sessions/${session.id}/close`);
    const entries = await logOf();
    const at = Date.parse(between.recordedAt);
    expect(entries.map((entry) => entry.at)).toEqual(form.map((_, n) => at + n).concat(at + 10));
    await expectSound();
  });

  test('stays as it was when the exam is not to affect it', async () => {
    const server = journey.server;
    const session = await openExam(server, { affectsSchedule: false });
    for (const one of await readForm(server, session.id)) await write(server, one, false);
    const summary = await post(`/v1/sessions/${session.id}/close`);
    expect(summary.report).toMatchObject({ score: 0, wrong: 10, unanswered: 0 });
    expect(await journey.store.memories(await me())).toEqual(new Map());
    expect((await logOf()).map((entry) => entry.kind === 'answer' && entry.rating)).toEqual(
      Array(10).fill(null),
    );
    await expectSound();
  });

  test('counts the new cards of an exam among those of the day', async () => {
    const server = journey.server;
    expect((await get('/v1/me/today')).new).toBe(17);
    const session = await openExam(server);
    for (const one of await readForm(server, session.id)) await write(server, one, true);
    await post(`/v1/sessions/${session.id}/close`);
    const done = await journey.store.look(await me(), ({ last }) => last.done);
    expect(done).toEqual({ newCards: 9, reviews: 0 });
    expect((await get('/v1/me/today')).new).toBe(8);
    await expectSound();
  });

  test('can be taken back answer by answer, and the report stays as the exam was sat', async () => {
    const server = journey.server;
    const session = await openExam(server);
    const form = await readForm(server, session.id);
    for (const one of form) {
      server.clock.now += 1000;
      await write(server, one, true);
    }
    const early = await server.post(`/v1/answers/${form[0]?.id.replace('prs_', 'ans_')}/undo`);
    bodyOf(early, 404);
    const { report } = await post(`/v1/sessions/${session.id}/close`);
    const last = form.findLast(({ question }) => question.type === 'single');
    const undone = await post(`/v1/answers/${last?.id.replace('prs_', 'ans_')}/undo`);
    expect(undone.memory.phase).toBe('new');
    expect(undone.progress).toEqual({
      planned: 10,
      answered: 9,
      correct: 9,
      wrong: 0,
      remaining: 1,
    });
    expect((await post(`/v1/sessions/${session.id}/close`)).report).toEqual(report);
    await expectSound();
  });
});

describe('a case in an exam', () => {
  test('is asked in one piece and moves its memory once, by its worst part', async () => {
    const server = journey.server;
    const session = await openExam(server);
    const form = await readForm(server, session.id);
    const parts = form.filter(({ question }) => question.type === 'case');
    expect(parts.map(({ question }) => question.case?.part)).toEqual([1, 2]);
    expect(parts[1]?.position).toBe((parts[0]?.position ?? 0) + 1);
    // The last part first: the log has them in their order all the same.
    for (const [one, right] of [
      [parts[1], true],
      [parts[0], false],
    ] as const) {
      server.clock.now += MINUTE;
      bodyOf(await write(server, one as never, right), 201);
    }
    const { report } = await post(`/v1/sessions/${session.id}/close`);
    expect(report.correct).toBe(1);
    const [first, second] = await logOf();
    expect([first, second]).toMatchObject([
      { presentation: parts[0]?.id, correct: false, rating: null },
      { presentation: parts[1]?.id, correct: true, rating: 'again' },
    ]);
    const feedback = await get(`/v1/presentations/${parts[0]?.id}/answer`);
    expect(feedback.scheduled).toBe(false);
    await expectSound();
  });

  test('moves nothing when a part of it has no answer', async () => {
    const server = journey.server;
    const session = await openExam(server);
    const form = await readForm(server, session.id);
    const last = form.findLast(({ question }) => question.type === 'case');
    bodyOf(await write(server, last as never, false), 201);
    await post(`/v1/sessions/${session.id}/close`);
    expect(await logOf()).toMatchObject([{ presentation: last?.id, rating: null }]);
    expect(await journey.store.memories(await me())).toEqual(new Map());
    await expectSound();
  });
});

describe('the deadline', () => {
  test.each([
    ['a look at the session', (id: string) => get(`/v1/sessions/${id}`)],
    ['the list of sessions', () => get('/v1/sessions')],
    ['the navigator', (id: string) => get(`/v1/sessions/${id}/presentations`)],
    ['the close', (id: string) => post(`/v1/sessions/${id}/close`)],
    ['a look at an answer', (_id: string, one: string) => get(`/v1/presentations/${one}/answer`)],
  ])('ends an exam with %s after it', async (_name, touch) => {
    const session = await openExam(journey.server);
    const [first, second] = await readForm(journey.server, session.id);
    bodyOf(await write(journey.server, first as never, true), 201);
    journey.server.clock.now = START + 20 * MINUTE - 1;
    bodyOf(await write(journey.server, second as never, false), 201);
    expect((await get(`/v1/sessions/${session.id}`)).status).toBe('open');
    expect(await logOf()).toEqual([]);

    journey.server.clock.now = START + 3 * DAY;
    await touch(session.id, first?.id ?? '');
    const entries = await logOf();
    expect(entries.map(({ at }) => at)).toEqual([START, START + 20 * MINUTE - 1]);
    const closed = await get(`/v1/sessions/${session.id}`);
    expect(closed).toMatchObject({
      status: 'closed',
      closedAt: session.deadlineAt,
      next: null,
      progress: { planned: 10, answered: 2, correct: 1, wrong: 9, remaining: 8 },
    });
    const { report } = await post(`/v1/sessions/${session.id}/close`);
    expect(report).toMatchObject({ score: 0.1, unanswered: 8, wrong: 9, minutes: 20 });
    await expectSound();
  });

  test('takes nothing from that instant on, and a refused call ends nothing either', async () => {
    const session = await openExam(journey.server);
    const [first, second] = await readForm(journey.server, session.id);
    const recorded = bodyOf(await write(journey.server, first as never, true), 201);
    journey.server.clock.now = START + 20 * MINUTE;
    const refused = [
      await write(journey.server, second as never, true),
      await write(journey.server, first as never, false, { method: 'PUT' }),
      await write(journey.server, second as never, true, { method: 'PUT' }),
      await journey.server.request('PATCH', `/v1/presentations/${first?.id}`, { flagged: true }),
      await journey.server.post(`/v1/sessions/${session.id}/next`),
    ];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      refused.map(() => [409, 'exam-over']),
    );
    const stored = await journey.store.session(await me(), session.id);
    expect(stored?.state.status).toBe('open');
    // What was recorded in time is told again, however late the question comes.
    const again = await write(journey.server, first as never, true);
    expect([again.status, again.body]).toEqual([200, recorded]);
    await get(`/v1/sessions/${session.id}`);
    const late = await write(journey.server, second as never, true);
    expect([late.status, late.body.code]).toEqual([409, 'exam-over']);
  });

  test('is the share of a shorter form, or what was asked for', async () => {
    const short = await openExam(journey.server, { size: 5 });
    expect(short.deadlineAt).toBe(new Date(START + 10 * MINUTE).toISOString());
    expect(short.progress.planned).toBe(5);
    const chosen = await openExam(journey.server, { size: 5, minutes: 33 });
    expect(chosen.deadlineAt).toBe(new Date(START + 33 * MINUTE).toISOString());
    const long = await openExam(journey.server, { size: 200 });
    expect(long.progress.planned).toBe(10);
  });
});

test('an exam prefers what its learner has not seen lately', async () => {
  const { server } = journey;
  const questions = async () => {
    const form = await readForm(server, (await openExam(server)).id);
    return form.map(({ question }) => question.id);
  };
  const first = await questions();
  const second = await questions();
  expect(new Set([...first, ...second]).size).toBe(20);
});

test('two exams at once are two exams', async () => {
  const { server } = journey;
  const [one, other] = [await openExam(server), await openExam(server)];
  for (const shown of await readForm(server, one.id)) await write(server, shown, true);
  for (const shown of await readForm(server, other.id)) await write(server, shown, false);
  expect((await post(`/v1/sessions/${one.id}/close`)).report.score).toBe(1);
  expect((await post(`/v1/sessions/${other.id}/close`)).report.score).toBe(0);
  await expectSound();
});
