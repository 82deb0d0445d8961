// Thirty days before an exam, on a moved clock: the plan is kept within its days, and afterwards life goes on as before.
import { afterEach, describe, expect, it } from 'vitest';
import { type AnswerEntry, standingAnswers } from '#core/memory/log.ts';
import { fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { bank, singleCards } from '../support/banks.ts';
import { bodyOf, findFaults, type Journey, openJourney } from '../support/journey.ts';
import { DAY, type Reply, START } from '../support/server.ts';
import { createStudent } from '../support/student.ts';

let journey: Journey;
afterEach(() => journey.end());

const CARDS = 60;
const EXAM_IN = 30;
const MINUTES = 6;
const CAPACITY = 12;
const OFF = ['sun'];
/** Days on which the learner does not come, besides the days off. */
const AWAY = new Set([4, 11, 12]);

const CARDS_OF_EXAM = singleCards(CARDS).map((one, index) => ({
  ...one,
  importance: index < 15 ? ('critical' as const) : ('nice-to-know' as const),
}));
const OTHERS = singleCards(8, 'other').map((one) => ({ ...one, exams: [] }));

const get = async (path: string): Promise<Reply['body']> => bodyOf(await journey.server.get(path));
const isSunday = (day: number) => new Date(START + day * DAY).getUTCDay() === 0;

/** Drawn at random among known cards, due or not. */
const isSpotCheck = ({ text }: { text: string }) => text.startsWith('A spot check');

const student = createStudent('exam in thirty days');

async function practiseDay(day: number, size = 8): Promise<Reply['body'][]> {
  const { server } = journey;
  server.clock.now = START + day * DAY;
  const shown: Reply['body'][] = [];
  for (let session = 0; session < 3; session += 1) {
    let { next } = bodyOf(await server.post('/v1/sessions', { size }), 201);
    while (next) {
      shown.push(next);
      server.clock.now += 30_000;
      const { body } = student.attempt(next, day);
      const sent = { ...body, elapsedMs: 30_000 };
      next = bodyOf(await server.post(`/v1/presentations/${next.id}/answer`, sent), 201).next;
    }
  }
  return shown;
}

async function answers(): Promise<AnswerEntry[]> {
  const learner = await journey.store.learner('me');
  return standingAnswers(await journey.store.log(learner?.key ?? 0));
}

describe('an exam in thirty days', () => {
  it('is prepared for within the days, every important card once more before it, and then left behind', {
    timeout: 240_000,
  }, async () => {
    journey = await openJourney([bank([...CARDS_OF_EXAM, ...OTHERS])], START);
    const examDate = new Date(START + EXAM_IN * DAY).toISOString().slice(0, 10);
    const settings = { exam: 'AIF-C01', examDate, minutesPerDay: MINUTES, daysOff: OFF };
    bodyOf(await journey.server.request('PATCH', '/v1/me', settings));

    const before = await get('/v1/me/plan');
    expect(before).toMatchObject({ status: 'ready', cards: CARDS, daysToExam: EXAM_IN });
    let last = before;
    let ahead = 0;
    for (let day = 0; day < EXAM_IN; day += 1) {
      if (isSunday(day) || AWAY.has(day)) continue;
      if (day === 15) await journey.restart();
      const shown = await practiseDay(day);
      last = await get('/v1/me/plan');
      expect(last).toMatchObject({ status: 'ready', daysToExam: EXAM_IN - day });
      expect(last.days[0].planned).toBeLessThanOrEqual(CAPACITY);
      for (const { question, reason } of shown) {
        expect(question.cardId).toMatch(/^card-/);
        if (reason.kind === 'due' && Date.parse(reason.dueAt) > journey.server.clock.now) {
          if (isSpotCheck(reason)) continue;
          expect(reason.text).toMatch(/exam plan/);
          ahead += 1;
        }
      }
    }

    // No day asks more cards than it holds; a failed card may come back, which is another answer to the same card.
    const byDay = Map.groupBy(await answers(), ({ day }) => day);
    for (const [, ofDay] of byDay) {
      expect(new Set(ofDay.map(({ card }) => card)).size).toBeLessThanOrEqual(CAPACITY);
    }
    expect(byDay.size).toBe(EXAM_IN - AWAY.size - 4);
    expect([...byDay.values()].filter((ofDay) => ofDay.length >= CAPACITY).length).toBeGreaterThan(
      15,
    );

    expect(ahead).toBeGreaterThan(20);

    // Everything was seen, and what counts most was seen again shortly before the exam.
    const { cardsByPublicId } = journey.server.world.catalogue();
    const examDay = Math.max(...byDay.keys()) + 1;
    const learner = await journey.store.learner('me');
    const memories = await journey.store.memories(learner?.key ?? 0);
    const params = (await answers())[0]?.params;
    if (!params) throw new Error('nothing was answered');
    const recalls: number[] = [];
    for (const { id, importance } of CARDS_OF_EXAM) {
      const memory = memories.get(cardsByPublicId.get(id)?.key ?? 0);
      if (!memory) throw new Error(`${id} was never asked`);
      if (importance !== 'critical') continue;
      expect(examDay - memory.lastDay).toBeLessThanOrEqual(10);
      recalls.push(fsrsScheduler.retrievability(memory, examDay, params));
    }
    expect(recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length).toBeGreaterThan(0.85);
    expect(last.expected.share).toBeGreaterThan(0.8);

    // On the exam day there is nothing to plan; then cards come by their due days, those outside the exam too.
    journey.server.clock.now = START + EXAM_IN * DAY;
    expect(await get('/v1/me/plan')).toMatchObject({ status: 'exam-day', days: [] });
    const shown = await practiseDay(EXAM_IN + 1, 40);
    expect(await get('/v1/me/plan')).toMatchObject({ status: 'exam-over', daysToExam: -1 });
    for (const { reason, question } of shown) {
      if (reason.kind === 'new') expect(question.cardId).toMatch(/^other-/);
      else if (reason.kind !== 'relearning' && !isSpotCheck(reason))
        expect(Date.parse(reason.dueAt)).toBeLessThanOrEqual(journey.server.clock.now);
    }
    expect(shown.filter(({ reason }) => reason.kind === 'new').length).toBeGreaterThan(0);
    expect(await findFaults(journey.store, learner?.key ?? 0)).toEqual([]);
  });

  it('is planned for in the sessions that ask its cards, and in no others', async () => {
    journey = await openJourney([bank([...CARDS_OF_EXAM, ...OTHERS])], START);
    const settings = { exam: 'AIF-C01', examDate: '2026-12-01', minutesPerDay: 2 };
    bodyOf(await journey.server.request('PATCH', '/v1/me', settings));
    const planned = bodyOf(await journey.server.post('/v1/sessions', { size: 50 }), 201);
    expect(planned.progress.planned).toBe(4);
    const others = { size: 50, cards: OTHERS.map(({ id }) => id) };
    const outside = bodyOf(await journey.server.post('/v1/sessions', others), 201);
    // The minutes of the day hold for every session, and no plan ranks these cards.
    expect(outside.progress.planned).toBe(4);
    expect(outside.next).toMatchObject({
      question: { cardId: expect.stringMatching(/^other-/) },
      reason: { kind: 'new' },
    });
  });
});
