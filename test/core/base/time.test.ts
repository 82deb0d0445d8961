// Learning days in real zones: clock changes, the date line, travel, and the instants where days turn.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DayFrame,
  dayName,
  dayOfDate,
  isoInstant,
  isTimeZone,
  learningDay,
  startOfDay,
} from '#core/base/time.ts';
import { defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function frame(timeZone: string, dayStartsAt = '04:00'): DayFrame {
  const [hours = 0, minutes = 0] = dayStartsAt.split(':').map(Number);
  return { timeZone, dayStartsAt: hours * 60 + minutes };
}

/** Name of the learning day of an instant. */
function dayAt(instant: string, ...where: Parameters<typeof frame>): string {
  return dayName(learningDay(Date.parse(instant), frame(...where)));
}

/** When a learning day starts, in UTC. */
function startOf(date: string, ...where: Parameters<typeof frame>): string {
  return isoInstant(startOfDay(dayOfDate(date), frame(...where)));
}

describe('a learning day is counted where the learner lives', () => {
  const params = { ...defaultParams(0.9), fuzz: false };
  const secondGood = (first: string, second: string, where: DayFrame) => {
    const review = (at: number, memory: Parameters<typeof fsrsScheduler.review>[0]) =>
      fsrsScheduler.review(
        memory,
        { rating: 'good', day: learningDay(at, where), at, seed: '1:1' },
        params,
      );
    return review(Date.parse(second), review(Date.parse(first), null)).stabilityDays;
  };

  test('23 hours apart in UTC-8 is the next learning day, though it is one UTC date', () => {
    const [first, second] = ['2026-01-05T00:30:00Z', '2026-01-05T23:30:00Z'] as const;
    expect(dayAt(first, 'America/Los_Angeles')).toBe('2026-01-04');
    expect(dayAt(second, 'America/Los_Angeles')).toBe('2026-01-05');
    expect(secondGood(first, second, frame('America/Los_Angeles'))).toBeCloseTo(7.3153, 4);
    expect(secondGood(first, second, frame('UTC', '00:00'))).toBe(2.3065);
  });

  test('1 hour apart in UTC+9 is the same morning, though the UTC date turns', () => {
    const [first, second] = ['2026-01-04T23:30:00Z', '2026-01-05T00:30:00Z'] as const;
    expect(dayAt(first, 'Asia/Tokyo')).toBe('2026-01-05');
    expect(dayAt(second, 'Asia/Tokyo')).toBe('2026-01-05');
    expect(secondGood(first, second, frame('Asia/Tokyo'))).toBe(2.3065);
    expect(secondGood(first, second, frame('UTC', '00:00'))).toBeCloseTo(7.3153, 4);
  });

  test('an evening after midnight belongs to the day before, until the day starts', () => {
    expect(dayAt('2026-06-11T01:59:59.999Z', 'Europe/Berlin')).toBe('2026-06-10');
    expect(dayAt('2026-06-11T02:00:00.000Z', 'Europe/Berlin')).toBe('2026-06-11');
  });

  test('Kiritimati (UTC+14) and Pago Pago (UTC-11) live a day apart at the same instant', () => {
    expect(dayAt('2026-03-10T14:00:00Z', 'Pacific/Kiritimati')).toBe('2026-03-11');
    expect(dayAt('2026-03-10T13:59:59Z', 'Pacific/Kiritimati')).toBe('2026-03-10');
    expect(dayAt('2026-03-10T14:00:00Z', 'Pacific/Pago_Pago')).toBe('2026-03-09');
    expect(startOf('2026-03-11', 'Pacific/Kiritimati')).toBe('2026-03-10T14:00:00.000Z');
  });

  test('the last evening of a year is of the old year', () => {
    expect(dayAt('2027-01-01T03:59:59Z', 'UTC')).toBe('2026-12-31');
    expect(dayAt('2027-01-01T04:00:00Z', 'UTC')).toBe('2027-01-01');
  });

  test('a leap day is a day', () => {
    expect(dayAt('2028-02-29T12:00:00Z', 'UTC')).toBe('2028-02-29');
    expect(dayOfDate('2028-03-01') - dayOfDate('2028-02-28')).toBe(2);
    expect(dayOfDate('2027-03-01') - dayOfDate('2027-02-28')).toBe(1);
  });
});

describe('clock changes', () => {
  const NEW_YORK = 'America/New_York';

  test('New York on 8 March 2026 has a day of 23 hours', () => {
    expect(startOf('2026-03-07', NEW_YORK)).toBe('2026-03-07T09:00:00.000Z');
    expect(startOf('2026-03-08', NEW_YORK)).toBe('2026-03-08T08:00:00.000Z');
    expect(dayAt('2026-03-08T07:59:59Z', NEW_YORK)).toBe('2026-03-07');
  });

  test('New York on 1 November 2026 has a day of 25 hours', () => {
    expect(startOf('2026-10-31', NEW_YORK)).toBe('2026-10-31T08:00:00.000Z');
    expect(startOf('2026-11-01', NEW_YORK)).toBe('2026-11-01T09:00:00.000Z');
    expect(dayAt('2026-11-01T08:30:00Z', NEW_YORK)).toBe('2026-10-31');
  });

  test('a day start inside the gap is the first moment after it', () => {
    expect(startOf('2026-03-08', NEW_YORK, '02:30')).toBe('2026-03-08T07:00:00.000Z');
    expect(dayAt('2026-03-08T06:59:59.999Z', NEW_YORK, '02:30')).toBe('2026-03-07');
    expect(dayAt('2026-03-08T07:00:00.000Z', NEW_YORK, '02:30')).toBe('2026-03-08');
  });

  test('a day start that comes twice is the first of both', () => {
    expect(startOf('2026-11-01', NEW_YORK, '01:30')).toBe('2026-11-01T05:30:00.000Z');
    expect(dayAt('2026-11-01T05:29:59Z', NEW_YORK, '01:30')).toBe('2026-10-31');
    // 01:10 for the second time.
    expect(dayAt('2026-11-01T06:10:00Z', NEW_YORK, '01:30')).toBe('2026-11-01');
  });

  test('Lord Howe moves its clock by 30 minutes', () => {
    const zone = 'Australia/Lord_Howe';
    const hours = (date: string, next: string) =>
      (Date.parse(startOf(next, zone)) - Date.parse(startOf(date, zone))) / HOUR;
    expect(hours('2026-04-04', '2026-04-05')).toBe(24.5);
    expect(hours('2026-10-03', '2026-10-04')).toBe(23.5);
    expect(startOf('2026-10-04', zone, '02:15')).toBe('2026-10-03T15:30:00.000Z');
  });

  test('Samoa skipped 30 December 2011 altogether', () => {
    expect(startOf('2011-12-30', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
    expect(startOf('2011-12-31', 'Pacific/Apia')).toBe('2011-12-30T14:00:00.000Z');
    expect(dayAt('2011-12-30T09:59:59Z', 'Pacific/Apia', '00:00')).toBe('2011-12-29');
    expect(dayAt('2011-12-30T10:00:00Z', 'Pacific/Apia', '00:00')).toBe('2011-12-31');
  });
});

test('a learner who flies west never gets a day back in the memory', () => {
  const params = defaultParams(0.9);
  const inTokyo = Date.parse('2026-05-02T00:00:00Z');
  const inHonolulu = inTokyo + 8 * HOUR;
  const [there, here] = [
    learningDay(inTokyo, frame('Asia/Tokyo')),
    learningDay(inHonolulu, frame('Pacific/Honolulu')),
  ];
  expect([dayName(there), dayName(here)]).toEqual(['2026-05-02', '2026-05-01']);
  const first = fsrsScheduler.review(
    null,
    { rating: 'good', day: there, at: inTokyo, seed: '1:1' },
    params,
  );
  const second = fsrsScheduler.review(
    first,
    { rating: 'good', day: here, at: inHonolulu, seed: '1:1' },
    params,
  );
  expect(second).toMatchObject({ lastDay: there, lastAt: inHonolulu, reps: 2 });
});

const zones = [
  'UTC',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Antarctica/Troll',
];
/** Instants of clock changes in these zones, where it is hardest. */
const changes = ['2011-12-30T10:00', '2018-11-04T03:00', '2026-03-08T07:00', '2026-11-01T06:00']
  .concat('2026-10-03T15:30', '2026-04-04T15:00', '2026-03-29T01:00', '2026-10-25T01:00')
  .map((name) => Date.parse(`${name}Z`));
const instant = fc.oneof(
  fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2199, 11, 30) }),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -DAY, max: DAY }))
    .map(([change, near]) => change + near),
);
const anyFrame = fc.record({
  timeZone: fc.constantFrom(...zones),
  dayStartsAt: fc.oneof(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 1439 })),
});

test('every instant lies in its learning day, in any zone and whatever was asked before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(instant, anyFrame), { minLength: 1, maxLength: 8 }),
      (questions) => {
        // Twice over, so that the second round meets what the first one remembered for other instants.
        for (const [at, where] of [...questions, ...questions]) {
          const day = learningDay(at, where);
          expect(startOfDay(day, where)).toBeLessThanOrEqual(at);
          expect(startOfDay(day + 1, where)).toBeGreaterThan(at);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('learning days never go back as time goes on, in one zone', () => {
  fc.assert(
    fc.property(instant, fc.nat(2 * DAY), anyFrame, (at, later, where) => {
      expect(learningDay(at + later, where)).toBeGreaterThanOrEqual(learningDay(at, where));
    }),
  );
});

test('zones that alternate do not take each other’s remembered day', () => {
  const at = Date.parse('2026-03-10T14:00:00Z');
  for (let round = 0; round < 3; round += 1) {
    expect(dayName(learningDay(at, frame('Pacific/Kiritimati')))).toBe('2026-03-11');
    expect(dayName(learningDay(at, frame('Pacific/Kiritimati', '04:01')))).toBe('2026-03-10');
    expect(dayName(learningDay(at, frame('Pacific/Pago_Pago')))).toBe('2026-03-09');
    expect(dayName(learningDay(at - 1, frame('Pacific/Kiritimati')))).toBe('2026-03-10');
  }
});

test('a zone has a name; an offset, an empty name or nonsense is none', () => {
  expect(['UTC', 'Europe/Berlin', 'Etc/GMT+5'].filter(isTimeZone)).toHaveLength(3);
  expect(['', '+02:00', '-0800', 'Mars/Olympus', 'Europe/Berlin\0'].filter(isTimeZone)).toEqual([]);
});

test('more zone spellings than are remembered still give the right day', () => {
  const at = Date.parse('2026-03-10T14:00:00Z');
  for (let start = 0; start < 1100; start += 1) {
    const expected = start <= 240 ? '2026-03-11' : '2026-03-10';
    expect(dayName(learningDay(at, { timeZone: 'Pacific/Kiritimati', dayStartsAt: start }))).toBe(
      expected,
    );
  }
});
