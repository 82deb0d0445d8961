// Free days: learning days between two entries of a log on which nothing waited.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeDays, inRanges } from '#core/stats/free-days.ts';

const facts = { lastDay: 100, lastDayNow: 100, today: 110, waitingFrom: Infinity };

test('are all days between when nothing waited', () => {
  expect(freeDays(facts)).toEqual({ first: 101, last: 109 });
});

test('end where the first card waited', () => {
  expect(freeDays({ ...facts, waitingFrom: 104 })).toEqual({ first: 101, last: 103 });
});

test('are none where something waited from the start, and none on days in a row', () => {
  expect(freeDays({ ...facts, waitingFrom: 101 })).toBeNull();
  expect(freeDays({ ...facts, waitingFrom: 60 })).toBeNull();
  expect(freeDays({ ...facts, today: 101 })).toBeNull();
  expect(freeDays({ ...facts, today: 100 })).toBeNull();
});

test('that a journey east took away are among them, whatever waited', () => {
  const first = { first: 101, last: 101 };
  expect(freeDays({ ...facts, lastDayNow: 101, waitingFrom: 90 })).toEqual(first);
  expect(freeDays({ ...facts, lastDayNow: 99, waitingFrom: 90 })).toBeNull();
  expect(freeDays({ ...facts, lastDayNow: 101, today: 101 })).toBeNull();
  expect(freeDays({ ...facts, lastDayNow: 102, today: 102 })).toEqual(first);
});

test('lie strictly between the newest entry and today, and before what waited', () => {
  const day = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(day, day, day, (lastDay, today, waitingFrom) => {
      const range = freeDays({ lastDay, lastDayNow: lastDay, today, waitingFrom });
      const isFree = inRanges(range ? [range] : []);
      for (let one = 0; one <= 60; one += 1) {
        expect(isFree(one)).toBe(one > lastDay && one < today && one < waitingFrom);
      }
    }),
  );
});
