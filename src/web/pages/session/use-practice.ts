// What a learner can do in a session, and how the session goes on after it.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { api, take } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { Confidence, Response, Session } from '../../api/types.ts';
import { isComplete, isSelfRated } from '../../inputs/input-control.tsx';
import { nextKept } from '../../outbox/away.ts';
import { readAhead } from '../../outbox/read-ahead.ts';
import { submitAnswer } from '../../outbox/submit-answer.ts';
import { note } from '../../parts/announce.tsx';
import { messageOf } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import { type Turn, toldTurn, turnAfterKept, turnOf } from './turn.ts';
import { useKeptResult, useNews } from './use-elsewhere.ts';
import { useStopwatch } from './use-stopwatch.ts';

export type Practice = {
  readonly turn: Turn;
  /** A choice that says all there is to say is sent at once. */
  readonly choose: (response: Response | null) => void;
  readonly beSure: (confidence: Confidence) => void;
  readonly reveal: () => void;
  readonly answer: () => void;
  readonly goOn: () => void;
  readonly undo: () => void;
};

const AHEAD_AFTER_MS = 400;

type First = NonNullable<Session['next']>;

/** `newest` is the session as it was last read. `onEnd`: nothing is left, or the session was closed elsewhere. `onExam`: it is an exam, which is answered elsewhere. */
export function usePractice(
  session: Session,
  newest: Session,
  first: First,
  { onEnd, onExam }: { readonly onEnd: () => void; readonly onExam: () => void },
): Practice {
  const [turn, setTurn] = useState<Turn>(() => turnOf(first, session.progress));
  const stopwatch = useStopwatch(turn.presentation.id);
  /** One call at a time: a second press while one is under way is nothing. */
  const isBusy = useRef(false);
  const change = (part: Partial<Turn>) => setTurn((now) => ({ ...now, ...part }));

  const alone = useCallback(async (act: () => Promise<void>): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      await act();
    } finally {
      isBusy.current = false;
    }
  }, []);

  /** The session as the server has it, after something happened elsewhere. */
  async function catchUp(): Promise<void> {
    const now = await take(api.sessions[':id'].$get({ param: { id: session.id } }));
    if (now.next === null) onEnd();
    else setTurn((before) => turnOf(now.next as First, now.progress, before.last));
  }

  async function send(response: Response): Promise<void> {
    const { presentation, confidence } = turn;
    change({ response, stage: { kind: 'sending' } });
    try {
      const submitted = await submitAnswer(presentation.id, {
        response,
        elapsedMs: stopwatch.current?.elapsedMs() ?? 0,
        ...(confidence === null ? {} : { confidence }),
      });
      if (submitted.kind !== 'told')
        change({ stage: { kind: 'kept', next: await nextKept(session.id) } });
      else if (!('outcome' in submitted.answered)) onExam();
      else {
        const { answered, wasAnswered } = submitted;
        setTurn((now) => toldTurn(now, answered, wasAnswered));
      }
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'session-closed')) {
        change({ stage: { kind: 'asking', problem: error } });
        return;
      }
      // Ended, or gone past this question, in another tab.
      note(say('session.movedOn'));
      await catchUp().catch((problem: unknown) => change({ stage: { kind: 'asking', problem } }));
    }
  }

  // Once the question was looked at for a moment: nobody waits for this.
  useEffect(() => {
    const timer = setTimeout(() => void readAhead(session.id), AHEAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [session.id, turn.presentation.id]);

  useKeptResult(session.id, turn.presentation.id, ({ feedback }) =>
    setTurn((now) => (now.stage.kind === 'kept' ? toldTurn(now, feedback, false) : now)),
  );

  /** What came with the last reply may be answered in another tab by now. */
  const isOvertaken = useRef(false);
  useNews(newest, ({ status, next, progress }) => {
    isOvertaken.current = true;
    if (turn.stage.kind !== 'asking' || next?.id === turn.presentation.id) return;
    note(say('session.movedOn'));
    if (status === 'closed' || next === null) onEnd();
    else setTurn((before) => turnOf(next, progress, before.last));
  });

  const isOpen = turn.stage.kind === 'asking';
  const selfRated = isSelfRated(turn.presentation.input);

  function choose(response: Response | null): void {
    if (!isOpen) return;
    change({ response });
    if (selfRated && response !== null) void alone(() => send(response));
  }

  function answer(): void {
    const { response, presentation, stage } = turn;
    if (stage.kind !== 'asking' && stage.kind !== 'kept') return;
    if (response !== null && isComplete(presentation.input, response))
      void alone(() => send(response));
    else note(say('session.incomplete'));
  }

  function reveal(): void {
    if (!isOpen) return;
    void alone(async () => {
      try {
        const call = { param: { id: turn.presentation.id } };
        const { key } = await take(api.presentations[':id'].reveal.$post(call));
        change({ revealed: key });
      } catch (problem) {
        change({ stage: { kind: 'asking', problem } });
      }
    });
  }

  function goOn(): void {
    const { stage, last } = turn;
    if (stage.kind === 'kept' && stage.next) setTurn(turnAfterKept(turn, stage.next));
    if (stage.kind !== 'told') return;
    const { feedback, wasAnswered } = stage;
    // What came with an older reply may be answered by now.
    const isOld = wasAnswered || isOvertaken.current;
    isOvertaken.current = false;
    if (isOld)
      void alone(() => catchUp().catch((error: unknown) => note(messageOf(error), 'wrong')));
    else if (feedback.next === null) onEnd();
    else setTurn(turnOf(feedback.next, feedback.progress, last));
  }

  function undo(): void {
    const { last, stage, presentation } = turn;
    if (stage.kind === 'sending' || stage.kind === 'kept') return;
    if (last === null) {
      note(say('session.nothingToUndo'));
      return;
    }
    void alone(async () => {
      try {
        const { next, progress } = await take(
          api.answers[':id'].undo.$post({ param: { id: last.answerId } }),
        );
        if (next === null) {
          onEnd();
          return;
        }
        note(say(next.question.cardId === last.cardId ? 'session.undone' : 'session.undoneLater'));
        if (next.id === presentation.id) change({ progress, last: null });
        else setTurn(turnOf(next, progress));
      } catch (error) {
        note(messageOf(error), 'wrong');
      }
    });
  }

  return {
    turn,
    choose,
    beSure: (confidence) =>
      isOpen && change({ confidence: turn.confidence === confidence ? null : confidence }),
    reveal,
    answer,
    goOn,
    undo,
  };
}
