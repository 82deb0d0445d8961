// How much one session is, and how a backlog goes away.
import { describe, expect, it } from 'vitest';
import { clearing, minutesFor, sessionSize } from '../../../../src/web/pages/today/session-size.ts';

it.each([
  [1, 1],
  [20, 20],
  [25, 25],
  [26, 20],
  [400, 20],
])('of %i questions a session has %i', (left, size) => {
  expect(sessionSize(left)).toBe(size);
});

it('a session takes a minute at least, and else what the learner takes', () => {
  expect(minutesFor(1, 10)).toBe(1);
  expect(minutesFor(20, 30)).toBe(10);
  expect(minutesFor(20, 13)).toBe(4);
});

describe('a backlog', () => {
  const waiting = { overdue: 60, left: 200, secondsPerAnswer: 30 };

  it('goes with a session a day', () => {
    expect(clearing(waiting, null)).toEqual({ perDay: 20, days: 3 });
    expect(clearing({ ...waiting, overdue: 61 }, null)).toEqual({ perDay: 20, days: 4 });
  });

  it('goes faster with more minutes, and slower with fewer', () => {
    expect(clearing(waiting, 30)).toEqual({ perDay: 60, days: 1 });
    expect(clearing(waiting, 5)).toEqual({ perDay: 10, days: 6 });
  });

  it('goes no faster than a day allows', () => {
    expect(clearing({ ...waiting, left: 15 }, 30)).toEqual({ perDay: 15, days: 4 });
  });

  it('is nothing to speak of when nothing waits, or nothing more is asked today', () => {
    expect(clearing({ ...waiting, overdue: 0 }, null)).toBe(null);
    expect(clearing({ ...waiting, left: 0 }, null)).toBe(null);
  });
});
