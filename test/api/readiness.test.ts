// Readiness, calibration and retention over HTTP, after real sessions.
import { describe, expect, it } from 'vitest';
import { keyedRandom } from '#core/base/random.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, singleCards } from '../support/banks.ts';
import { bodyOf } from '../support/journey.ts';
import { practise, respond } from '../support/learner.ts';
import { createServer, DAY, type Server } from '../support/server.ts';

/** Two domains, of 25 and 15 cards; the topics are the domains' only when the bank says so. */
function examBank({ mapped }: { mapped: boolean }): LinkedBank {
  const cards = singleCards(40).map((card, at) => ({
    ...card,
    topic: at < 25 ? 'topic-a' : 'topic-b',
  }));
  const linked = bank(cards);
  const exam = linked.bank.exams?.['AIF-C01'];
  if (!exam) throw new Error('the bank of the tests has an exam');
  const domains = [
    { id: 'd1', title: 'First half', weight: 60, ...(mapped ? { topics: ['topic-a'] } : {}) },
    { id: 'd2', title: 'Second half', weight: 40, ...(mapped ? { topics: ['topic-b'] } : {}) },
  ];
  return { ...linked, bank: { ...linked.bank, exams: { 'AIF-C01': { ...exam, domains } } } };
}

/** Without an exam date, unless a test is about the day: a plan takes time to solve. */
async function serverWith({
  mapped = true,
  examDate = null as string | null,
} = {}): Promise<Server> {
  const server = await createServer({
    store: await openMemoryStore(),
    banks: [examBank({ mapped })],
  });
  await server.request('PATCH', '/v1/me', {
    exam: 'AIF-C01',
    examDate,
    newPerDay: 100,
  });
  return server;
}

const stats = async (server: Server, name: string) =>
  bodyOf(await server.get(`/v1/me/stats/${name}`));

/** Answers new cards; three of four right. */
const study = (server: Server, topic: string, size: number) =>
  practise(server, { mode: 'drill', topics: [topic], size }, (_, at) => at % 4 !== 3);

/** Days of practice by somebody who knows six of ten answers, however long ago they learned them. */
async function practiseFor(server: Server, days: number): Promise<void> {
  const random = keyedRandom(Buffer.from('six of ten'), 'readiness');
  for (let day = 0; day < days; day += 1) {
    await practise(server, { size: 60 }, () => random(10) < 6);
    server.clock.now += DAY;
  }
}

describe('readiness', () => {
  it('is nothing before the first answer, and says what is missing', async () => {
    const server = await serverWith({ examDate: '2026-12-20' });
    expect(await stats(server, 'readiness?target=0.7')).toEqual({
      day: '2026-11-20',
      exam: 'AIF-C01',
      examDate: '2026-12-20',
      mastery: {
        day: '2026-12-20',
        cards: 40,
        seen: 0,
        stoppingNow: 0,
        underPlan: { share: expect.any(Number), low: expect.any(Number), high: expect.any(Number) },
        calibrated: false,
        banks: [{ bank: 'test-bank', cards: 40, seen: 0, stoppingNow: 0 }],
      },
      score: {
        enough: false,
        missing: [
          { domain: null, have: 0, need: 30 },
          { domain: 'd1', have: 0, need: 5 },
          { domain: 'd2', have: 0, need: 5 },
        ],
        basis: 'domains',
        questions: 50,
        answers: 0,
        recent: 0,
        expected: null,
        low: null,
        high: null,
        target: 0.7,
        chance: null,
        domains: ['d1', 'd2'].map((id) => ({
          id,
          title: id === 'd1' ? 'First half' : 'Second half',
          weight: id === 'd1' ? 60 : 40,
          cards: id === 'd1' ? 25 : 15,
          answers: 0,
          recent: 0,
          correct: 0,
          expected: null,
          low: null,
          high: null,
        })),
      },
    });
  });

  it('stays hidden until each domain has five first answers, and then shows an interval', async () => {
    const server = await serverWith({ examDate: '2026-12-20' });
    await study(server, 'topic-a', 25);
    await study(server, 'topic-b', 4);
    const hidden = (await stats(server, 'readiness')).score;
    expect(hidden).toMatchObject({ enough: false, expected: null, answers: expect.any(Number) });
    expect(hidden.missing).toContainEqual({ domain: 'd2', have: 4, need: 5 });
    await study(server, 'topic-b', 8);
    const { score, mastery } = await stats(server, 'readiness?target=0.6');
    expect(score).toMatchObject({ enough: true, missing: [], basis: 'domains' });
    expect(score.domains).toMatchObject([{ weight: 60 }, { weight: 40 }]);
    expect(score.low).toBeLessThan(score.expected);
    expect(score.high).toBeGreaterThan(score.expected);
    expect(score.chance).toBeGreaterThan(0.5);
    expect(score.chance).toBeLessThan(1);
    const [first, second] = score.domains;
    expect(score.expected).toBeCloseTo(0.6 * first.expected + 0.4 * second.expected, 9);
    expect(mastery.stoppingNow).toBeGreaterThan(0);
    expect(mastery.stoppingNow).toBeLessThan(mastery.seen / 40);
  });

  it('counts the first answer to a question, not those that follow', async () => {
    const server = await serverWith();
    const wrong = await practise(server, { cards: ['card-1'] }, () => false);
    const shown = new Set(wrong.feedback.map(({ presentationId }) => presentationId));
    expect(shown.size).toBeGreaterThanOrEqual(1);
    for (let day = 0; day < 4; day += 1) {
      server.clock.now += DAY;
      await practise(server, { mode: 'drill', cards: ['card-1'] }, () => true);
    }
    // The card has two questions.
    expect((await stats(server, 'readiness')).score).toMatchObject({ answers: 2 });
  });

  it('is told over topics when the domains name none, and says so', async () => {
    const server = await serverWith({ mapped: false });
    const { score } = await stats(server, 'readiness');
    expect(score).toMatchObject({
      basis: 'topics',
      domains: [
        { id: 'topic-a', title: 'Topic A', weight: 62.5, cards: 25 },
        { id: 'topic-b', title: 'Topic B', weight: 37.5, cards: 15 },
      ],
    });
  });

  it('falls towards the day of the exam, and not before today', async () => {
    const server = await serverWith();
    await study(server, 'topic-a', 25);
    const on = async (examDate: string | null) => {
      await server.request('PATCH', '/v1/me', { examDate });
      const { mastery } = await stats(server, 'readiness');
      return [mastery.day, mastery.stoppingNow];
    };
    const [today, now] = await on(null);
    expect([today, now]).toEqual(['2026-11-20', 25 / 40]);
    expect(await on('2020-01-01')).toEqual(['2026-11-20', 25 / 40]);
    const [day, soon] = await on('2026-11-27');
    expect(day).toBe('2026-11-27');
    expect(soon).toBeLessThan(now);
    const [far, late] = await on('9999-12-31');
    expect(far).toBe('2036-11-17');
    expect(late).toBeLessThan(soon);
  });

  it('looks at one exam, or without one at everything', async () => {
    const server = await serverWith();
    await server.reload(
      bank(
        singleCards(6, 'other').map((card) => ({ ...card, exams: [] })),
        'other-bank',
      ),
    );
    expect((await stats(server, 'readiness')).mastery.cards).toBe(40);
    expect((await stats(server, 'readiness?exam=AIF-C01')).mastery.cards).toBe(40);
    await server.request('PATCH', '/v1/me', { exam: null });
    const { exam, mastery, score } = await stats(server, 'readiness');
    expect([exam, mastery.cards, score.basis]).toEqual([null, 46, 'topics']);
    expect(mastery.banks.map((one: { bank: string }) => one.bank)).toEqual([
      'other-bank',
      'test-bank',
    ]);
    const unknown = await server.get('/v1/me/stats/readiness?exam=NO-EXAM');
    expect([unknown.status, unknown.body.code, unknown.body.errors[0].parameter]).toEqual([
      400,
      'invalid-parameter',
      'exam',
    ]);
  });

  it('repeats its figures until something is answered', async () => {
    const server = await serverWith();
    await study(server, 'topic-a', 25);
    await study(server, 'topic-b', 15);
    const { score } = await stats(server, 'readiness?target=0.65');
    expect(score.enough).toBe(true);
    expect((await stats(server, 'readiness?target=0.65')).score).toEqual(score);
  });

  it.each(['target=1.1', 'target=-0.1', 'target=x', 'exam=', 'days=3'])(
    'refuses ?%s',
    async (query) => {
      const { status, body } = await (await serverWith()).get(`/v1/me/stats/readiness?${query}`);
      expect([status, body.code]).toEqual([400, 'invalid-parameter']);
    },
  );
});

describe('calibration', () => {
  it('has no figures before there are answers', async () => {
    const body = await stats(await serverWith(), 'calibration');
    expect(body.confidence).toEqual(
      ['guess', 'unsure', 'sure'].map((confidence) => ({
        confidence,
        n: 0,
        correct: 0,
        correctRate: null,
        low: null,
        high: null,
      })),
    );
    for (const part of [body.predictions, body.probes]) {
      expect(part).toMatchObject({
        n: 0,
        enough: false,
        predicted: null,
        observed: null,
        brier: null,
        logLoss: null,
        calibrationError: null,
        rmseBins: null,
      });
      expect(part.bins).toHaveLength(10);
    }
    expect(body.recalibration).toEqual({
      answers: 0,
      needed: 200,
      kept: false,
      intercept: 0,
      slope: 1,
      logLossBefore: null,
      logLossAfter: null,
    });
  });

  it('holds what the learner said against what came', async () => {
    const server = await serverWith();
    const { body: session } = await server.post('/v1/sessions', { size: 4 });
    const said = [
      [true, 'sure'],
      [false, 'sure'],
      [true, 'guess'],
      [true, undefined],
    ] as const;
    let { next } = session;
    for (const [right, confidence] of said) {
      const body = { response: respond(next, right), ...(confidence ? { confidence } : {}) };
      next = bodyOf(await server.post(`/v1/presentations/${next.id}/answer`, body), 201).next;
    }
    expect((await stats(server, 'calibration')).confidence).toMatchObject([
      { confidence: 'guess', n: 1, correct: 1, correctRate: 1 },
      { confidence: 'unsure', n: 0, correctRate: null },
      { confidence: 'sure', n: 2, correct: 1, correctRate: 0.5 },
    ]);
  });

  it('judges predictions once there are enough, and corrects what readiness shows when that helps', async () => {
    const server = await serverWith();
    await practiseFor(server, 30);
    const { predictions, recalibration } = await stats(server, 'calibration');
    expect(predictions.n).toBeGreaterThan(200);
    expect(predictions).toMatchObject({ enough: true });
    expect(predictions.brier).toBeGreaterThan(0);
    expect(predictions.brier).toBeLessThan(0.5);
    expect(predictions.bins.reduce((sum: number, bin: { n: number }) => sum + bin.n, 0)).toBe(
      predictions.n,
    );
    expect(recalibration.answers).toBe(predictions.n);
    expect(recalibration.logLossBefore).not.toBeNull();
    // They recall less than the model thinks, so the correction helps, and mastery takes it.
    expect(predictions.observed).toBeLessThan(predictions.predicted);
    expect(recalibration.kept).toBe(true);
    expect(recalibration.logLossAfter).toBeLessThan(recalibration.logLossBefore);
    const { mastery, score } = await stats(server, 'readiness');
    expect(mastery.calibrated).toBe(true);
    expect(score.enough).toBe(true);
    const { total } = await stats(server, 'progress');
    await server.request('PATCH', '/v1/me', { examDate: null });
    const today = (await stats(server, 'readiness')).mastery;
    expect(today.stoppingNow).toBeLessThan(total.averageRetrievability);
  });
});

describe('retention', () => {
  it('has a row for each day, without figures where nothing was asked', async () => {
    const body = await stats(await serverWith(), 'retention?days=3');
    const none = { n: 0, predicted: null, observed: null, low: null, high: null };
    expect(body).toMatchObject({ total: none, young: none, mature: none });
    expect(body.days).toEqual(
      ['2026-11-18', '2026-11-19', '2026-11-20'].map((day) => ({ day, ...none })),
    );
  });

  it('compares what was predicted with what was recalled', async () => {
    const server = await serverWith();
    await practise(server, { size: 4 }, () => true);
    server.clock.now += 2 * DAY;
    await practise(server, { size: 4, newLimit: 0 }, (_, at) => at > 0);
    const body = await stats(server, 'retention');
    expect(body.days).toHaveLength(30);
    expect(body.total).toMatchObject({ n: 4, observed: 0.75, predicted: expect.closeTo(0.9, 1) });
    expect(body.young).toEqual(body.total);
    expect(body.mature.n).toBe(0);
    expect(body.days.at(-1)).toMatchObject({ day: '2026-11-22', n: 4, observed: 0.75 });
  });

  it('leaves out an answer that was taken back', async () => {
    const server = await serverWith();
    await practise(server, { size: 1 }, () => true);
    server.clock.now += 2 * DAY;
    const { feedback } = await practise(server, { size: 1, newLimit: 0 }, () => true);
    expect((await stats(server, 'retention')).total.n).toBe(1);
    await server.post(`/v1/answers/${feedback[0].answerId}/undo`);
    expect((await stats(server, 'retention')).total.n).toBe(0);
  });

  it.each(['0', '366', 'x', '1.5'])('refuses %s days', async (days) => {
    const { status, body } = await (await serverWith()).get(`/v1/me/stats/retention?days=${days}`);
    expect([status, body.errors[0].parameter]).toEqual([400, 'days']);
  });
});
