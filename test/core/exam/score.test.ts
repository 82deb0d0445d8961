// The score of an exam and its interval.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreExam, wilson } from '#core/exam/score.ts';

describe('the Wilson interval', () => {
  // By hand from the formula with z = 1.959964; 0 of 10 and 10 of 10 also in Newcombe (1998), Statistics in Medicine 17.
  test.each([
    [5, 10, 0.2366, 0.7634],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [81, 263, 0.2553, 0.3662],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is between %f and %f', (right, count, low, high) => {
    const found = wilson(right, count);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  test('says nothing about nothing', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });

  test('holds the share, stays within 0 and 1, and narrows as questions are added', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 200 }), (some, count) => {
        const right = Math.min(some, count);
        const { low, high } = wilson(right, count);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(right / count);
        expect(high).toBeGreaterThanOrEqual(right / count);
        const more = wilson(right * 4, count * 4);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });
});

describe('the score', () => {
  const domains = [
    { id: 'a', title: 'A', weight: 60 },
    { id: 'b', title: 'B', weight: 40 },
    { id: 'c', title: 'C', weight: 0 },
  ];
  const question = (domain: number, answered: boolean, correct: boolean) => ({
    domain,
    answered,
    correct,
  });

  test('counts what is unanswered as wrong, by domain', () => {
    const questions = [
      question(0, true, true),
      question(0, true, false),
      question(0, false, false),
      question(1, true, true),
    ];
    expect(scoreExam(domains, questions)).toEqual({
      score: 0.5,
      correct: 2,
      wrong: 2,
      unanswered: 1,
      domains: [
        { ...domains[0], correct: 1, total: 3, ...wilson(1, 3) },
        { ...domains[1], correct: 1, total: 1, ...wilson(1, 1) },
        { ...domains[2], correct: 0, total: 0, low: 0, high: 1 },
      ],
    });
  });

  test('of no questions is 0', () => {
    expect(scoreExam([], [])).toMatchObject({ score: 0, correct: 0, wrong: 0, unanswered: 0 });
  });
});
