// The hash of a state: the same however a store keeps it, and another one for whatever is another.
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import {
  chainHash,
  chainStart,
  type OwnState,
  stateHash,
  talliesOf,
} from '#core/learner/own-state.ts';
import type { Memory } from '#core/memory/memory.ts';
import { contributions } from '#core/stats/tally.ts';
import { logOf } from '../../support/told-log.ts';

const memory: Memory = {
  stabilityDays: 2,
  difficulty: 5,
  dueDay: 20_003,
  lastDay: 20_000,
  lastAt: 1,
  lastRating: 'good',
  reps: 1,
  lapses: 0,
};
const names = {
  card: (key: number) => `card-${key}`,
  question: (key: number) => `bank/q-${key}`,
  wording: (key: number) => `shown-${key}`,
};
const tally = { answers: 1, correct: 1, toldMs: 9, timed: 1 };
const STATE: OwnState = {
  settings: DEFAULT_SETTINGS,
  policy: 'mcq-1',
  weights: null,
  done: { newCards: 1, reviews: 0 },
  memories: new Map([
    [1, memory],
    [2, { ...memory, reps: 2 }],
  ]),
  traps: new Map([[1, { times: 1, strong: 0, lastAt: 1 }]]),
  holds: new Map([[2, { suspended: true, buriedUntil: null }]]),
  days: [{ day: 20_000, bank: 'bank', ...tally, newCards: 1, reviews: 0, lapses: 0 }],
  questions: [{ card: 1, question: 1, ...tally }],
  freeDays: [{ first: 19_990, last: 19_991 }],
  head: { seq: 1, hash: Buffer.alloc(32, 7) },
};
const hashOf = (change: Partial<OwnState> = {}) => stateHash({ ...STATE, ...change }, names);

describe('the hash of a state', () => {
  test('does not depend on keys, their order, or settings at their defaults', () => {
    const swapped = { card: (key: number) => names.card(3 - key), question: names.question };
    const other: OwnState = {
      ...STATE,
      settings: { ...DEFAULT_SETTINGS, daysOff: [] },
      memories: new Map([
        [1, { ...memory, reps: 2 }],
        [2, memory],
      ]),
      traps: new Map([[2, { times: 1, strong: 0, lastAt: 1 }]]),
      holds: new Map([[1, { suspended: true, buriedUntil: null }]]),
      questions: [{ card: 2, question: 1, ...tally }],
    };
    expect(stateHash(other, { ...swapped, wording: names.wording })).toBe(hashOf());
    expect(hashOf()).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each<[string, Partial<OwnState>]>([
    ['settings', { settings: { ...DEFAULT_SETTINGS, newPerDay: 3 } }],
    ['the policy', { policy: 'plain-1' }],
    ['weights', { weights: [1, 2] }],
    ['daily counts', { done: { newCards: 0, reviews: 0 } }],
    ['a memory', { memories: new Map([[1, { ...memory, dueDay: 20_004 }]]) }],
    ['a trap', { traps: new Map([[1, { times: 2, strong: 0, lastAt: 1 }]]) }],
    ['a hold', { holds: new Map() }],
    ['a tally of a day', { days: [] }],
    ['a tally of a question', { questions: [{ card: 1, question: 2, ...tally }] }],
    ['a free day', { freeDays: [] }],
    ['the log', { head: { seq: 1, hash: Buffer.alloc(32, 8) } }],
  ])('is another one for another: %s', (_what, change) => {
    expect(hashOf(change)).not.toBe(hashOf());
  });
});

test('each entry of a chain hangs on all before it, and on whose it is', () => {
  const log = logOf(
    { day: 20_000, rating: 'good' },
    { undo: 1, day: 20_000 },
    { reset: 1, day: 20_001 },
    { day: 20_002, rating: 'again' },
    { regrade: 4, right: true, day: 20_003 },
    { policy: 'plain-1', day: 20_004 },
  );
  const endOf = (origin: string, entries: typeof log) =>
    entries
      .reduce((hash, entry) => chainHash(hash, entry, names), chainStart(origin))
      .toString('hex');
  const end = endOf('me', log);
  expect(endOf('me', log)).toBe(end);
  expect(endOf('lrn_other', log)).not.toBe(end);
  for (const at of log.keys()) {
    const later = log.map((entry, place) =>
      place === at ? { ...entry, at: entry.at + 1 } : entry,
    );
    expect(endOf('me', later)).not.toBe(end);
  }
});

test('tallies are summed by day and bank, and by card and question', () => {
  const log = logOf(
    { day: 20_000, rating: 'good', card: 1, question: 1, elapsedMs: 1000, predicted: null },
    { day: 20_000, rating: 'again', card: 2, question: 2, elapsedMs: null },
    { day: 20_001, rating: 'good', card: 1, question: 1, elapsedMs: 500 },
  );
  const answers = log.flatMap((entry) => (entry.kind === 'answer' ? [entry] : []));
  const { days, questions } = talliesOf(contributions(answers), () => 'bank');
  expect(days.map(({ day, bank, answers: n, timed }) => [day, bank, n, timed])).toEqual([
    [20_000, 'bank', 2, 1],
    [20_001, 'bank', 1, 1],
  ]);
  expect(questions).toMatchObject([
    { card: 1, question: 1, answers: 2, toldMs: 1500 },
    { card: 2, question: 2, answers: 1, correct: 0 },
  ]);
});
