// The end of a paper: by its learner, by the clock, or because it was closed elsewhere; then the report.
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { api, take } from '../../api/client.ts';
import { keptAt } from '../../api/kept-at.ts';
import { Unreachable } from '../../api/problem.ts';
import { isConnected } from '../../api/send.ts';
import { waitingIn } from '../../outbox/away.ts';
import { sendNow } from '../../outbox/keep-sending.ts';
import { note } from '../../parts/announce.tsx';
import { say } from '../../words/words.ts';
import { readSession } from './server-clock.ts';
import type { Sheet } from './sheet.ts';
import { forgetUnsaved } from './unsaved.ts';

/** The server's clock may be a moment behind this one. */
const ASK_AGAIN_MS = 1_000;

export function useLeave(session: string): (sheet: Sheet) => void {
  const { route } = useLocation();
  const hasLeft = useRef(false);
  return (sheet) => {
    if (hasLeft.current) return;
    hasLeft.current = true;
    const lost = sheet.unsaved().length;
    if (lost > 0) note(say('exam.lost', { count: lost }), 'wrong');
    forgetUnsaved(session);
    route(`/exam/${session}/report`, true);
  };
}

/** Sends what is left and closes. Throws what `take` throws, and then the exam goes on. */
export async function endExam(session: string, sheet: Sheet): Promise<void> {
  await sheet.flush();
  const failed = Object.values(sheet.saving.value).find(({ kind }) => kind === 'failed');
  if (failed?.kind === 'failed' && !sheet.isOver.value) throw failed.error;
  // What is kept must arrive first: nothing is taken after the close.
  if (waitingIn(session) > 0) await sendNow();
  if (waitingIn(session) > 0) throw new Unreachable('answers wait');
  await take(api.sessions[':id'].close.$post({ param: { id: session } }));
}

export type Deadline = {
  readonly isReached: boolean;
  readonly error: unknown;
  readonly retry: () => void;
};

/** At the deadline the server is asked: it closes the exam by its own clock, and here that is only seen. */
export function useDeadline(
  session: string,
  sheet: Sheet,
  seconds: number,
  leave: (sheet: Sheet) => void,
): Deadline {
  const [isReached, setReached] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  // A change of the last moments does not wait for its pause.
  useEffect(() => {
    if (seconds > 0 && seconds <= 3) void sheet.flush().catch(() => undefined);
  }, [seconds]);
  useEffect(() => {
    if (seconds > 0) {
      setReached(false);
      return;
    }
    setReached(true);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isHere = true;
    readSession(session).then(
      (read) => {
        if (!isHere) return;
        // Only the server knows when it is over; it is asked again once it is back.
        const isLost = keptAt(read) !== null;
        setError(isLost ? new Unreachable('the deadline has passed') : null);
        if (read.status === 'closed') leave(sheet);
        else if (isLost) return;
        else timer = setTimeout(() => setTries(tries + 1), ASK_AGAIN_MS);
      },
      (failure: unknown) => isHere && setError(failure),
    );
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [seconds === 0, tries]);
  useEffect(() => {
    if (!(error instanceof Unreachable)) return;
    return isConnected.subscribe((is) => is && setTries(tries + 1));
  }, [error]);
  return { isReached, error, retry: () => setTries(tries + 1) };
}
