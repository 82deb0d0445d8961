// Something read from the API for a screen: what came, what went wrong, and how to read it again.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { keptAt, showKept } from './kept-at.ts';
import { Unreachable } from './problem.ts';
import { isConnected } from './send.ts';
import { readings } from './stale.ts';

export type Resource<T> = {
  /** What came last; stays while it is read again. */
  readonly value: T | undefined;
  readonly error: unknown;
  readonly loading: boolean;
  /** Reads it again. */
  readonly reload: () => void;
  /** Shows something newer that a call just gave. */
  readonly set: (value: T) => void;
};

/** Milliseconds after which what could not be read is tried again, whatever is known of the connection. */
const MISSED_MS = 30_000;
/** Least milliseconds between two readings because the connection is back. */
const RETRY_MS = 3_000;

/**
 * Reads when shown, and again when one of `inputs` changes; a reply that was overtaken is left. Also reads again when
 * something else than this screen changed what it shows, and when a connection is back that was missed.
 */
export function useResource<T>(
  read: () => Promise<T>,
  inputs: readonly unknown[] = [],
): Resource<T> {
  const [state, setState] = useState<{ value?: T; error?: unknown; loading: boolean }>({
    loading: true,
  });
  const newest = useRef(0);
  const reading = useRef(read);
  reading.current = read;

  const reload = useCallback(() => {
    newest.current += 1;
    const mine = newest.current;
    const isNewest = () => mine === newest.current;
    setState((last) => ({ ...last, loading: true }));
    reading.current().then(
      (value) => isNewest() && setState({ value, loading: false }),
      (error: unknown) => isNewest() && setState((last) => ({ ...last, error, loading: false })),
    );
  }, []);

  useEffect(() => {
    reload();
    return () => {
      newest.current += 1;
    };
  }, [reload, ...inputs]);

  useEffect(() => {
    const seen = readings.peek();
    return readings.subscribe((now) => {
      if (now !== seen) reload();
    });
  }, [reload]);

  const retriedAt = useRef(Number.NEGATIVE_INFINITY);
  const since = keptAt(state.value);
  const wasMissed = since !== null || state.error instanceof Unreachable;
  useEffect(() => {
    if (!wasMissed) return;
    const ends = since === null ? undefined : showKept(since);
    const stop = isConnected.subscribe((is) => {
      // Where one address fails and others do not, the connection seems to come and go.
      if (!is || performance.now() - retriedAt.current < RETRY_MS) return;
      retriedAt.current = performance.now();
      reload();
    });
    const timer = setInterval(reload, MISSED_MS);
    return () => {
      stop();
      clearInterval(timer);
      ends?.();
    };
  }, [wasMissed, since, reload]);

  const set = useCallback((value: T) => {
    newest.current += 1;
    setState({ value, loading: false });
  }, []);
  return { value: state.value, error: state.error, loading: state.loading, reload, set };
}
