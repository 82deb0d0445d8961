// Learning days between now and the start of another one, and how the page says them.
import { language } from '../../words/words.ts';

const DAY_MS = 86_400_000;

/**
 * `at` is where a learning day begins (a due day, the end of a bury): 0 for today's, 1 for tomorrow's, negative for
 * those that went by. A begun day counts whole, so no time zone has to be known.
 */
export function daysAhead(at: string, now = Date.now()): number {
  return Math.ceil((Date.parse(at) - now) / DAY_MS) + 0;
}

/** "tomorrow", "in 12 days", "in 3 months", "2 days ago". */
export function inDays(days: number): string {
  const rough = new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' });
  // Some languages are given with a capital ("Ngày mai"), but here they stand inside a sentence.
  const said = (value: number, unit: 'day' | 'month' | 'year') =>
    rough.format(value, unit).toLocaleLowerCase(language.value);
  if (Math.abs(days) < 60) return said(days, 'day');
  const months = Math.round(days / 30.4);
  return Math.abs(months) < 24 ? said(months, 'month') : said(Math.round(days / 365), 'year');
}
