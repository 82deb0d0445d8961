// Where a session stands: the question on the screen, what was done about it, and what came of it.

import type { Confidence, Feedback, Presentation, Response, Session } from '../../api/types.ts';
import type { ModelAnswer } from '../../inputs/input-kind.ts';

export type Stage =
  | { readonly kind: 'asking'; readonly problem?: unknown }
  | { readonly kind: 'sending' }
  /** Nobody answered, and the answer waits in this browser; `next` can be answered meanwhile. */
  | { readonly kind: 'kept'; readonly next: Presentation | null }
  | {
      readonly kind: 'told';
      readonly feedback: Feedback;
      /** Another answer was recorded before, elsewhere; the feedback is of that one. */
      readonly wasAnswered: boolean;
      readonly returns: boolean;
    };

export type Turn = {
  readonly presentation: Presentation;
  readonly progress: Session['progress'];
  readonly response: Response | null;
  readonly confidence: Confidence | null;
  readonly revealed: ModelAnswer | undefined;
  readonly stage: Stage;
  /** The newest answer that this screen knows of: what can be taken back. */
  readonly last: { readonly answerId: string; readonly cardId: string } | null;
};

/** The next question, as yet untouched. */
export function turnOf(
  presentation: Presentation,
  progress: Session['progress'],
  last: Turn['last'] = null,
): Turn {
  return {
    presentation,
    progress,
    response: null,
    confidence: null,
    revealed: undefined,
    stage: { kind: 'asking' },
    last,
  };
}

/** The turn after its answer was recorded. */
export function toldTurn(turn: Turn, feedback: Feedback, wasAnswered: boolean): Turn {
  const { answerId, progress } = feedback;
  return {
    ...turn,
    progress,
    last: { answerId, cardId: turn.presentation.question.cardId },
    stage: {
      kind: 'told',
      feedback,
      wasAnswered,
      // A wrong answer that brings the card back into the session makes the session longer.
      returns: progress.planned > turn.progress.planned,
    },
  };
}

/** The turn after one whose answer is kept: its result is not known yet. */
export function turnAfterKept({ progress, last }: Turn, next: Presentation): Turn {
  const { answered, remaining } = progress;
  const ahead = { ...progress, answered: answered + 1, remaining: Math.max(0, remaining - 1) };
  return turnOf(next, ahead, last);
}
