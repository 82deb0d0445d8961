// Days of recall put together into weeks.
import { expect, test } from 'vitest';
import { weeksOf } from '../../../../src/web/pages/progress/weeks.ts';

const none = { n: 0, predicted: null, observed: null, low: null, high: null };
const day = (at: number) => `2026-11-${String(at).padStart(2, '0')}`;

test('weeks are counted back from the newest day, and weigh each review alike', () => {
  const days = Array.from({ length: 17 }, (_, at) => ({ day: day(at + 1), ...none }));
  const answered = { ...none, n: 3, predicted: 0.9, observed: 1 };
  days[4] = { day: day(5), ...answered } as never;
  days[9] = { day: day(10), ...none, n: 1, predicted: 0.5, observed: 0 } as never;
  days[16] = { day: day(17), ...answered } as never;
  const weeks = weeksOf(days);
  expect(weeks.map((week) => [week.day, week.n])).toEqual([
    [day(4), 4],
    [day(11), 3],
  ]);
  expect(weeks[0]?.predicted).toBeCloseTo(0.8);
  expect(weeks[0]?.observed).toBeCloseTo(0.75);
});

test('the weeks begin with the first review, and without any there is nothing to say', () => {
  const days = Array.from({ length: 14 }, (_, at) => ({ day: day(at + 1), ...none }));
  expect(weeksOf(days).every(({ n, observed }) => n === 0 && observed === null)).toBe(true);
  days[8] = { day: day(9), ...none, n: 2, predicted: 0.9, observed: 0.5 } as never;
  expect(weeksOf(days).map((week) => week.day)).toEqual([day(8)]);
});
