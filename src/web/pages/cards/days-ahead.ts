// Learning days between now and the start of another one.

const DAY_MS = 86_400_000;

/**
 * `at` is where a learning day begins (a due day, the end of a bury): 0 for today's, 1 for tomorrow's, negative for
 * those that went by. A begun day counts whole, so no time zone has to be known.
 */
export function daysAhead(at: string, now = Date.now()): number {
  return Math.ceil((Date.parse(at) - now) / DAY_MS) + 0;
}
