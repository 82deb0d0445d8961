// Instants and learning days. A learning day starts at `dayStartsAt` in the learner's own zone; no clock is read here.

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** Days since 1970-01-01 of the calendar date on which a learning day starts. */
export type LearningDay = number;

/** Where and when a learner's days turn: an IANA zone, and minutes after local midnight (0–1439). */
export type DayFrame = { readonly timeZone: string; readonly dayStartsAt: number };

const SECOND = 1000;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Zone names come from outside, in any mix of cases: what is remembered of them is bounded. */
const REMEMBERED = 1000;
const formats = new Map<string, Intl.DateTimeFormat>();
const starts = new Map<string, Instant>();
const lastRange = new Map<string, { from: Instant; to: Instant; day: LearningDay }>();

function remember<T>(memo: Map<string, T>, key: string, value: T): T {
  if (memo.size >= REMEMBERED && !memo.has(key)) memo.clear();
  memo.set(key, value);
  return value;
}

function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return remember(formats, timeZone, made);
}

/** The wall clock of a zone at an instant, as if it were UTC, to the second. */
function wallClock(at: Instant, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of format(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** True for a zone name that this machine's time-zone data knows; an offset such as `+02:00` is not a zone. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    format(name);
    return true;
  } catch {
    return false;
  }
}

/** Zone's wall clock minus UTC, in ms. */
function offsetAt(at: Instant, timeZone: string): number {
  return wallClock(at, timeZone) - Math.floor(at / SECOND) * SECOND;
}

/** The first instant in (from, to] that has another offset than `from`; `to` must have another. Whole seconds. */
function clockChange(from: Instant, to: Instant, timeZone: string): Instant {
  const old = offsetAt(from, timeZone);
  let [low, high] = [from, to];
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / SECOND / 2) * SECOND;
    if (offsetAt(middle, timeZone) === old) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The instant at which a learning day starts. A start that a clock change skips is the first moment after the gap; of
 * one that comes twice it is the first.
 */
export function startOfDay(day: LearningDay, frame: DayFrame): Instant {
  const key = `${frame.timeZone}\0${frame.dayStartsAt}\0${day}`;
  return starts.get(key) ?? remember(starts, key, findStart(day, frame));
}

function findStart(day: LearningDay, frame: DayFrame): Instant {
  const { timeZone } = frame;
  const wall = day * DAY + frame.dayStartsAt * MINUTE;
  // No zone changes its clock twice within these two days.
  const before = wall - offsetAt(wall - DAY, timeZone);
  const after = wall - offsetAt(wall + DAY, timeZone);
  const earlier = Math.min(before, after);
  const later = Math.max(before, after);
  if (wallClock(earlier, timeZone) === wall) return earlier;
  if (wallClock(later, timeZone) === wall) return later;
  return clockChange(earlier, later, timeZone);
}

/** The learning day that holds an instant: `startOfDay(day) <= at < startOfDay(day + 1)`. */
export function learningDay(at: Instant, frame: DayFrame): LearningDay {
  const key = `${frame.timeZone}\0${frame.dayStartsAt}`;
  const known = lastRange.get(key);
  if (known && at >= known.from && at < known.to) return known.day;
  const wall = wallClock(at, frame.timeZone) - frame.dayStartsAt * MINUTE;
  let day = Math.floor(wall / DAY);
  // Where the wall clock goes back over a day's start, the start was before, when the clock first showed it.
  if (at >= startOfDay(day + 1, frame)) day += 1;
  remember(lastRange, key, { from: startOfDay(day, frame), to: startOfDay(day + 1, frame), day });
  return day;
}

/** `2026-11-20` for a learning day. */
export function dayName(day: LearningDay): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The learning day that a calendar date such as `2026-11-20` names. */
export function dayOfDate(date: string): LearningDay {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
}

/** ISO 8601 UTC with milliseconds. */
export function isoInstant(at: Instant): string {
  return new Date(at).toISOString();
}

/** The calendar date at UTC, such as `2026-11-20`. */
export function isoDate(at: Instant): string {
  return isoInstant(at).slice(0, 10);
}
