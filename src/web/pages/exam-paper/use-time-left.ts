// Seconds until the deadline, counted by the server's clock and said at three moments.
import { useEffect, useRef, useState } from 'preact/hooks';
import { note } from '../../parts/announce.tsx';
import { say } from '../../words/words.ts';
import { serverNow } from './server-clock.ts';
import { passed, secondsLeft } from './time-left.ts';

const TICK_MS = 250;

export function useTimeLeft(deadlineAt: number): number {
  const read = () => secondsLeft(deadlineAt, serverNow());
  const [left, setLeft] = useState(read);
  const last = useRef(left);
  useEffect(() => {
    const tick = () => {
      const now = read();
      const minutes = passed(last.current, now);
      last.current = now;
      setLeft(now);
      if (minutes !== null) note(say('exam.minutesLeft', { count: minutes }));
    };
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [deadlineAt]);
  return left;
}
