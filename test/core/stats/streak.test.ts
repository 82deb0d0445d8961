// Streaks are derived from learning days.
import { expect, test } from 'vitest';
import { dayOfDate } from '#core/base/time.ts';
import { dayOffTest, streak } from '#core/stats/streak.ts';

const never = () => false;
const days = (...dates: string[]) => new Set(dates.map(dayOfDate));
// 2026-11-20 is a Friday.
const FRIDAY = dayOfDate('2026-11-20');

test('a streak counts the days in a row up to today', () => {
  const answered = days('2026-11-16', '2026-11-18', '2026-11-19', '2026-11-20');
  expect(streak(answered, FRIDAY, never)).toBe(3);
});

test('today without an answer yet does not break it, yesterday without one does', () => {
  expect(streak(days('2026-11-18', '2026-11-19'), FRIDAY, never)).toBe(2);
  expect(streak(days('2026-11-17', '2026-11-18'), FRIDAY, never)).toBe(0);
});

test('days off keep a streak without lengthening it', () => {
  const monday = dayOfDate('2026-11-23');
  const answered = days('2026-11-19', '2026-11-20', '2026-11-23');
  expect(streak(answered, monday, dayOffTest(['sat', 'sun']))).toBe(3);
  expect(streak(answered, monday, dayOffTest(['sat']))).toBe(1);
  expect(streak(answered, monday, dayOffTest(['2026-11-21', '2026-11-22']))).toBe(3);
});

test('an answer on a day off counts', () => {
  expect(streak(days('2026-11-19', '2026-11-20'), FRIDAY, dayOffTest(['thu', 'fri']))).toBe(2);
});

test('without answers, and with every day off, it is 0', () => {
  expect(streak(new Set(), FRIDAY, () => true)).toBe(0);
  expect(streak(days('2026-11-01'), FRIDAY, () => true)).toBe(1);
});

test('answers after today, left from travel, do not count', () => {
  expect(streak(days('2026-11-20', '2026-11-21'), FRIDAY, never)).toBe(1);
});

test('days off are named by week day or by date, also before 1970', () => {
  const isDayOff = dayOffTest(['fri', '2026-12-24']);
  expect(['2026-11-20', '2026-12-24', '1969-12-26'].map(dayOfDate).map(isDayOff)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['2026-11-19', '2027-12-23'].map(dayOfDate).map(isDayOff)).toEqual([false, false]);
});
