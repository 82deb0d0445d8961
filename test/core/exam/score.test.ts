// The score of an exam.
import { describe, expect, test } from 'vitest';
import { scoreExam } from '#core/exam/score.ts';
import { wilson } from '#core/stats/wilson.ts';

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
      ...wilson(2, 4),
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

  test('of no questions is 0, and nothing is known', () => {
    const none = { score: 0, low: 0, high: 1, correct: 0, wrong: 0, unanswered: 0 };
    expect(scoreExam([], [])).toMatchObject(none);
  });
});
