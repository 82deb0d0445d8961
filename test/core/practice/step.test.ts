// How a session moves on: which question of a card is asked, what comes back, and what is dropped.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import type { AnswerEntry } from '#core/memory/log.ts';
import type { Memory } from '#core/memory/memory.ts';
import { chooseQuestion } from '#core/practice/choose.ts';
import { NOTHING_DONE } from '#core/practice/limits.ts';
import {
  closed,
  IDLE_MS,
  progress,
  type QueueEntry,
  type SessionState,
  settled,
} from '#core/practice/session.ts';
import { afterAnswer, afterUndo, type StepFacts, takeNext } from '#core/practice/step.ts';
import type { CatalogueCard } from '#core/question/catalogue.ts';

const TODAY = 20_000;
const NOW = TODAY * 86_400_000 + 43_200_000;

function card(key: number, parts = 1, questions = 2): CatalogueCard {
  return {
    key,
    publicId: `card-${key}`,
    bank: 'bank',
    id: `card-${key}`,
    title: `Card ${key}`,
    trap: null,
    topic: 'topic',
    importance: 'critical',
    exams: [],
    objectives: [],
    confusable: [],
    asOf: null,
    validUntil: null,
    rank: key,
    retired: false,
    questions: Array.from({ length: questions }, (_, index) => ({
      key: key * 10 + index,
      id: `question-${key}-${index}`,
      revision: key * 100 + index,
      revisionHash: 'hash',
      type: 'single',
      level: 1,
      parts,
    })),
  };
}

function memory(change: Partial<Memory> = {}): Memory {
  return {
    stabilityDays: 3,
    difficulty: 5,
    dueDay: TODAY,
    lastDay: TODAY - 3,
    lastAt: 0,
    lastRating: 'good',
    reps: 1,
    lapses: 0,
    ...change,
  };
}

function facts(cards: CatalogueCard[], change: Partial<StepFacts> = {}): StepFacts {
  let made = 0;
  return {
    catalogue: {
      banks: new Map(),
      cards: new Map(cards.map((one) => [one.key, one])),
      cardsByPublicId: new Map(cards.map((one) => [one.publicId, one])),
    },
    settings: DEFAULT_SETTINGS,
    now: NOW,
    today: TODAY,
    memory: () => memory(),
    retrievability: () => 0.9,
    trap: () => null,
    seen: () => new Map(),
    holds: () => new Map(),
    quarantined: () => new Map(),
    done: NOTHING_DONE,
    answerMs: () => 30_000,
    planCapacity: null,
    recent: () => [],
    newId: () => {
      made += 1;
      return `prs_${made}`;
    },
    ...change,
  };
}

function state(queue: readonly Partial<QueueEntry>[]): SessionState {
  return {
    status: 'open',
    queue: queue.map((entry) => ({ card: 1, kind: 'due', returns: 0, ...entry })),
    current: null,
    open: null,
    counts: { answered: 0, correct: 0, wrong: 0 },
    issued: 0,
    lastActiveAt: NOW,
    closedAt: null,
  };
}

const cards = [1, 2, 3, 4, 5, 6].map((key) => card(key));
const entries = (...keys: number[]) => keys.map((key) => ({ card: key }));

/** Nothing is in quarantine. */
const NONE = new Map<number, number>();

describe('which question of a card is asked', () => {
  it('is one never seen, in author’s order, and then the one seen longest ago', () => {
    const [one] = [card(1, 1, 3)];
    expect(chooseQuestion(one, new Map(), NONE)?.key).toBe(10);
    expect(chooseQuestion(one, new Map([[10, 1]]), NONE)?.key).toBe(11);
    expect(
      chooseQuestion(
        one,
        new Map([
          [10, 7],
          [11, 5],
          [12, 6],
        ]),
        NONE,
      )?.key,
    ).toBe(11);
  });

  it('is never the same twice running unless the card has one only', () => {
    const seen = new Map<number, number>();
    let last = -1;
    for (let turn = 1; turn <= 12; turn += 1) {
      const chosen = chooseQuestion(card(1, 1, 3), seen, NONE)?.key ?? -1;
      expect(chosen).not.toBe(last);
      seen.set(chosen, turn);
      last = chosen;
    }
  });
});

describe('the next presentation', () => {
  it('is the head of the queue, with a reason', () => {
    const { session, next } = takeNext(state(entries(2, 3)), facts(cards));
    expect(next).toMatchObject({
      id: 'prs_1',
      card: 2,
      question: 20,
      position: 0,
      reason: { kind: 'due' },
    });
    expect(session).toMatchObject({ open: 'prs_1', issued: 1 });
    expect(progress(session)).toEqual({
      planned: 2,
      answered: 0,
      correct: 0,
      wrong: 0,
      remaining: 2,
    });
  });

  it('drops cards that were retired, set aside or answered elsewhere in the meantime', () => {
    const retired = { ...card(1), retired: true, questions: [] };
    const known = facts([retired, ...cards.slice(1)], {
      holds: () => new Map([[2, { suspended: true, buriedUntil: null }]]),
      memory: (key) => memory(key === 3 ? { dueDay: TODAY + 4 } : {}),
    });
    expect(takeNext(state(entries(1, 2, 3, 4)), known).next?.card).toBe(4);
  });

  it('is null when nothing is left', () => {
    expect(takeNext(state([]), facts(cards))).toMatchObject({
      next: null,
      session: { open: null },
    });
  });

  it('asks the parts of a case one after another', () => {
    const known = facts([card(1, 3), card(2)]);
    let session = state(entries(1, 2));
    const asked: string[] = [];
    for (let step = 0; step < 4; step += 1) {
      const taken = takeNext(session, known);
      asked.push(`${taken.next?.card}/${taken.next?.part}`);
      session = afterAnswer(taken.session, {
        correct: true,
        rating: 'good',
        lastPart: taken.next?.part === (taken.next?.parts ?? 0) - 1,
        at: NOW,
      });
    }
    expect(asked).toEqual(['1/0', '1/1', '1/2', '2/0']);
  });

  it('marks the rest of a case once a part was wrong', () => {
    const known = facts([card(1, 2)]);
    const first = takeNext(state(entries(1)), known);
    const wrong = afterAnswer(first.session, {
      correct: false,
      rating: null,
      lastPart: false,
      at: NOW,
    });
    expect(takeNext(wrong, known).session.current).toMatchObject({ part: 1, caseWrong: true });
  });
});

describe('confusable cards', () => {
  /** Cards 1 and 2 are confused with each other; only one of them says so. */
  const confused = (): StepFacts => {
    const all = cards.map((one) => (one.key === 2 ? { ...one, confusable: ['card-1'] } : one));
    const known = facts(all, { memory: (key) => (key === 1 ? null : memory()) });
    const bank = { bank: {} as never, sourceHash: 'hash', cards: all };
    return { ...known, catalogue: { ...known.catalogue, banks: new Map([['bank', bank]]) } };
  };
  const askAll = (from: SessionState, known: StepFacts): (number | undefined)[] => {
    const asked: (number | undefined)[] = [];
    for (let taken = takeNext(from, known); taken.next; taken = takeNext(from, known)) {
      asked.push(taken.next.card);
      const result = { correct: true, rating: 'good', lastPart: true, at: NOW } as const;
      from = afterAnswer(taken.session, result);
    }
    return asked;
  };

  it('do not follow each other while one is new, even when what stood between them is gone', () => {
    const queue = state([{ card: 1, kind: 'new' }, { card: 2 }, { card: 3 }, { card: 4 }]);
    expect(askAll(queue, confused())).toEqual([1, 3, 2, 4]);
  });

  it('wait for another session when nothing else is left to stand between them', () => {
    const queue = state([{ card: 3 }, { card: 1, kind: 'new' }, { card: 2 }]);
    expect(askAll(queue, confused())).toEqual([3, 1]);
  });

  it('follow each other once both are in review, and in a drill', () => {
    const known = { ...confused(), memory: () => memory() };
    expect(askAll(state(entries(1, 2, 3)), known)).toEqual([1, 2, 3]);
    const drill = state([1, 2].map((key) => ({ card: key, kind: 'drill' as const })));
    expect(askAll(drill, confused())).toEqual([1, 2]);
  });

  it('are asked beside each other when an answer to one was taken back', () => {
    const again = { card: 1, kind: 'new', returns: 1, undoneAt: NOW } as const;
    const before = { ...state([again]), previous: { card: 2, kind: 'due' } as const };
    expect(askAll(before, confused())).toEqual([1]);
  });
});

describe('a card that is not due', () => {
  const ahead = (change: Partial<StepFacts> = {}) =>
    facts(cards, {
      memory: () => memory({ dueDay: TODAY + 3 }),
      retrievability: () => 0.96,
      ...change,
    });

  it('is asked when it was drawn as a spot check, and says so', () => {
    const { next } = takeNext(state([{ card: 1, probe: true }]), ahead());
    expect(next?.reason).toMatchObject({
      kind: 'due',
      text: 'A spot check: this card is not due for 3 days (recall about 96 %), and shows how good that guess is.',
      probe: true,
    });
  });

  it('is asked when the exam plan wants it today, and says so', () => {
    const { next } = takeNext(state([{ card: 1, planned: true }]), ahead());
    expect(next?.reason).toEqual({
      kind: 'due',
      text: 'Your exam plan asks this today, though it is not due for 3 days (recall about 96 %).',
      dueAt: (TODAY + 3) * 86_400_000 + 4 * 3_600_000,
      retrievability: 0.96,
    });
  });

  it.each([['probe'], ['planned']])(
    'is dropped as a %s once it was answered elsewhere today',
    (why) => {
      const answered = ahead({ memory: () => memory({ dueDay: TODAY + 3, lastDay: TODAY }) });
      expect(takeNext(state([{ card: 1, [why]: true }]), answered).next).toBeNull();
    },
  );

  it('is dropped when the day is full: as a spot check by its reviews, planned by what the plan has for it', () => {
    const settings = { ...DEFAULT_SETTINGS, reviewsPerDay: 5, newPerDay: 3 };
    const done = { newCards: 0, reviews: 5 };
    const isAsked = (why: object, change: Partial<StepFacts> = {}) =>
      takeNext(state([{ card: 1, ...why }]), ahead({ settings, done, ...change })).next !== null;
    expect(isAsked({ probe: true })).toBe(false);
    expect(isAsked({ planned: true })).toBe(true);
    expect(isAsked({ planned: true }, { planCapacity: 5 })).toBe(false);
    expect(isAsked({ planned: true }, { planCapacity: 6 })).toBe(true);
    const minutes = { ...settings, minutesPerDay: 2 };
    expect(isAsked({ planned: true }, { settings: minutes })).toBe(false);
  });

  it('is asked as new by the plan even when the day’s own limit of new cards is used up', () => {
    const settings = { ...DEFAULT_SETTINGS, newPerDay: 0 };
    const known = facts(cards, { settings, memory: () => null });
    expect(takeNext(state([{ card: 1, kind: 'new', planned: true }]), known).next?.card).toBe(1);
    expect(takeNext(state([{ card: 1, kind: 'new' }]), known).next).toBeNull();
  });
});

describe('a leech', () => {
  const textOf = (lapses: number) =>
    takeNext(
      state(entries(1)),
      facts(cards, { memory: () => memory({ lapses, reps: lapses + 1 }) }),
    ).next?.reason.text;

  it('says so when it is asked, and from time to time how to be rid of it', () => {
    const said =
      'This card is due today (recall about 90 %). It is a leech, forgotten 7 times: read its explanation and compare it with the cards you confuse it with.';
    expect(textOf(5)).toBe('This card is due today (recall about 90 %).');
    expect(textOf(7)).toBe(said);
    expect([6, 9].map((lapses) => textOf(lapses)?.endsWith(', or suspend it.'))).toEqual([
      true,
      true,
    ]);
  });
});

describe('a failed card', () => {
  const fail = (from: SessionState) =>
    afterAnswer(takeNext(from, facts(cards)).session, {
      correct: false,
      rating: 'again',
      lastPart: true,
      at: NOW,
    });

  it('comes back after at least four others, with another question, and counts again', () => {
    const failed = fail(state(entries(1, 2, 3, 4, 5, 6)));
    expect(failed.queue.map((entry) => entry.card)).toEqual([2, 3, 4, 5, 1, 6]);
    expect(failed.queue[4]).toMatchObject({ kind: 'relearning', returns: 1 });
    expect(progress(failed)).toEqual({
      planned: 7,
      answered: 1,
      correct: 0,
      wrong: 1,
      remaining: 6,
    });
  });

  it('stays away when fewer than four others are left', () => {
    expect(fail(state(entries(1, 2, 3, 4))).queue.map((entry) => entry.card)).toEqual([2, 3, 4]);
  });

  it('comes back after four others and in other words, whatever else happens in the session', () => {
    const outcome = fc.record({ right: fc.boolean(), guess: fc.boolean() });
    const session = fc.record({
      count: fc.integer({ min: 1, max: 12 }),
      questions: fc.integer({ min: 2, max: 3 }),
      outcomes: fc.infiniteStream(outcome),
    });
    fc.assert(
      fc.property(session, ({ count, questions, outcomes }) => {
        const all = Array.from({ length: count }, (_, index) => card(index + 1, 1, questions));
        const answers: AnswerEntry[] = [];
        const seen = new Map<number, Map<number, number>>();
        const known = facts(all, {
          recent: () => answers,
          seen: (key) => seen.get(key) ?? new Map(),
        });
        let now = state(all.map(({ key }) => ({ card: key })));
        const asked: { card: number; question: number; failed: boolean }[] = [];
        for (let taken = takeNext(now, known); taken.next; taken = takeNext(now, known)) {
          const { card: key, question } = taken.next;
          const before = asked.findLastIndex((one) => one.card === key);
          if (before >= 0) {
            expect(asked[before]?.failed).toBe(true);
            expect(asked[before]?.question).not.toBe(question);
            const between = new Set(asked.slice(before + 1).map((one) => one.card));
            expect(between.size).toBeGreaterThanOrEqual(4);
          }
          const { right, guess } = outcomes.next().value as { right: boolean; guess: boolean };
          const rating = right && !guess ? 'good' : 'again';
          asked.push({ card: key, question, failed: rating === 'again' });
          seen.set(key, new Map(seen.get(key)).set(question, asked.length));
          const at = NOW + asked.length;
          answers.push({ card: key, day: TODAY, at, rating } as AnswerEntry);
          now = afterAnswer(taken.session, { correct: right, rating, lastPart: true, at });
        }
        // Each that failed came back, unless it did so twice or fewer than four others were left.
        for (const [index, one] of asked.entries()) {
          const later = asked.slice(index + 1);
          const others = new Set(later.map(({ card: key }) => key));
          const isBack = others.delete(one.card);
          const times = asked.slice(0, index).filter((other) => other.card === one.card).length;
          if (one.failed && times < 2 && others.size > 4) expect(isBack).toBe(true);
        }
      }),
    );
  });

  it('comes back twice at most, so that a session ends', () => {
    let session = state(entries(1, 2, 3, 4, 5, 6));
    let asked = 0;
    for (; asked < 100; asked += 1) {
      const taken = takeNext(session, facts(cards));
      if (!taken.next) break;
      session = afterAnswer(taken.session, {
        correct: false,
        rating: 'again',
        lastPart: true,
        at: NOW,
      });
    }
    expect(asked).toBeLessThanOrEqual(6 * 3);
    expect(session.counts.wrong).toBe(asked);
  });
});

describe('an undone answer', () => {
  it('is not counted any more and its card is asked again next', () => {
    const taken = takeNext(state(entries(1, 2, 3)), facts(cards));
    const answered = afterAnswer(taken.session, {
      correct: true,
      rating: 'good',
      lastPart: true,
      at: NOW,
    });
    const undone = afterUndo(answered, { card: 1, correct: true, kind: 'due', undoneAt: NOW });
    expect(undone.queue.map((entry) => entry.card)).toEqual([1, 2, 3]);
    expect(progress(undone)).toEqual({
      planned: 3,
      answered: 0,
      correct: 0,
      wrong: 0,
      remaining: 3,
    });
  });
});

describe('a card whose answer was taken back', () => {
  const waiting = state([{ card: 1, kind: 'new', returns: 1, undoneAt: NOW }]);
  const answeredAt = (at: number): Partial<StepFacts> => ({
    memory: () => memory({ dueDay: TODAY + 2, lastDay: TODAY }),
    recent: () => [{ card: 1, day: TODAY, at, rating: 'good' } as AnswerEntry],
  });

  it('is asked again although an earlier answer of the day stands', () => {
    expect(takeNext(waiting, facts(cards, answeredAt(NOW - 1))).next?.card).toBe(1);
  });

  it('is not asked again once another session has it answered', () => {
    expect(takeNext(waiting, facts(cards, answeredAt(NOW + 1))).next).toBeNull();
  });
});

describe('a session', () => {
  it('that idles for a day has been closed since then, and keeps its counts', () => {
    const open = state(entries(1));
    expect(settled(open, NOW + IDLE_MS - 1).status).toBe('open');
    expect(settled(open, NOW + 3 * IDLE_MS)).toMatchObject({
      status: 'closed',
      closedAt: NOW + IDLE_MS,
    });
  });

  it('is closed once', () => {
    const first = closed(state([]), NOW);
    expect(closed(first, NOW + 5)).toBe(first);
  });
});
