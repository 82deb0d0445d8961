// Numbers, days and times as the language of the page writes them.
import { language } from './words.ts';

const DAY_MS = 86_400_000;

/** The language of the page as this browser's region writes it: a British one has the day before the month. */
const regional = (): string =>
  navigator.languages.find((tag) => tag.split('-')[0] === language.value) ?? language.value;

/** `share` 0–1 → "83 %" or "83%". */
export function percent(share: number, digits = 0): string {
  return share.toLocaleString(regional(), {
    style: 'percent',
    maximumFractionDigits: digits,
  });
}

export function number(value: number, digits = 0): string {
  return value.toLocaleString(regional(), { maximumFractionDigits: digits });
}

/** An instant (ISO) → "20 Nov 2026". */
export function date(iso: string): string {
  return new Date(iso).toLocaleDateString(regional(), { dateStyle: 'medium' });
}

/** A day (YYYY-MM-DD), which no time zone may move → "Fri, 20 Nov". */
export function day(isoDay: string): string {
  return new Date(`${isoDay}T00:00:00Z`).toLocaleDateString(regional(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
}

/** A month, a day or a year (2026-11) → "Nov 2026", as exact as it is given. */
export function month(text: string): string {
  const [, year, inYear, inMonth] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  if (year === undefined) return text;
  return new Date(`${year}-${inYear ?? '01'}-${inMonth ?? '01'}T00:00:00Z`).toLocaleDateString(
    regional(),
    {
      year: 'numeric',
      ...(inYear === undefined ? {} : { month: 'short' }),
      ...(inMonth === undefined ? {} : { day: 'numeric' }),
      timeZone: 'UTC',
    },
  );
}

/** An instant (ISO) → "20 Nov, 14:05". */
export function dateTime(iso: string): string {
  return new Date(iso).toLocaleString(regional(), { dateStyle: 'medium', timeStyle: 'short' });
}

/** An instant (ISO) → "14:05" when it is of this day, else "20 Nov, 14:05". */
export function clock(iso: string, now = new Date()): string {
  const at = new Date(iso);
  return at.toDateString() === now.toDateString()
    ? at.toLocaleTimeString(regional(), { timeStyle: 'short' })
    : dateTime(iso);
}

/** An instant (ISO) seen from `now` → "in 3 days", "tomorrow", "in 20 minutes". */
export function fromNow(iso: string, now = Date.now()): string {
  const ms = Date.parse(iso) - now;
  const rough = new Intl.RelativeTimeFormat(regional(), { numeric: 'auto' });
  // Some languages begin it as a sentence; it stands inside one.
  const say = (value: number, unit: Intl.RelativeTimeFormatUnit) =>
    rough.format(Math.round(value), unit).toLocaleLowerCase(language.value);
  if (Math.abs(ms) < 3_600_000) return say(ms / 60_000, 'minute');
  if (Math.abs(ms) < DAY_MS) return say(ms / 3_600_000, 'hour');
  const days = Math.round(ms / DAY_MS);
  if (Math.abs(days) < 60) return say(days, 'day');
  return say(days / 30.4, 'month');
}

/** "tomorrow", "in 12 days", "in 3 months", "2 days ago". */
export function inDays(days: number): string {
  const rough = new Intl.RelativeTimeFormat(regional(), { numeric: 'auto' });
  // Some languages are given with a capital ("Ngày mai"), but here they stand inside a sentence.
  const said = (value: number, unit: 'day' | 'month' | 'year') =>
    rough.format(value, unit).toLocaleLowerCase(language.value);
  if (Math.abs(days) < 60) return said(days, 'day');
  const months = Math.round(days / 30.4);
  return Math.abs(months) < 24 ? said(months, 'month') : said(Math.round(days / 365), 'year');
}

/** A day (YYYY-MM-DD) → "20 Nov": for narrow places. */
export function shortDay(isoDay: string): string {
  return new Date(`${isoDay}T00:00:00Z`).toLocaleDateString(regional(), {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
}

/** A month (0–11) → "November", or "Nov". */
export function monthName(index: number, style: 'long' | 'short' = 'long'): string {
  return new Date(Date.UTC(2026, index, 1)).toLocaleDateString(regional(), {
    month: style,
    timeZone: 'UTC',
  });
}

/** A day of the week (0 is Monday) → "Monday", "Mon" or "M". */
export function weekday(index: number, style: 'long' | 'short' | 'narrow' = 'long'): string {
  // The 1st of June 2026 is a Monday.
  return new Date(Date.UTC(2026, 5, 1 + index)).toLocaleDateString(regional(), {
    weekday: style,
    timeZone: 'UTC',
  });
}

/** Minutes → "25 min", or "7 hr" once they are many. */
export function time(minutes: number): string {
  const isLong = minutes >= 120;
  return (isLong ? minutes / 60 : minutes).toLocaleString(regional(), {
    style: 'unit',
    unit: isLong ? 'hour' : 'minute',
    unitDisplay: 'short',
    maximumFractionDigits: isLong && minutes < 600 ? 1 : 0,
  });
}

/** Seconds, as a clock that runs: 4509 → "1:15:09", 309 → "5:09". */
export function runningTime(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

function unit(value: number, name: 'second' | 'minute'): string {
  return value.toLocaleString(language.value, { style: 'unit', unit: name, unitDisplay: 'short' });
}

/** Milliseconds → "12 sec", "1 min, 5 sec". */
export function elapsed(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 60) return unit(seconds, 'second');
  const rest = seconds % 60;
  const minutes = unit(Math.floor(seconds / 60), 'minute');
  return rest === 0 ? minutes : `${minutes} ${unit(rest, 'second')}`;
}
