// The stopwatch of the question on the screen; it rests while the tab is hidden.
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { createStopwatch, type Stopwatch } from './stopwatch.ts';

/** Begins anew with each presentation. */
export function useStopwatch(presentation: string): RefObject<Stopwatch | null> {
  const stopwatch = useRef<Stopwatch>(null);
  useEffect(() => {
    const running = createStopwatch(() => performance.now());
    const follow = () => (document.hidden ? running.pause() : running.goOn());
    stopwatch.current = running;
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => document.removeEventListener('visibilitychange', follow);
  }, [presentation]);
  return stopwatch;
}
