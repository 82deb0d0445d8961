// Progress of a set of cards, counted from memories and answers.
import { expect, test } from 'vitest';
import type { Memory } from '#core/memory/memory.ts';
import { type ProgressFacts, progress } from '#core/stats/progress.ts';

const TODAY = 20_777;
const memory: Memory = {
  stabilityDays: 5,
  difficulty: 5,
  dueDay: TODAY,
  lastDay: TODAY - 5,
  lastAt: 0,
  lastRating: 'good',
  reps: 9,
  lapses: 0,
};
const facts: ProgressFacts = {
  cards: [1, 2, 3, 4, 5],
  memories: new Map([
    [1, memory],
    [2, { ...memory, stabilityDays: 21, lapses: 6 }],
    [9, memory],
  ]),
  holds: new Map([
    [2, { suspended: true, buriedUntil: null }],
    [3, { suspended: false, buriedUntil: TODAY + 1 }],
    [9, { suspended: true, buriedUntil: null }],
  ]),
  answers: [
    { card: 1, day: TODAY - 2, correct: true, elapsedMs: 40_000 },
    { card: 1, day: TODAY - 2, correct: false, elapsedMs: null },
    { card: 4, day: TODAY, correct: true, elapsedMs: 70_000 },
    { card: 9, day: TODAY - 1, correct: false, elapsedMs: 99_000 },
  ],
  today: TODAY,
  retrievability: ({ stabilityDays }) => (stabilityDays === 5 ? 0.9 : 0.7),
  isKept: () => false,
};

test('counts the cards of the set by what is known of them, and leaves other cards out', () => {
  expect(progress(facts)).toEqual({
    cards: 5,
    // The cards with a memory, and card 4, which was crammed.
    seen: 3,
    new: 3,
    review: 2,
    mature: 1,
    suspended: 1,
    leeches: 1,
    averageRetrievability: 0.8,
    answered: 3,
    correctRate: 2 / 3,
    daysStudied: 2,
    // The day between was spent on another bank.
    streakDays: 3,
    minutes: 1.8,
  });
});

test('has no shares where there is nothing to share', () => {
  const none = progress({ ...facts, memories: new Map(), answers: [], holds: new Map() });
  expect(none).toMatchObject({ averageRetrievability: null, correctRate: null, new: 5, seen: 0 });
  expect(progress({ ...facts, cards: [] })).toMatchObject({ cards: 0, answered: 0, minutes: 0 });
});

test('of banks adds up to the progress of all', () => {
  const [a, b, all] = [
    [1, 3],
    [2, 4, 5],
    [1, 2, 3, 4, 5],
  ].map((cards) => progress({ ...facts, cards }));
  for (const count of [
    'cards',
    'seen',
    'new',
    'review',
    'mature',
    'leeches',
    'answered',
  ] as const) {
    expect((a?.[count] ?? 0) + (b?.[count] ?? 0)).toBe(all?.[count]);
  }
});
