// First answers to questions not seen before.
import { describe, expect, test } from 'vitest';
import { firstAnswers } from '#core/stats/first-answers.ts';
import { logOf } from '../../support/told-log.ts';

describe('first answers', () => {
  test('are those to questions never answered before, whatever came of the card', () => {
    const log = logOf(
      { day: 1, question: 1, rating: 'good' },
      { day: 2, question: 1, rating: 'again' },
      { day: 3, question: 2, rating: null, affectsSchedule: false },
      { day: 4, card: 2, question: 3, rating: 'good' },
    );
    expect(firstAnswers(log).map(({ question, day }) => [question, day])).toEqual([
      [1, 1],
      [2, 3],
      [3, 4],
    ]);
  });

  test('are lost when they are undone: by then the key was seen', () => {
    const log = logOf(
      { day: 1, question: 1, rating: 'again' },
      { day: 1, undo: 1 },
      { day: 1, question: 1, rating: 'good' },
    );
    expect(firstAnswers(log)).toEqual([]);
  });

  test('count as the key of today judges them', () => {
    const log = logOf(
      { day: 1, question: 1, rating: 'again' },
      { day: 2, question: 2, rating: 'good' },
      { day: 3, regrade: 1, right: true },
      { day: 3, regrade: 2, right: false },
    );
    expect(firstAnswers(log).map(({ correct }) => correct)).toEqual([true, false]);
  });
});
