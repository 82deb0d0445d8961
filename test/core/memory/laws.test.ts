// Laws of scheduling (invariants 21–26 of the design) over arbitrary weights and histories.
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Memory, RATINGS } from '#core/memory/memory.ts';
import { preview } from '#core/memory/preview.ts';
import { memorySeed } from '#core/memory/review.ts';
import type { SchedulingParams } from '#core/memory/scheduler.ts';
import { defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import {
  DAY,
  follow,
  type History,
  history,
  paramsWith,
  rating,
  SEED,
  START_DAY,
} from '../../support/histories.ts';

const anyParams = paramsWith(fc.boolean());
const steady = paramsWith(fc.constant(false));

describe('a review', () => {
  test('is due after the day it happened, at most the maximum interval later', () => {
    fc.assert(
      fc.property(history, anyParams, (reviews, params) => {
        for (const { dueDay, lastDay } of follow(reviews, params)) {
          expect(Number.isInteger(dueDay)).toBe(true);
          expect(dueDay).toBeGreaterThan(lastDay);
          expect(dueDay).toBeLessThanOrEqual(lastDay + params.maximumInterval);
        }
      }),
    );
  });

  test('leaves stability above 0, difficulty 1 to 10, and recall between 0 and 1', () => {
    fc.assert(
      fc.property(history, anyParams, fc.nat(20_000), (reviews, params, later) => {
        for (const memory of follow(reviews, params)) {
          expect(memory.stabilityDays).toBeGreaterThan(0);
          expect(Number.isFinite(memory.stabilityDays)).toBe(true);
          expect(memory.difficulty).toBeGreaterThanOrEqual(1);
          expect(memory.difficulty).toBeLessThanOrEqual(10);
          const recall = (day: number) => fsrsScheduler.retrievability(memory, day, params);
          expect(recall(memory.lastDay)).toBe(1);
          expect(recall(memory.lastDay - 2)).toBe(1);
          expect(recall(memory.lastDay + later)).toBeGreaterThanOrEqual(0);
          expect(recall(memory.lastDay + later + 1)).toBeLessThanOrEqual(
            recall(memory.lastDay + later),
          );
        }
      }),
    );
  });

  test('counts one repetition, and one lapse for Again after the first', () => {
    fc.assert(
      fc.property(history, anyParams, (reviews, params) => {
        let lapses = 0;
        follow(reviews, params).forEach((memory, index) => {
          if (index > 0 && reviews[index]?.[0] === 'again') lapses += 1;
          expect(memory).toMatchObject({
            reps: index + 1,
            lapses,
            lastRating: reviews[index]?.[0],
          });
        });
      }),
    );
  });

  test('never waits longer after Again than the interval before', () => {
    fc.assert(
      fc.property(history, anyParams, (reviews, params) => {
        const memories = follow([...reviews, ['again', 1]], params);
        const [before, after] = memories.slice(-2) as [Memory, Memory];
        expect(after.dueDay - after.lastDay).toBeLessThanOrEqual(before.dueDay - before.lastDay);
      }),
    );
  });

  test('after Again comes within the interval before, even where that was cut short', () => {
    const params = { ...defaultParams(0.9), fuzz: false };
    const memory = follow(
      [
        ['easy', 0],
        ['good', 8],
        ['good', 40],
        ['good', 150],
      ],
      params,
    ).at(-1)!;
    const again = (cut: Memory) =>
      fsrsScheduler.review(
        cut,
        { rating: 'again', day: cut.dueDay, at: cut.dueDay * DAY, seed: SEED },
        params,
      );
    const later = again(memory);
    expect(later.dueDay - later.lastDay).toBeGreaterThan(3);
    const sooner = again({ ...memory, dueDay: memory.lastDay + 2 });
    expect(sooner.dueDay - sooner.lastDay).toBe(2);
  });

  test('on a day before the last one counts as a review on the last day', () => {
    const back = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(history, anyParams, rating, back, (reviews, params, given, days) => {
        const memory = follow(reviews, params).at(-1)!;
        const on = (day: number, at: number) =>
          fsrsScheduler.review(memory, { rating: given, day, at, seed: SEED }, params);
        const sameDay = on(memory.lastDay, memory.lastAt);
        expect(on(memory.lastDay - days, memory.lastAt - days * DAY)).toEqual(sameDay);
      }),
    );
  });

  test('given several times on one learning day takes the short-term formula', () => {
    const params = { ...defaultParams(0.9), fuzz: false };
    const [, again, good] = follow(
      [
        ['good', 0],
        ['again', 0],
        ['good', 0],
      ],
      params,
    );
    // 2.3065 · e^(0.5425·(1−3+0.0912)) · 2.3065^−0.0658, and Good below a stability of 2 gains a little.
    expect(again?.stabilityDays).toBeCloseTo(0.775, 3);
    expect(good?.stabilityDays).toBeGreaterThan(again?.stabilityDays ?? 9);
    const [, unchanged] = follow(
      [
        ['good', 0],
        ['good', 0],
      ],
      params,
    );
    expect(unchanged?.stabilityDays).toBe(2.3065);
  });
});

describe('the four ratings', () => {
  test('are due in their own order when fuzz is off: Again, Hard, Good, Easy', () => {
    fc.assert(
      fc.property(fc.option(history), steady, fc.nat(400), (reviews, params, later) => {
        const memory = reviews && follow(reviews, params).at(-1)!;
        const day = (memory?.lastDay ?? START_DAY) + later;
        const offers = preview(memory, day, params, SEED, fsrsScheduler);
        const intervals = RATINGS.map((of) => offers[of].intervalDays);
        expect(intervals).toEqual([...intervals].sort((a, b) => a - b));
      }),
    );
  });

  test('keep their order for a first answer when the fitted first stabilities cross', () => {
    const weights = [30, 20, 5, 2, ...defaultParams(0.9).weights.slice(4)];
    const params = { ...defaultParams(0.9), weights, fuzz: false };
    const offers = preview(null, START_DAY, params, SEED, fsrsScheduler);
    expect(RATINGS.map((of) => offers[of].intervalDays)).toEqual([5, 5, 5, 5]);
    expect(RATINGS.map((of) => offers[of].stabilityDays)).toEqual([30, 20, 5, 2]);
  });

  test('are previewed exactly as the answer will have them, fuzz included', () => {
    fc.assert(
      fc.property(history, anyParams, rating, fc.nat(400), (reviews, params, given, later) => {
        const memory = follow(reviews, params).at(-1)!;
        const day = memory.lastDay + later;
        const promised = preview(memory, day, params, SEED, fsrsScheduler)[given];
        const input = { rating: given, day, at: (day + 1) * DAY - 1, seed: SEED };
        const kept = fsrsScheduler.review(memory, input, params);
        expect(kept).toMatchObject({
          dueDay: promised.dueDay,
          stabilityDays: promised.stabilityDays,
        });
        expect(promised.intervalDays).toBe(kept.dueDay - day);
      }),
    );
  });
});

describe('fuzz', () => {
  const fuzzy = defaultParams(0.9);
  const longer: History = [
    ['good', 0],
    ['good', 3],
    ['good', 12],
    ['good', 40],
  ];

  test('is a function of learner, card, repetition and state only: same inputs, same due', () => {
    fc.assert(
      fc.property(history, paramsWith(fc.constant(true)), history, (reviews, params, others) => {
        const first = follow(reviews, params);
        follow(others, params, memorySeed('learner-8', 'card-1'));
        follow(others, fuzzy, memorySeed('learner-9', 'card-42'));
        expect(follow(reviews, structuredClone(params))).toEqual(first);
      }),
    );
  });

  test('changes the due day only, never the memory state', () => {
    const plain = follow(longer, { ...fuzzy, fuzz: false });
    follow(longer, fuzzy).forEach((memory, index) => {
      expect({ ...memory, dueDay: 0 }).toEqual({ ...plain[index], dueDay: 0 });
    });
  });

  test('is drawn anew at each repetition', () => {
    const memory = follow(longer, fuzzy).at(-1)!;
    const dueDays = Array.from({ length: 60 }, (_, more) => {
      const input = {
        rating: 'good',
        day: memory.dueDay,
        at: memory.dueDay * DAY,
        seed: SEED,
      } as const;
      return fsrsScheduler.review({ ...memory, reps: memory.reps + more }, input, fuzzy).dueDay;
    });
    expect(new Set(dueDays).size).toBeGreaterThan(5);
  });

  test('spreads learners and cards over days (control: without it all are due together)', () => {
    const dueDays = (params: SchedulingParams) =>
      new Set(
        Array.from(
          { length: 60 },
          (_, card) =>
            follow(longer, params, memorySeed('learner-1', `card-${card}`)).at(-1)?.dueDay,
        ),
      );
    expect(dueDays(fuzzy).size).toBeGreaterThan(5);
    expect(dueDays({ ...fuzzy, fuzz: false }).size).toBe(1);
  });
});

describe('a schedule does not depend on', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('the TZ of the process (control: the local clock does)', () => {
    const reviews: History = [
      ['good', 0],
      ['again', 2],
      ['hard', 0],
      ['good', 1],
      ['easy', 9],
    ];
    const results = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
      vi.stubEnv('TZ', zone);
      return { local: new Date(2026, 0, 5).getTime(), due: follow(reviews, defaultParams(0.9)) };
    });
    expect(new Set(results.map(({ local }) => local)).size).toBe(3);
    expect(results[1]?.due).toEqual(results[0]?.due);
    expect(results[2]?.due).toEqual(results[0]?.due);
  });

  test('the instant within the learning day', () => {
    fc.assert(
      fc.property(rating, fc.nat(DAY - 1), (given, ms) => {
        const on = (at: number) =>
          fsrsScheduler.review(
            null,
            { rating: given, day: START_DAY, at, seed: SEED },
            defaultParams(0.9),
          );
        const [early, late] = [on(START_DAY * DAY), on(START_DAY * DAY + ms)];
        expect({ ...late, lastAt: 0 }).toEqual({ ...early, lastAt: 0 });
      }),
    );
  });

  test('other parameters being used between', () => {
    const reviews: History = [
      ['good', 0],
      ['easy', 3],
      ['good', 30],
    ];
    const long = { ...defaultParams(0.85), fuzz: false };
    const short = { ...long, maximumInterval: 40 };
    const dueDay = (params: SchedulingParams) => follow(reviews, params).at(-1)?.dueDay;
    const others = [
      long,
      { ...long, desiredRetention: 0.95 },
      { ...long, weights: long.weights.with(8, 1.2) },
      { ...long, fuzz: true },
    ];
    const before = dueDay(short);
    const due = others.map(dueDay);
    expect(new Set([before, ...due]).size).toBe(5);
    for (let step = 0; step < 100; step += 1) dueDay(defaultParams(0.7 + step / 500));
    expect([...others.map(dueDay), dueDay(short)]).toEqual([...due, before]);
  });
});
