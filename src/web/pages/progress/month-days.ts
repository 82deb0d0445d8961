// The days of a month as a calendar page lays them out: weeks from Monday, with empty places before the first and after the last.

const DAY_MS = 86_400_000;
const WEEKS = 6;

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Six weeks of seven places each, so that all months are of one size; null where another month is. */
export function monthDays(year: number, month: number): (string | null)[][] {
  const first = Date.UTC(year, month, 1);
  // Monday is 0.
  const before = (new Date(first).getUTCDay() + 6) % 7;
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => {
      const ms = first + (week * 7 + weekday - before) * DAY_MS;
      return new Date(ms).getUTCMonth() === month ? isoDay(ms) : null;
    }),
  );
}
