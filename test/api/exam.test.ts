// Exams at the API: what is refused and with which numbers, what is told while one runs, and what only afterwards.
import { beforeEach, describe, expect, test } from 'vitest';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { CANARY, card, contents, question, singleCards } from '../support/banks.ts';
import {
  type Body,
  CODE,
  cardsOf,
  EXAM,
  examCards,
  navigator,
  openExam,
  readForm,
  withExam,
  write,
} from '../support/exam-banks.ts';
import { bodyOf } from '../support/journey.ts';
import { respond } from '../support/learner.ts';
import { createServer, MINUTE, type Reply, type Server } from '../support/server.ts';

let server: Server;
const serve = async (bank = withExam(examCards())) => {
  server = await createServer({ store: await openMemoryStore(), banks: [bank] });
};
beforeEach(() => serve());

const start = (body: object) => server.post('/v1/sessions', { mode: 'exam', ...body });

describe('an exam that cannot be represented', () => {
  test('is refused with what each domain lacks and the size that is possible', async () => {
    await serve(withExam([...singleCards(9), ...cardsOf('ordering', 1, 'topic-c')]));
    const reply = await start({ exam: CODE });
    expect([reply.status, reply.body.code]).toEqual([422, 'validation-failed']);
    expect(reply.body.detail).toBe(
      'The cards cannot represent AIF-C01 with 10 questions. A shorter form in the same proportions is possible: send "size": 1.',
    );
    expect(reply.body.largestSize).toBe(1);
    expect(reply.body.errors).toEqual([
      {
        pointer: '#/size',
        code: 'too-few-questions',
        detail: 'Second domain: 3 questions are wanted, 0 are there.',
      },
      {
        pointer: '#/size',
        code: 'too-few-questions',
        detail: 'Third domain: 2 questions are wanted, 1 are there.',
      },
    ]);
    bodyOf(await start({ exam: CODE, size: 1 }), 201);
    bodyOf(await start({ exam: CODE, size: 2 }), 422);
    expect((await server.get('/v1/sessions')).body.data).toHaveLength(1);
  });

  test('is refused when nothing fits at all', async () => {
    await serve(withExam(cardsOf('recall', 12, 'topic-a')));
    const { status, body } = await start({ exam: CODE, size: 5 });
    expect([status, body.code, body.largestSize]).toEqual([422, 'validation-failed', 0]);
    await serve(withExam([]));
    expect((await start({ exam: CODE })).body.largestSize).toBe(0);
  });

  test('is refused where suspended cards would be needed', async () => {
    await serve(withExam(singleCards(10), { ...EXAM, domains: [EXAM.domains[0] as never] }));
    bodyOf(await start({ exam: CODE }), 201);
    bodyOf(await server.post('/v1/me/cards/card-3/suspend'));
    bodyOf(await server.post('/v1/me/cards/card-4/bury'));
    expect((await start({ exam: CODE })).body.largestSize).toBe(9);
    const form = await readForm(server, (await openExam(server, { size: 9 })).id);
    const asked = form.map((one) => one.question.cardId);
    expect(asked).not.toContain('card-3');
    expect(asked).toContain('card-4');
  });

  test('needs an exam that somebody knows, and the one of the learner will do', async () => {
    const nameless = await start({});
    expect([nameless.status, nameless.body.errors[0].pointer]).toEqual([422, '#/exam']);
    const unknown = await start({ exam: 'NO-SUCH' });
    expect([unknown.status, unknown.body.errors[0].code]).toEqual([422, 'unknown']);
    bodyOf(await server.request('PATCH', '/v1/me', { exam: CODE }));
    expect(bodyOf(await start({}), 201).mode).toBe('exam');
  });
});

test('a bank without topics in its domains gives a form in proportion to its topics', async () => {
  const domains = [{ id: 'd1', title: 'Everything', weight: 100 }];
  const cards = [...cardsOf('single', 12, 'topic-a'), ...cardsOf('ordering', 8, 'topic-b')];
  await serve(withExam(cards, { ...EXAM, domains }));
  const session = await openExam(server);
  const { report } = bodyOf(await server.post(`/v1/sessions/${session.id}/close`));
  expect(report.domains).toMatchObject([
    { id: 'topic-a', title: 'A', weight: 60, total: 6, correct: 0, low: 0 },
    { id: 'topic-b', title: 'B', weight: 40, total: 4, correct: 0, low: 0 },
  ]);
  expect(report).toMatchObject({ score: 0, wrong: 10, unanswered: 10, minutes: 0 });
});

test('the exams are shown with the topics of their domains', async () => {
  const [exam] = (await server.get('/v1/exams')).body.data;
  expect(exam.domains[2]).toEqual({
    id: 'd3',
    title: 'Third domain',
    weight: 20,
    topics: ['topic-c', 'topic-d'],
  });
});

test('confusable cards are kept apart, and a case with a recall part is not asked', async () => {
  const pairs = singleCards(20).map((one, at) => ({
    ...one,
    confusable: at < 10 ? [`card-${(at ^ 1) + 1}`] : [],
  }));
  const mixed = { ...contents.case('r'), parts: [contents.single('r1'), contents.recall('r2')] };
  const recalled = card('recalled', [question(mixed)]);
  const domains = [{ id: 'd1', title: 'Everything', weight: 100 }];
  await serve(withExam([...pairs, recalled], { ...EXAM, domains }));
  for (let times = 0; times < 5; times += 1) {
    const form = await readForm(server, (await openExam(server)).id);
    const asked = new Set(form.map((one) => one.question.cardId));
    expect(asked.size).toBe(10);
    expect(asked).not.toContain('recalled');
    for (let at = 0; at < 10; at += 2) {
      expect(asked.has(`card-${at + 1}`) && asked.has(`card-${at + 2}`)).toBe(false);
    }
  }
});

describe('an answer in an exam', () => {
  let form: Awaited<ReturnType<typeof readForm>>;
  let session: Body;
  beforeEach(async () => {
    session = await openExam(server);
    form = await readForm(server, session.id);
  });
  const shown = (at: number) => form[at] as (typeof form)[number];
  const pathOf = (at: number) => `/v1/presentations/${shown(at).id}/answer`;

  test('sent twice is recorded once, and told twice alike', async () => {
    const first = await write(server, shown(0), true, { elapsedMs: 10, confidence: 'sure' });
    server.clock.now += MINUTE;
    bodyOf(await write(server, shown(1), false), 201);
    const again = await write(server, shown(0), true);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(bodyOf(await server.get(`/v1/sessions/${session.id}`)).progress.answered).toBe(2);
  });

  test('is replaced by a revision only', async () => {
    bodyOf(await write(server, shown(0), true), 201);
    const other = await write(server, shown(0), false);
    expect([other.status, other.body.code]).toEqual([409, 'already-answered']);
    expect(other.body.recorded).toEqual(bodyOf(await server.get(pathOf(0))));
    expect(other.body.recorded.response).toEqual(respond(shown(0), true));

    server.clock.now += MINUTE;
    const more = { elapsedMs: 45_000, confidence: 'guess' };
    const revised = await write(server, shown(0), false, { method: 'PUT', ...more });
    expect(revised.status).toBe(200);
    const told = bodyOf(await server.get(pathOf(0)));
    expect(told).toEqual({
      answerId: revised.body.answerId,
      presentationId: shown(0).id,
      recordedAt: new Date(server.clock.now).toISOString(),
      recorded: true,
      ...more,
      response: respond(shown(0), false),
    });
    expect((await write(server, shown(0), false)).status).toBe(200);
    expect((await write(server, shown(0), true)).status).toBe(409);
  });

  test('may be written first by a revision', async () => {
    expect((await write(server, shown(3), true, { method: 'PUT' })).status).toBe(201);
    expect((await write(server, shown(3), true, { method: 'PUT' })).status).toBe(200);
    expect((await navigator(server, session.id))[3]).toMatchObject({ answered: true });
  });

  test('that does not fit is refused and not written', async () => {
    for (const method of ['POST', 'PUT']) {
      const unknown = await server.request(method, pathOf(0), {
        response: shown(0).input.kind === 'order' ? { order: ['opt_x'] } : { text: 'none' },
      });
      expect(unknown.status).toBe(422);
    }
    bodyOf(await server.get(pathOf(0)), 404);
    expect(bodyOf(await server.get(`/v1/sessions/${session.id}`)).progress.answered).toBe(0);
  });

  test('that told neither time nor confidence has none, whatever the one before told', async () => {
    bodyOf(await write(server, shown(0), true, { elapsedMs: 45_000, confidence: 'sure' }), 201);
    bodyOf(await write(server, shown(0), true, { method: 'PUT' }));
    expect(bodyOf(await server.get(pathOf(0)))).toMatchObject({
      elapsedMs: null,
      confidence: null,
    });
  });

  test('keeps its session going at the first question without one', async () => {
    const next = async () =>
      bodyOf(await server.post(`/v1/sessions/${session.id}/next`)).presentation?.position ?? null;
    expect(await next()).toBe(0);
    expect(bodyOf(await write(server, shown(1), true), 201).next.position).toBe(0);
    expect(bodyOf(await write(server, shown(0), true), 201).next.position).toBe(2);
    for (const at of [2, 3, 4, 5, 6, 7, 8]) await write(server, shown(at), true);
    expect(bodyOf(await write(server, shown(9), true), 201).next).toBeNull();
    expect(await next()).toBeNull();
    expect(bodyOf(await server.get(`/v1/sessions/${session.id}`)).status).toBe('open');
  });

  test('is refused once the exam is closed, and what was told is told again', async () => {
    const first = await write(server, shown(0), true);
    bodyOf(await server.post(`/v1/sessions/${session.id}/close`));
    const refused = [
      await write(server, shown(1), true),
      await write(server, shown(0), true, { method: 'PUT' }),
      await server.request('PATCH', `/v1/presentations/${shown(0).id}`, { flagged: true }),
      await server.post(`/v1/sessions/${session.id}/next`),
    ];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      refused.map(() => [409, 'session-closed']),
    );
    expect((await write(server, shown(0), true)).text).toBe(first.text);
  });

  test('tells nothing of whether it is right: right and wrong ones are told alike to the byte', async () => {
    /** The same form again, from the same secret and ids: only what is answered differs. */
    const sit = async (right: boolean): Promise<string[]> => {
      const store = await openMemoryStore();
      const secret = async () => new Uint8Array(32).fill(9);
      const banks = [withExam(examCards())];
      server = await createServer({ store: { ...store, secret }, banks });
      const { id } = await openExam(server);
      const told: string[] = [];
      const hear = ({ status, headers, text }: Reply) => {
        const kept = [...headers].filter(([name]) => name !== 'x-request-id');
        told.push(JSON.stringify([status, kept, text.replace(/,"response":.*/, '')]));
      };
      for (const one of await readForm(server, id)) {
        server.clock.now += MINUTE;
        hear(await write(server, one, right));
        hear(await write(server, one, right, { method: 'PUT', confidence: 'sure' }));
        hear(await server.get(`/v1/presentations/${one.id}/answer`));
        hear(await server.get(`/v1/presentations/${one.id}`));
        hear(await server.request('PATCH', `/v1/presentations/${one.id}`, { flagged: true }));
        hear(await server.post(`/v1/sessions/${id}/next`));
      }
      const looks = ['/v1/sessions', `/v1/sessions/${id}`, `/v1/sessions/${id}/presentations`];
      for (const path of [...looks, '/v1/me/today', '/v1/me/cards', '/v1/me/stats/progress']) {
        hear(await server.get(path));
      }
      expect(told.join()).not.toContain(CANARY);
      const { report } = bodyOf(await server.post(`/v1/sessions/${id}/close`));
      expect(report.score).toBe(right ? 1 : 0);
      return told;
    };
    expect(await sit(true)).toEqual(await sit(false));
  });

  test('is not graded before the close: nothing of it is in the log, the memory or the session', async () => {
    const { store } = server.world;
    const learner = (await store.learners())[0]?.key ?? 0;
    for (const [at, one] of form.entries()) await write(server, one, at % 2 === 0);
    const stored = await store.session(learner, session.id);
    expect(stored?.state.counts).toEqual({ answered: 10, correct: 0, wrong: 0 });
    expect(await store.log(learner)).toEqual([]);
    expect(await store.memories(learner)).toEqual(new Map());
    expect(await store.trapCounts(learner)).toEqual(new Map());
  });

  test('carries time and confidence into the log', async () => {
    server.clock.now += MINUTE;
    await write(server, shown(0), true, { elapsedMs: 21_000, confidence: 'unsure' });
    server.clock.now += MINUTE;
    await write(server, shown(1), true, { elapsedMs: 80_000_000 });
    const summary = bodyOf(await server.post(`/v1/sessions/${session.id}/close`));
    const feedback = bodyOf(await server.get(pathOf(0)));
    if (shown(0).question.type !== 'case') expect(feedback.rating).toBe('hard');
    const times = summary.report.questions.map(({ elapsedMs }: Body) => elapsedMs);
    // Nobody needed longer than the exam has lasted.
    expect(times).toEqual([21_000, 120_000, null, null, null, null, null, null, null, null]);
    expect(summary.minutes).toBe(2.4);
  });
});

describe('outside an exam', () => {
  test('answers are not revised and questions not flagged', async () => {
    const { next, id } = bodyOf(await server.post('/v1/sessions', { mode: 'drill' }), 201);
    const revised = await write(server, next, true, { method: 'PUT' });
    expect([revised.status, revised.body.code]).toEqual([422, 'validation-failed']);
    const flagged = await server.request('PATCH', `/v1/presentations/${next.id}`, {
      flagged: true,
    });
    expect([flagged.status, flagged.body.errors[0].code]).toEqual([422, 'not-in-exam']);
    bodyOf(await server.get(`/v1/presentations/${next.id}/answer`), 404);

    const { body } = await write(server, next, true);
    const rows = await navigator(server, id);
    expect(rows).toEqual([
      { presentationId: next.id, position: 0, answered: true, flagged: false },
      { presentationId: body.next.id, position: 1, answered: false, flagged: false },
    ]);
    const again = bodyOf(await server.get(`/v1/presentations/${next.id}`));
    expect(again).toEqual({ ...next, answered: true });
  });
});
