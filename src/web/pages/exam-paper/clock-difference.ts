// By how much another clock is ahead of this one.

/** HTTP tells whole seconds, and the way takes some time: a smaller difference is none. */
const NOTICED_MS = 2_000;

/** Milliseconds by which the server's clock is ahead, from the Date of a reply that has just come. */
export function differenceOf(date: string | null, now: number): number {
  const told = date === null ? Number.NaN : Date.parse(date);
  const ahead = told - now;
  return Number.isNaN(ahead) || Math.abs(ahead) < NOTICED_MS ? 0 : ahead;
}
