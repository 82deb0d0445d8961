// Progress of a set of cards, counted from memories and tallies of answers.
import { expect, test } from 'vitest';
import type { Memory } from '#core/memory/memory.ts';
import {
  type ProgressFacts,
  progress,
  talliesByCard,
  talliesByType,
} from '#core/stats/progress.ts';

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
  tallies: new Map([
    [1, { answers: 2, correct: 1, toldMs: 40_000, timed: 1 }],
    [4, { answers: 1, correct: 1, toldMs: 70_000, timed: 1 }],
    [9, { answers: 1, correct: 0, toldMs: 99_000, timed: 1 }],
  ]),
  isDue: (card, { dueDay }) => dueDay <= TODAY && card !== 2,
  retrievability: ({ stabilityDays }) => (stabilityDays === 5 ? 0.9 : 0.7),
};

test('counts the cards of the set by what is known of them, and leaves other cards out', () => {
  expect(progress(facts)).toEqual({
    cards: 5,
    // The cards with a memory, and card 4, which was crammed.
    seen: 3,
    new: 3,
    review: 2,
    mature: 1,
    due: 1,
    suspended: 1,
    leeches: 1,
    averageRetrievability: 0.8,
    answered: 3,
    correctRate: 2 / 3,
    minutes: 1.8,
  });
});

test('has no shares where there is nothing to share', () => {
  const none = progress({ ...facts, memories: new Map(), tallies: new Map(), holds: new Map() });
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
    'due',
    'leeches',
    'answered',
  ] as const) {
    expect((a?.[count] ?? 0) + (b?.[count] ?? 0)).toBe(all?.[count]);
  }
});

test('sums what was answered by card and by type', () => {
  const rows = [
    { card: 1, question: 1, type: 'single', answers: 2, correct: 1, toldMs: 90_000, timed: 2 },
    { card: 1, question: 2, type: 'recall', answers: 1, correct: 1, toldMs: 0, timed: 0 },
    { card: 2, question: 3, type: 'single', answers: 2, correct: 2, toldMs: 10_000, timed: 1 },
  ];
  expect(talliesByCard(rows).get(1)).toMatchObject({ answers: 3, correct: 2, toldMs: 90_000 });
  expect(talliesByType(rows)).toEqual([
    { type: 'recall', answered: 1, correctRate: 1, minutes: 0, averageSeconds: null },
    { type: 'single', answered: 4, correctRate: 0.75, minutes: 1.7, averageSeconds: 33.3 },
  ]);
});
