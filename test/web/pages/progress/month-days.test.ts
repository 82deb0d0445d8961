// Months as calendar pages lay them out.
import { expect, test } from 'vitest';
import { monthDays } from '../../../../src/web/pages/progress/month-days.ts';

test('every day of a year stands once, under its own day of the week', () => {
  for (const [year, days] of [
    [2026, 365],
    [2028, 366],
  ] as const) {
    const months = Array.from({ length: 12 }, (_, month) => monthDays(year, month));
    const all = months.flat(2).filter((day) => day !== null);
    expect(all).toHaveLength(days);
    expect(new Set(all).size).toBe(days);
    expect(all).toEqual([...all].sort());
    for (const week of months.flat()) {
      expect(week).toHaveLength(7);
      for (const [at, day] of week.entries())
        if (day) expect((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(at);
    }
  }
});

test('all months are six weeks high', () => {
  // February 2027 begins on a Monday and has four weeks; August 2026 needs six.
  for (const [year, month] of [
    [2027, 1],
    [2026, 7],
  ] as const)
    expect(monthDays(year, month)).toHaveLength(6);
});
