// The forecast of load, bounded by the daily limits.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ForecastFacts, forecast } from '#core/stats/forecast.ts';

const TODAY = 20_777;
const facts: ForecastFacts = {
  dueDays: [],
  today: TODAY,
  days: 4,
  reviewsPerDay: 10,
  newPerDay: 3,
  cardsPerDay: Number.POSITIVE_INFINITY,
  newRemaining: 0,
  leftToday: { reviews: 10, newCards: 3, cards: Number.POSITIVE_INFINITY },
};
const at = (...counts: [number, number][]) =>
  counts.flatMap(([offset, count]) => new Array<number>(count).fill(TODAY + offset));

describe('the forecast', () => {
  test('puts each card on its day and what is overdue on today', () => {
    const rows = forecast({ ...facts, dueDays: at([-400, 1], [-1, 2], [0, 1], [2, 5], [9, 9]) });
    expect(rows).toEqual([
      { day: TODAY, due: 4, new: 0, total: 4, carried: 0 },
      { day: TODAY + 1, due: 0, new: 0, total: 0, carried: 0 },
      { day: TODAY + 2, due: 5, new: 0, total: 5, carried: 0 },
      { day: TODAY + 3, due: 0, new: 0, total: 0, carried: 0 },
    ]);
  });

  test('moves what does not fit to the next day', () => {
    const rows = forecast({ ...facts, dueDays: at([-7, 25], [1, 2]) });
    expect(rows.map(({ due, carried }) => [due, carried])).toEqual([
      [10, 15],
      [10, 7],
      [7, 0],
      [0, 0],
    ]);
  });

  test('spends new cards at the daily pace, today with what is left of it', () => {
    const rows = forecast({
      ...facts,
      newRemaining: 8,
      leftToday: { reviews: 0, newCards: 1, cards: 1 },
      dueDays: at([0, 4]),
    });
    expect(rows.map((row) => [row.due, row.new, row.total])).toEqual([
      [0, 1, 1],
      [4, 3, 7],
      [0, 3, 3],
      [0, 1, 1],
    ]);
  });

  test('holds due and new cards together in the cards that the minutes of a day hold, due ones first', () => {
    const rows = forecast({
      ...facts,
      cardsPerDay: 5,
      newRemaining: 9,
      leftToday: { reviews: 2, newCards: 2, cards: 2 },
      dueDays: at([-1, 8]),
    });
    expect(rows.map(({ due, new: fresh, total, carried }) => [due, fresh, total, carried])).toEqual(
      [
        [2, 0, 2, 6],
        [5, 0, 5, 1],
        [1, 3, 4, 0],
        [0, 3, 3, 0],
      ],
    );
  });

  test('has buried new cards from the day they come back, at the daily pace', () => {
    const rows = forecast({
      ...facts,
      newRemaining: 2,
      newReturning: [TODAY + 2, TODAY + 2, TODAY + 2, TODAY + 2, TODAY - 5, TODAY + 4],
    });
    expect(rows.map((row) => row.new)).toEqual([3, 0, 3, 1]);
  });

  test('never exceeds the limits and loses no card', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: TODAY - 50, max: TODAY + 60 })),
        fc.integer({ min: 1, max: 365 }),
        fc.nat(20),
        fc.nat(20),
        fc.nat(200),
        fc.nat(40),
        (dueDays, days, reviewsPerDay, newPerDay, newRemaining, cardsPerDay) => {
          const leftToday = {
            reviews: reviewsPerDay >> 1,
            newCards: newPerDay >> 1,
            cards: cardsPerDay >> 1,
          };
          const rows = forecast({
            dueDays,
            today: TODAY,
            days,
            reviewsPerDay,
            newPerDay,
            cardsPerDay,
            newRemaining,
            leftToday,
          });
          expect(rows.map(({ day }) => day)).toEqual(rows.map((_, index) => TODAY + index));
          for (const row of rows) {
            expect(row.due).toBeLessThanOrEqual(reviewsPerDay);
            expect(row.new).toBeLessThanOrEqual(newPerDay);
            expect(row.total).toBe(row.due + row.new);
            expect(row.total).toBeLessThanOrEqual(cardsPerDay);
          }
          const asked = rows.reduce((sum, { due }) => sum + due, 0) + (rows.at(-1)?.carried ?? 0);
          expect(asked).toBe(dueDays.filter((day) => day < TODAY + days).length);
          expect(rows.reduce((sum, row) => sum + row.new, 0)).toBeLessThanOrEqual(newRemaining);
        },
      ),
    );
  });

  test.each([0, 366, 1.5, Number.NaN])('refuses %s days', (days) => {
    expect(() => forecast({ ...facts, days })).toThrow(RangeError);
  });
});
