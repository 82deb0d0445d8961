// What the model believes of one learner from the replies alone: sessions, what they showed, and what was answered.
import type { Reply } from '../server.ts';

type Presentation = Reply['body'];

export type Answered = {
  readonly presentation: Presentation;
  readonly session: BelievedSession;
  /** The request body and the reply to it, byte by byte. */
  readonly sent: Record<string, unknown>;
  readonly text: string;
  /** True when the card is to come back: failed, or right by guess. */
  readonly failed: boolean;
  /** What the learner remembered just before, and how long the log was just after. */
  readonly memoryBefore: string;
  readonly logLength: number;
  /** The instant at which it counts: before that of its recording where it came late. */
  readonly givenAt: number;
  undone: boolean;
  /** True once the card was reset after this answer. */
  reset: boolean;
};

export type BelievedSession = {
  readonly id: string;
  readonly request: Record<string, unknown>;
  /** Each once, as first shown. */
  readonly shown: Presentation[];
  open: Presentation | null;
  closed: boolean;
  lastActiveAt: number;
  answered: number;
};

export type Beliefs = {
  readonly sessions: BelievedSession[];
  /** In the order of recording. */
  readonly answers: Answered[];
  /** Question shown last, by card. */
  readonly lastShown: Map<string, string>;
  readonly resets: { readonly card: string; readonly at: number }[];
};

export function createBeliefs(): Beliefs {
  return { sessions: [], answers: [], lastShown: new Map(), resets: [] };
}

const IDLE_MS = 24 * 60 * 60 * 1000;

/** True for a session that takes nothing more at this moment. */
export function isOver({ closed, lastActiveAt }: BelievedSession, now: number): boolean {
  return closed || now >= lastActiveAt + IDLE_MS;
}

export function answerTo({ answers }: Beliefs, presentation: string): Answered | undefined {
  return answers.find((answer) => answer.presentation.id === presentation);
}

/** In the order in which they were given. */
export function standing({ answers }: Beliefs): Answered[] {
  return answers
    .filter(({ undone }) => !undone)
    .sort(
      (one, other) =>
        one.givenAt - other.givenAt || (one.presentation.id < other.presentation.id ? -1 : 1),
    );
}

const UNDO_DEPTH = 30;

/** True when the product must take this answer back. */
export function isUndoable(beliefs: Beliefs, answer: Answered): boolean {
  if (answer.undone || answer.reset) return false;
  const all = standing(beliefs);
  const newer = all.slice(all.indexOf(answer) + 1);
  const { cardId } = answer.presentation.question;
  return (
    newer.length < UNDO_DEPTH &&
    newer.every((other) => other.presentation.question.cardId !== cardId)
  );
}

/** Part of a case that others follow: it moves no memory and asks for no return. */
export function isEarlyPart({ question }: Presentation): boolean {
  return question.case !== undefined && question.case.part < question.case.parts;
}
