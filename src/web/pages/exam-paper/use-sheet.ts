// The sheet of a paper that is open on the screen: read anew when the learner comes back to it, timed while looked at.

import { useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { ApiProblem, Unreachable } from '../../api/problem.ts';
import { isConnected } from '../../api/send.ts';
import { resultsOfExam, resultsSeen } from '../../outbox/results.ts';
import { readSession } from './server-clock.ts';
import { createSheet, isEnd, type Sheet } from './sheet.ts';

/** `onOver` once the server takes nothing any more. */
export function useSheet(session: string, onOver: () => void): Sheet {
  const sheet = useMemo(() => createSheet(session), [session]);
  useSignalEffect(() => {
    if (sheet.isOver.value) onOver();
  });
  useSignalEffect(() => {
    const results = resultsOfExam(session);
    if (results.length === 0) return;
    sheet.sent(results.map(({ answer }) => answer.presentationId));
    void resultsSeen(results);
  });
  useEffect(() => {
    const comeBack = async () => {
      if (document.visibilityState === 'hidden') return;
      // A lost or refused look is told where it matters, at what is not saved and in the strip; a mistake of ours is not hidden.
      try {
        const { status } = await readSession(session);
        if (status === 'closed') onOver();
        else await sheet.refresh();
      } catch (error) {
        if (!(error instanceof ApiProblem || error instanceof Unreachable)) throw error;
      }
    };
    const leave = () => sheet.look(null);
    document.addEventListener('visibilitychange', comeBack);
    addEventListener('online', comeBack);
    addEventListener('focus', comeBack);
    return () => {
      document.removeEventListener('visibilitychange', comeBack);
      removeEventListener('online', comeBack);
      removeEventListener('focus', comeBack);
      leave();
      void sheet.flush().catch(() => undefined);
    };
  }, [sheet]);
  return sheet;
}

export type Opened = { readonly error: unknown; readonly retry: () => void };

/** Reads the question at this place, and its neighbours before they are gone to. */
export function useOpened(sheet: Sheet, position: number): Opened {
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const rows = sheet.rows.value;
  const id = rows[position]?.presentationId;
  useEffect(() => {
    if (id === undefined) return;
    let isHere = true;
    setError(null);
    sheet.open(id).then(
      () => {
        for (const near of [position + 1, position - 1]) {
          const beside = sheet.rows.value[near];
          if (beside && isHere) sheet.open(beside.presentationId).catch(() => undefined);
        }
      },
      (failure: unknown) => isHere && !isEnd(failure) && setError(failure),
    );
    return () => {
      isHere = false;
    };
  }, [id, rows.length, tries]);
  useEffect(() => {
    const time = () => sheet.look(document.visibilityState === 'hidden' ? null : (id ?? null));
    time();
    document.addEventListener('visibilitychange', time);
    return () => document.removeEventListener('visibilitychange', time);
  }, [id]);
  return { error, retry: () => setTries(tries + 1) };
}

/** Reads the whole form, one question after the other, so that an exam goes on without a connection. */
export function useWholeForm(sheet: Sheet): void {
  const count = sheet.rows.value.length;
  useEffect(() => {
    let isHere = true;
    const readAll = async () => {
      for (const { presentationId: id } of sheet.rows.peek()) {
        if (!isHere || !isConnected.peek()) return;
        await sheet.open(id);
      }
    };
    const stop = isConnected.subscribe((is) => is && void readAll().catch(() => undefined));
    return () => {
      isHere = false;
      stop();
    };
  }, [sheet, count]);
}
