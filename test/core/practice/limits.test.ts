// What a day holds: in cards, in minutes at the learner's own pace, and under an exam plan.
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import { cardsInMinutes, usualAnswerMs } from '#core/practice/answer-time.ts';
import { cardsOfDay, remainingPlan, remainingToday } from '#core/practice/limits.ts';

const told = (...times: (number | null)[]) => times.map((elapsedMs) => ({ elapsedMs }));
const settings = (change: Partial<typeof DEFAULT_SETTINGS>) => ({ ...DEFAULT_SETTINGS, ...change });

describe('the time that a learner takes for an answer', () => {
  it('is the median of what was told, and half a minute until enough was', () => {
    expect(usualAnswerMs(told(1000, 2000, 3000, 4000))).toBe(30_000);
    expect(usualAnswerMs(told(9000, 2000, null, 50_000, 4000, 8000))).toBe(8000);
    expect(usualAnswerMs(told(9000, 2000, 50_000, 4000, 8000, 10_000))).toBe(8500);
  });

  it('leaves out that somebody was away, or clicked at once', () => {
    expect(usualAnswerMs(told(1e9, 1e9, 1e9, 1e9, 1e9))).toBe(300_000);
    expect(usualAnswerMs(told(0, 0, 0, 0, 0))).toBe(1000);
  });

  it('makes minutes into whole cards, at least one', () => {
    expect([1, 10].map((minutes) => cardsInMinutes(minutes, 40_000))).toEqual([1, 15]);
    expect(cardsInMinutes(1, 90_000)).toBe(1);
  });
});

describe('a day with minutes', () => {
  const short = settings({ minutesPerDay: 5, newPerDay: 8, reviewsPerDay: 50 });

  it('holds as many cards as fit, new and known ones together', () => {
    const left = remainingToday(short, { newCards: 2, reviews: 3 }, () => 30_000);
    expect(left).toEqual({ newCards: 5, reviews: 5, cards: 5 });
    expect(remainingToday(short, { newCards: 9, reviews: 9 }, () => 30_000)).toEqual({
      newCards: 0,
      reviews: 0,
      cards: 0,
    });
  });

  it('holds more for a quick learner, within the limits of cards', () => {
    expect(cardsOfDay(short, () => 5000)).toBe(60);
    expect(remainingToday(short, { newCards: 2, reviews: 3 }, () => 5000)).toEqual({
      newCards: 6,
      reviews: 47,
      cards: 55,
    });
  });

  it('asks for no pace where there is no such limit', () => {
    const never = () => {
      throw new Error('the log was read');
    };
    expect(remainingToday(DEFAULT_SETTINGS, { newCards: 0, reviews: 0 }, never)).toEqual({
      newCards: 20,
      reviews: 200,
      cards: Infinity,
    });
  });
});

describe('a day under an exam plan', () => {
  const done = { newCards: 4, reviews: 6 };

  it('holds what the plan has for it, else both limits together, else its minutes', () => {
    const limits = settings({ newPerDay: 3, reviewsPerDay: 20 });
    expect(remainingPlan(limits, done, 15)).toBe(5);
    expect(remainingPlan(limits, done, 5)).toBe(0);
    expect(remainingPlan(limits, done, null)).toBe(13);
    expect(remainingPlan({ ...limits, minutesPerDay: 6 }, done, null, () => 30_000)).toBe(2);
  });
});
