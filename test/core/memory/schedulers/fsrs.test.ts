// The wrapper around ts-fsrs refuses what ts-fsrs would take in silence, and leaves the process as it found it.
import { createEmptyCard, fsrs, Rating as TsRating } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import type { Memory } from '#core/memory/memory.ts';
import type { ReviewInput, SchedulingParams } from '#core/memory/scheduler.ts';
import { checkParameters, defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { DAY, SEED, START_DAY } from '../../../support/histories.ts';

describe('poison is refused with a RangeError', () => {
  const params = { ...defaultParams(0.9), fuzz: false };
  const input: ReviewInput = { rating: 'good', day: START_DAY, at: START_DAY * DAY, seed: SEED };
  const memory = fsrsScheduler.review(null, input, params);
  const year9999 = Date.UTC(9999, 0, 1);
  const numbers = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    '3',
    null,
    undefined,
  ];

  const refused = (...[known, given, using]: [object | null, object, object]): void => {
    const review = () =>
      fsrsScheduler.review(known as Memory, given as ReviewInput, using as SchedulingParams);
    expect(review).toThrow(RangeError);
  };

  test.each([...numbers, 2.5, year9999 / DAY, 10_956, 84_006])('day %s', (day) => {
    refused(memory, { ...input, day }, params);
    const recall = () => fsrsScheduler.retrievability(memory, day as number, params);
    expect(recall).toThrow(RangeError);
  });
  test.each([...numbers, 2.5, year9999, -1])('instant %s', (at) => {
    refused(memory, { ...input, at }, params);
  });
  test.each([1, 2.5, 'Good', 'manual', '', null, undefined])('rating %s', (bad) => {
    refused(memory, { ...input, rating: bad }, params);
  });
  test.each([1, null, undefined])('seed %s', (seed) => {
    refused(memory, { ...input, seed }, params);
  });
  const badMemories: [string, unknown][] = [
    ...numbers.flatMap((bad) =>
      Object.keys(memory).map((field): [string, unknown] => [field, bad]),
    ),
    ['stabilityDays', 0],
    ['stabilityDays', 36_501],
    ['stabilityDays', '8.2956'],
    ['difficulty', 0.9],
    ['difficulty', 10.1],
    ['dueDay', memory.lastDay],
    ['dueDay', memory.lastDay + 1.5],
    ['lastDay', 2_932_896],
    ['reps', 0],
    ['reps', 1.5],
    ['lapses', -1],
    ['lapses', 1],
  ];
  test.each(badMemories)('memory with %s %s', (field, bad) => {
    refused({ ...memory, [field]: bad }, input, params);
  });

  const badParams: [string, unknown][] = [
    ...numbers.flatMap((bad) =>
      Object.keys(params).map((field): [string, unknown] => [field, bad]),
    ),
    ['desiredRetention', 0.69],
    ['desiredRetention', 0.98],
    ['maximumInterval', 0],
    ['maximumInterval', 36_501],
    ['maximumInterval', 7.5],
    ['model', 'fsrs-7'],
    ['weights', params.weights.slice(1)],
    ['weights', [...params.weights, 0.5]],
    ['weights', params.weights.map(String)],
    ['weights', params.weights.with(3, Number.NaN)],
  ];
  test.each(badParams)('parameters with %s %s', (field, bad) => {
    const poisoned = { ...params, [field]: bad };
    refused(null, input, poisoned);
    expect(() => checkParameters(poisoned)).toThrow(RangeError);
  });
  test.each([0.69, 0.98, Number.NaN])('default parameters for a retention of %s', (retention) => {
    expect(() => defaultParams(retention)).toThrow(RangeError);
  });

  test('control: sound input passes, and ts-fsrs alone takes a NaN date without a word', () => {
    expect(fsrsScheduler.review(memory, input, params).reps).toBe(2);
    const { card } = fsrs().next(createEmptyCard(new Date(0)), new Date(Number.NaN), TsRating.Good);
    expect(card.due.getTime()).toBeNaN();
    const second = fsrs().next(
      { ...card, last_review: new Date(0) },
      new Date(Number.NaN),
      TsRating.Good,
    );
    expect(second.card.stability).toBeNaN();
  });
});

test('the wrapper takes back what ts-fsrs hangs on every Date', () => {
  const names: string[] = [];
  for (const name in new Date(0)) names.push(name);
  expect(names).toEqual([]);
});
