// Where one session is not alone: others beside it, a night in between, a hold, an edit or an undo in the middle of it.
import { afterEach, describe, expect, it } from 'vitest';
import { bank, card, contents, question, singleCards, typeCards } from '../support/banks.ts';
import { bodyOf, findFaults, type Journey, openJourney } from '../support/journey.ts';
import { answer, practise } from '../support/learner.ts';
import { DAY, MINUTE, type Reply, type Server, START } from '../support/server.ts';

let journey: Journey;
afterEach(() => journey.end());

async function setOut(count: number, settings: Record<string, unknown> = {}) {
  const cards = [
    ...singleCards(count),
    ...singleCards(count, 'other').map((one) => ({ ...one, topic: 'topic-b' })),
  ];
  journey = await openJourney([bank(cards)], START);
  const { server } = journey;
  bodyOf(await server.request('PATCH', '/v1/me', settings));
  return server;
}

const cardOf = (presentation: Reply['body']): string => presentation.question.cardId;

describe('two sessions open side by side', () => {
  /** Answers in turns until both end; gives the cards asked. */
  async function alternate(server: Server, sessions: readonly Reply['body'][]): Promise<string[]> {
    const asked: string[] = [];
    const open = sessions.map(({ next }) => next);
    while (open.some(Boolean)) {
      for (const [index, next] of open.entries()) {
        if (!next) continue;
        asked.push(cardOf(next));
        open[index] = bodyOf(await answer(server, next, true), 201).next;
      }
    }
    return asked;
  }

  it('show no new card once the day’s limit is used up, whichever of them used it', async () => {
    const server = await setOut(6, { newPerDay: 4 });
    const one = bodyOf(await server.post('/v1/sessions', { topics: ['topic-a'] }), 201);
    const two = bodyOf(await server.post('/v1/sessions', { topics: ['topic-b'] }), 201);
    expect([one.progress.planned, two.progress.planned]).toEqual([4, 4]);
    // The fifth was on the other screen before the fourth was answered.
    expect(await alternate(server, [one, two])).toHaveLength(5);
    expect(bodyOf(await server.get('/v1/me/today'))).toMatchObject({ new: 0, answered: 5 });
  });

  it('show no review once the day’s limit is used up', async () => {
    const server = await setOut(6, { newPerDay: 50 });
    await practise(server, { size: 50 }, () => true);
    server.clock.now += 10 * DAY;
    bodyOf(await server.request('PATCH', '/v1/me', { reviewsPerDay: 4, newPerDay: 0 }));
    const one = bodyOf(await server.post('/v1/sessions', { topics: ['topic-a'] }), 201);
    const two = bodyOf(await server.post('/v1/sessions', { topics: ['topic-b'] }), 201);
    expect(await alternate(server, [one, two])).toHaveLength(5);
  });

  it('that planned the same cards ask each card once, and all that the limit allows', async () => {
    const server = await setOut(6, { newPerDay: 4 });
    const one = bodyOf(await server.post('/v1/sessions', { size: 4 }), 201);
    await practise(server, { size: 2 }, () => true);
    // It shows a card that the other one taught meanwhile; the rest of what both planned is left out.
    expect(await alternate(server, [one])).toEqual([cardOf(one.next), 'card-3', 'card-4']);
  });

  it('do not ask a failed card once more in one when it was learned again in another', async () => {
    const server = await setOut(8);
    const one = bodyOf(await server.post('/v1/sessions', { size: 8 }), 201);
    const failed = cardOf(one.next);
    let next = bodyOf(await answer(server, one.next, false), 201).next;
    for (let turn = 0; turn < 3; turn += 1) {
      next = bodyOf(await answer(server, next, true), 201).next;
    }
    await practise(server, { mode: 'drill', cards: ['other-1'] }, () => true);
    const two = bodyOf(await server.post('/v1/sessions', { size: 1 }), 201);
    expect(two.next.reason.kind).toBe('relearning');
    expect(cardOf(two.next)).toBe(failed);
    bodyOf(await answer(server, two.next, true), 201);
    const left: string[] = [];
    while (next) {
      left.push(cardOf(next));
      next = bodyOf(await answer(server, next, true), 201).next;
    }
    expect(left).toHaveLength(4);
    expect(left).not.toContain(failed);
  });
});

describe('a session left open overnight', () => {
  it('keeps to the new day’s limit', async () => {
    const server = await setOut(10, { newPerDay: 5 });
    const evening = bodyOf(await server.post('/v1/sessions', { topics: ['topic-a'] }), 201);
    const next = bodyOf(await answer(server, evening.next, true), 201).next;
    server.clock.now += DAY - 60 * MINUTE;
    const { feedback } = await practise(server, { topics: ['topic-b'] }, () => true);
    expect(feedback).toHaveLength(5);
    // What is shown may still be answered; nothing new is shown any more.
    const last = bodyOf(await answer(server, next, true), 201);
    expect(last.next).toBeNull();
  });
});

describe('a failed card', () => {
  it('comes back after four others, even when one that stood between is set aside', async () => {
    const server = await setOut(10);
    const session = bodyOf(await server.post('/v1/sessions', { size: 10 }), 201);
    const failed = cardOf(session.next);
    let next = bodyOf(await answer(server, session.next, false), 201).next;
    const second = `card-${Number(cardOf(next).slice(5)) + 1}`;
    bodyOf(await server.post(`/v1/me/cards/${second}/bury`));
    const others: string[] = [];
    while (next && cardOf(next) !== failed) {
      others.push(cardOf(next));
      next = bodyOf(await answer(server, next, true), 201).next;
    }
    expect(cardOf(next)).toBe(failed);
    expect(others.length).toBeGreaterThanOrEqual(4);
  });
});

describe('a failed case', () => {
  it('comes back whole: all its parts, one after the other', async () => {
    const twice = card('case', [
      question(contents.case('case-q1')),
      question(contents.case('case-q2')),
    ]);
    journey = await openJourney([bank([twice, ...singleCards(5)])], START);
    const { server } = journey;
    let { next } = bodyOf(await server.post('/v1/sessions', { size: 6 }), 201);
    const parts: string[] = [];
    while (next) {
      const part = next.question.case;
      if (part) parts.push(`${part.id} ${part.part}`);
      const isWrong = part?.id === 'case-q1' && part.part === 1;
      next = bodyOf(await answer(server, next, !isWrong), 201).next;
    }
    expect(parts).toEqual(['case-q1 1', 'case-q1 2', 'case-q2 1', 'case-q2 2']);
  });
});

describe('a case that has begun', () => {
  it('goes on to its end before an answer that was taken back is asked again', async () => {
    const scene = card('case', [question(contents.case('case-q1'))]);
    journey = await openJourney([bank([...singleCards(2), scene])], START);
    const { server } = journey;
    let { next } = bodyOf(await server.post('/v1/sessions', { size: 3 }), 201);
    next = bodyOf(await answer(server, next, true), 201).next;
    const last = bodyOf(await answer(server, next, true), 201);
    bodyOf(await server.post(`/v1/answers/${last.answerId}/undo`));
    expect(last.next.question.case.part).toBe(1);
    next = bodyOf(await answer(server, last.next, true), 201).next;
    expect(next.question.case?.part).toBe(2);
    next = bodyOf(await answer(server, next, true), 201).next;
    expect(cardOf(next)).toBe('card-2');
  });
});

describe('numbers of the day', () => {
  it('leave out a retired card everywhere, in the backlog of a session too', async () => {
    const cards = singleCards(6);
    journey = await openJourney([bank(cards)], START);
    const { server } = journey;
    await practise(server, { size: 6 }, () => true);
    server.clock.now += 5 * DAY;
    await server.reload(bank(cards.slice(2)));
    const today = bodyOf(await server.get('/v1/me/today'));
    const { backlog } = bodyOf(await server.post('/v1/sessions'), 201);
    expect(today).toMatchObject({ due: 4, overdue: 4 });
    expect(backlog).toMatchObject({ due: 4, overdue: 4 });
  });

  it('forecast a buried card for the day on which it comes back', async () => {
    const server = await setOut(4);
    await practise(server, { size: 8 }, () => false);
    server.clock.now += DAY;
    bodyOf(await server.post('/v1/me/cards/card-1/bury'));
    bodyOf(await server.post('/v1/me/cards/card-2/suspend'));
    const { due } = bodyOf(await server.get('/v1/me/today'));
    const [today, tomorrow] = bodyOf(await server.get('/v1/me/stats/forecast?days=2')).days;
    expect(due).toBe(6);
    expect(today.due).toBe(6);
    expect(tomorrow.due).toBe(1);
    server.clock.now += DAY;
    expect(bodyOf(await server.get('/v1/me/today')).due).toBe(7);
  });
});

describe('an answer taken back', () => {
  it('is among the newest thirty, whatever the session', async () => {
    const server = await setOut(17, { newPerDay: 99 });
    const { feedback } = await practise(server, { size: 31 }, () => true);
    const undo = (index: number) => server.post(`/v1/answers/${feedback[index].answerId}/undo`);
    expect(feedback).toHaveLength(31);
    expect((await undo(0)).body).toMatchObject({ status: 409, code: 'undo-not-newest' });
    bodyOf(await undo(1));
    // One fewer stands behind the first now.
    bodyOf(await undo(0));
    expect(bodyOf(await server.get('/v1/me/today')).answered).toBe(29);
  });

  it('does not ask a card again that is open once more already', async () => {
    const server = await setOut(8);
    const session = bodyOf(await server.post('/v1/sessions', { size: 8 }), 201);
    const failed = cardOf(session.next);
    const first = bodyOf(await answer(server, session.next, false), 201);
    let { next } = first;
    while (cardOf(next) !== failed) next = bodyOf(await answer(server, next, true), 201).next;
    bodyOf(await server.post(`/v1/answers/${first.answerId}/undo`));
    const again = bodyOf(await server.post(`/v1/sessions/${session.id}/next`)).presentation;
    expect(again.id).toBe(next.id);
    const asked: string[] = [];
    while (next) {
      next = bodyOf(await answer(server, next, true), 201).next;
      if (next) asked.push(cardOf(next));
    }
    expect(asked).not.toContain(failed);
  });

  it('of a case begins the case anew, and counts none of its old wrong', async () => {
    journey = await openJourney([bank(typeCards())], START);
    const { server, store } = journey;
    const session = bodyOf(await server.post('/v1/sessions', { cards: ['type-case'] }), 201);
    const wrong = bodyOf(await answer(server, session.next, false), 201);
    expect(wrong.next.question.case.part).toBe(2);
    const undone = bodyOf(await server.post(`/v1/answers/${wrong.answerId}/undo`));
    expect(undone.progress).toMatchObject({ answered: 0, correct: 0, wrong: 0 });
    const ratings: unknown[] = [];
    let next = bodyOf(await server.post(`/v1/sessions/${session.id}/next`)).presentation;
    expect(next.question.case.part).toBe(1);
    while (next) {
      const feedback = bodyOf(await answer(server, next, true), 201);
      ratings.push(feedback.rating);
      next = feedback.next;
    }
    expect(ratings).toEqual([null, 'good']);
    expect(await findFaults(store, 1)).toEqual([]);
  });
});
