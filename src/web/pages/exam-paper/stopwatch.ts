// Time spent on each question, over all visits; it stands still while the page is not looked at.

/** What the API believes of one answer at most. */
const MOST_MS = 24 * 60 * 60 * 1000;

export function createStopwatch(now: () => number) {
  const spent = new Map<string, number>();
  let running: { readonly id: string; readonly since: number } | null = null;

  const of = (id: string): number => {
    const visit = running?.id === id ? now() - running.since : 0;
    return Math.min(MOST_MS, Math.round((spent.get(id) ?? 0) + visit));
  };
  const stop = (): void => {
    if (running) spent.set(running.id, of(running.id));
    running = null;
  };
  return {
    of,
    stop,
    start(id: string): void {
      stop();
      running = { id, since: now() };
    },
    /** What was spent before, here or on another device, without the visit that goes on. */
    atLeast(id: string, ms: number): void {
      spent.set(id, Math.max(spent.get(id) ?? 0, ms));
    },
  };
}
