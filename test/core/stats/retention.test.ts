// Retention as predicted against retention as observed.
import { describe, expect, test } from 'vitest';
import { retention } from '#core/stats/retention.ts';
import { START_DAY as FIRST } from '../../support/histories.ts';
import { prediction } from '../../support/told-log.ts';

describe('retention', () => {
  const all = [
    prediction({ day: FIRST - 30, predicted: 0.1 }),
    prediction({ day: FIRST - 2, predicted: 0.8, recalled: false }),
    prediction({ day: FIRST, predicted: 0.9, mature: true }),
    prediction({ day: FIRST, predicted: 0.95 }),
  ];

  test('holds prediction against recall by day, by maturity and by prediction', () => {
    const told = retention(all, { today: FIRST, days: 30 });
    expect(told.total).toMatchObject({
      n: 3,
      predicted: expect.closeTo(2.65 / 3, 9),
      observed: 2 / 3,
    });
    expect(told.young).toMatchObject({ n: 2, predicted: expect.closeTo(0.875, 9), observed: 0.5 });
    expect(told.mature).toMatchObject({ n: 1, predicted: 0.9, observed: 1 });
    expect(told.days).toHaveLength(30);
    expect(told.days.at(-1)).toMatchObject({ day: FIRST, n: 2, observed: 1 });
    expect(told.days.at(-2)).toMatchObject({
      day: FIRST - 1,
      n: 0,
      predicted: null,
      observed: null,
    });
    expect(told.bins.map(({ n }) => n)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    expect(retention(all, { today: FIRST, days: 31 }).total.n).toBe(4);
  });

  test.each([0, 366, 1.5, Number.NaN])('refuses %s days', (days) => {
    expect(() => retention(all, { today: FIRST, days })).toThrow(RangeError);
  });
});
