// What happens to a session while its screen is open: an answer in another tab, a kept answer that is sent.
import { useEffect, useRef } from 'preact/hooks';
import { keptAt } from '../../api/kept-at.ts';
import type { Session } from '../../api/types.ts';
import { type KeptResult, resultsIn, resultsSeen } from '../../outbox/results.ts';

/** `onResult` with what came of the answer to `presentation`, once it was kept and is sent. */
export function useKeptResult(
  session: string,
  presentation: string,
  onResult: (result: KeptResult) => void,
): void {
  const result = resultsIn(session).find(({ answer }) => answer.presentationId === presentation);
  useEffect(() => {
    if (!result) return;
    onResult(result);
    void resultsSeen([result]);
  }, [result?.answer.clientAnswerId]);
}

/** `onNews` with the session as it was read again after this screen began. */
export function useNews(session: Session, onNews: (session: Session) => void): void {
  const last = useRef(session);
  useEffect(() => {
    if (last.current === session) return;
    last.current = session;
    // What was said before a connection was lost is no news.
    if (keptAt(session) === null) onNews(session);
  }, [session]);
}
