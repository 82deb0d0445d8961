// What an answer did to memory, told in sentences.
import { beforeAll, describe, expect, test } from 'vitest';
import { comesBack, type Given } from '../../../../src/web/pages/session/comes-back.ts';
import { loadWords } from '../../../../src/web/words/words.ts';

beforeAll(() => loadWords('en'));

/** An answer at nine in the morning to a card whose chance was 62 %; due days begin at four. */
function told(
  feedback: Partial<Given['feedback']>,
  { returns = false, part }: { returns?: boolean; part?: number } = {},
): string {
  const whole = part === undefined ? {} : { case: { id: 'c', text: '', part, parts: 2 } };
  const given = {
    presentation: { question: whole, reason: { retrievability: 0.62 } },
    feedback: {
      recordedAt: '2026-11-20T09:00:00.000Z',
      scheduled: true,
      outcome: { correct: true, score: 1, partial: null },
      rating: 'good',
      memory: { dueAt: '2026-11-26T04:00:00.000Z', intervalDays: 6 },
      ...feedback,
    },
    returns,
  } as unknown as Given;
  return comesBack(given).join(' ');
}

describe('after an answer', () => {
  test('a card comes back in days, and what was expected is told', () => {
    expect(told({})).toBe(
      'Comes back in 6 days. Before you answered, the chance that you knew it was 62%.',
    );
  });

  test('a missed card comes back in the session first', () => {
    const memory = { dueAt: '2026-11-21T04:00:00.000Z', intervalDays: 1 } as never;
    expect(told({ memory }, { returns: true })).toMatch(
      /^Comes back later in this session, and then tomorrow\./,
    );
  });

  test('a right guess is told why it comes back so soon, and so is the end of a failed case', () => {
    expect(told({ rating: 'again' })).toMatch(/^As a guess it counts as not learned yet\./);
    expect(told({ rating: 'again' }, { part: 2 })).toMatch(/^An earlier part of the case/);
  });

  test('practice that moves nothing says so, and when the card comes back all the same', () => {
    expect(told({ scheduled: false })).toBe(
      'This answer moves nothing in your schedule. Comes back in 6 days.',
    );
  });

  test('a question in doubt says that it is under review', () => {
    expect(told({ scheduled: false, underReview: true })).toMatch(/in doubt and under review/);
  });

  test('the first part of a case leaves it to the last', () => {
    expect(told({ scheduled: false }, { part: 1 })).toBe(
      'The last part of the case decides when it comes back.',
    );
    expect(told({}, { part: 2 })).toMatch(/^Comes back in 6 days/);
  });
});
