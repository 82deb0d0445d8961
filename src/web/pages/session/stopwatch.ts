// How long an answer took, by a clock that nobody can set, without the time in which nobody looked.

export type Stopwatch = {
  /** Whole milliseconds that were counted. */
  elapsedMs(): number;
  pause(): void;
  goOn(): void;
};

/** Longest time that the API believes. */
const MOST_MS = 24 * 60 * 60 * 1000;

/** `now` is monotonic, in milliseconds. Runs from the start. */
export function createStopwatch(now: () => number): Stopwatch {
  let counted = 0;
  let since: number | null = now();
  return {
    elapsedMs() {
      const running = since === null ? 0 : now() - since;
      return Math.min(MOST_MS, Math.max(0, Math.round(counted + running)));
    },
    pause() {
      if (since !== null) counted += now() - since;
      since = null;
    },
    goOn() {
      since ??= now();
    },
  };
}
