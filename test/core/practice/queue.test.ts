// What a new session asks, and what the day's limits leave.
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import { backlog } from '#core/practice/backlog.ts';
import { planDrill } from '#core/practice/drill.ts';
import { countDone, remainingToday } from '#core/practice/limits.ts';
import { planReview } from '#core/practice/queue.ts';
import {
  answerTo as answer,
  cardsOf,
  queueFacts as facts,
  TODAY,
} from '../../support/queue-facts.ts';

const due = (...cards: number[]) =>
  cards.map((card, index) => ({ card, dueDay: TODAY - (cards.length - 1 - index) }));

describe('the queue of a review session', () => {
  it('asks what is due before what is new', () => {
    const queue = planReview(facts({ due: due(1, 2), fresh: [8, 9] }), 20, null);
    expect(queue.map(({ card, kind }) => [card, kind])).toEqual([
      [1, 'due'],
      [2, 'due'],
      [8, 'new'],
      [9, 'new'],
    ]);
  });

  it('keeps two places for new cards however long the backlog is', () => {
    const cards = Array.from({ length: 50 }, (_, index) => index + 1);
    const queue = planReview(facts({ due: due(...cards), fresh: [101, 102, 103] }), 10, null);
    expect(cardsOf(queue)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 101, 102]);
  });

  it('keeps none when the learner wants no new cards', () => {
    const queue = planReview(facts({ due: due(1, 2, 3), fresh: [9] }), 2, 0);
    expect(cardsOf(queue)).toEqual([1, 2]);
  });

  it('counts the day limits across everything done today', () => {
    const settings = { ...DEFAULT_SETTINGS, newPerDay: 3, reviewsPerDay: 2 };
    const answeredToday = [
      answer(50, { predicted: null }),
      answer(51, { predicted: null }),
      answer(52),
    ];
    const queue = planReview(
      facts({ due: due(1, 2), fresh: [8, 9], settings, answeredToday }),
      20,
      null,
    );
    expect(cardsOf(queue)).toEqual([1, 8]);
  });

  it('leaves out suspended cards, and buried ones until their day', () => {
    const holds = new Map([
      [1, { suspended: true, buriedUntil: null }],
      [2, { suspended: false, buriedUntil: TODAY + 1 }],
      [3, { suspended: false, buriedUntil: TODAY }],
    ]);
    expect(cardsOf(planReview(facts({ due: due(1, 2, 3), holds }), 20, null))).toEqual([3]);
  });

  it('asks what a trap brought forward after all else that is due, and before what is new', () => {
    const forwarded = (card: number) => card === 1 || card === 3;
    const queue = planReview(facts({ due: due(1, 2, 3, 4), fresh: [8], forwarded }), 20, null);
    expect(cardsOf(queue)).toEqual([2, 4, 1, 3, 8]);
  });

  it('holds as many cards as the minutes of the day do, and still some new ones', () => {
    const settings = { ...DEFAULT_SETTINGS, minutesPerDay: 4 };
    const many = due(...Array.from({ length: 50 }, (_, index) => index + 1));
    const queue = planReview(
      facts({ due: many, fresh: [101, 102, 103], settings, answerMs: () => 40_000 }),
      20,
      null,
    );
    expect(queue.map(({ kind }) => kind)).toEqual(['due', 'due', 'due', 'due', 'new', 'new']);
  });

  it('gives the place of a new card that clashes to the next one', () => {
    const confusable = (one: number, other: number) => one + other === 9;
    const queue = planReview(facts({ due: due(1), fresh: [8, 9, 10], confusable }), 2, null);
    expect(cardsOf(queue)).toEqual([1, 9]);
  });

  it('brings back a card failed today, once four others were answered since', () => {
    const failed = answer(7, { rating: 'again', correct: false });
    const three = [failed, answer(1), answer(2), answer(3)];
    expect(planReview(facts({ answeredToday: three }), 20, null)).toEqual([]);
    const [first] = planReview(facts({ answeredToday: [...three, answer(4)] }), 20, null);
    expect(first).toMatchObject({ card: 7, kind: 'relearning' });
  });

  it('does not bring back a card that was right in the end', () => {
    const others = [1, 2, 3, 4].map((card) => answer(card));
    const answeredToday = [answer(7, { rating: 'again' }), answer(7), ...others];
    expect(planReview(facts({ answeredToday }), 20, null)).toEqual([]);
  });
});

describe('a drill', () => {
  it('asks chosen cards due or not, known ones first by due day, and no suspended ones', () => {
    const dueDays = new Map([
      [2, TODAY + 9],
      [3, TODAY - 1],
    ]);
    const memory = (card: number) => {
      const dueDay = dueDays.get(card);
      return dueDay === undefined
        ? null
        : {
            stabilityDays: 1,
            difficulty: 5,
            dueDay,
            lastDay: TODAY - 5,
            lastAt: 0,
            lastRating: 'good' as const,
            reps: 1,
            lapses: 0,
          };
    };
    const holds = new Map([[4, { suspended: true, buriedUntil: null }]]);
    const queue = planDrill({ allowed: new Set([1, 2, 3, 4]), holds }, 10, memory);
    expect(cardsOf(queue)).toEqual([3, 2, 1]);
  });
});

describe('a drill of traps', () => {
  it('keeps the order in which the cards are given', () => {
    const allowed = new Set([3, 1, 2]);
    const queue = planDrill({ allowed, holds: new Map() }, 10, () => null, true);
    expect(cardsOf(queue)).toEqual([3, 1, 2]);
  });
});

describe('the backlog', () => {
  it('is cleared at the pace that the minutes of a day allow', () => {
    const settings = { ...DEFAULT_SETTINGS, minutesPerDay: 1 };
    const waiting = due(1, 2, 3, 4, 5, 6);
    expect(backlog(facts({ due: waiting, settings })).daysToClear).toBe(3);
    expect(backlog(facts({ due: waiting, settings, answerMs: () => 15_000 })).daysToClear).toBe(2);
  });

  it('says how many wait, how many are overdue, and in how many days they are done', () => {
    const settings = { ...DEFAULT_SETTINGS, reviewsPerDay: 2 };
    expect(backlog(facts({ due: due(1, 2, 3, 4), settings }))).toEqual({
      due: 4,
      overdue: 3,
      daysToClear: 2,
    });
    expect(backlog(facts())).toEqual({ due: 0, overdue: 0, daysToClear: 0 });
  });

  it('has no end when no reviews are allowed', () => {
    const settings = { ...DEFAULT_SETTINGS, reviewsPerDay: 0 };
    expect(backlog(facts({ due: due(1, 2), settings })).daysToClear).toBeNull();
  });
});

describe('the daily limits', () => {
  it('count a card once a day, and neither cramming nor the earlier parts of a case', () => {
    const done = countDone(
      [
        answer(1, { predicted: null }),
        answer(1),
        answer(2),
        answer(3, { affectsSchedule: false, rating: null }),
        answer(4, { rating: null }),
      ],
      TODAY,
    );
    expect(done).toEqual({ newCards: 1, reviews: 1 });
  });

  it('never leave less than nothing', () => {
    expect(
      remainingToday({ ...DEFAULT_SETTINGS, newPerDay: 1 }, { newCards: 5, reviews: 0 }).newCards,
    ).toBe(0);
  });
});
