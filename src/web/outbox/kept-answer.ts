// An answer that waits in this browser for the server, and what became of it.
import type { AnswerBody, Feedback, Recorded } from '../api/types.ts';

export type Refusal = {
  readonly code: string;
  readonly detail: string;
  /** What was recorded before, where that is why. */
  readonly recorded?: unknown;
};

type Fate =
  /** Under way to the server from the screen on which it was given; if that screen is gone, it is kept. */
  | { readonly state: 'sending' }
  | { readonly state: 'kept' }
  | { readonly state: 'told'; readonly feedback: Feedback | null; readonly recorded?: Recorded }
  | { readonly state: 'refused'; readonly refusal: Refusal };

export type KeptAnswer = AnswerBody & {
  readonly clientAnswerId: string;
  readonly presentationId: string;
  /** Null when the presentation is not known here. */
  readonly sessionId: string | null;
  /** What was asked, for a list; empty when it is not known here. */
  readonly stem: string;
  readonly owner: string;
  /** By this browser's clock (ISO). */
  readonly answeredAt: string;
  /** It replaces what an exam already holds. */
  readonly revises: boolean;
  /** When it came to its state, in ms. */
  readonly since: number;
  /** The learner was shown what became of it. */
  readonly isSeen: boolean;
  readonly fate: Fate;
};

/** A screen gives up long before. */
const SENDING_MS = 60_000;

export function isWaiting({ fate, since }: KeptAnswer, now: number): boolean {
  // A clock that was set back must not hold an answer.
  const age = Math.abs(now - since);
  return fate.state === 'kept' || (fate.state === 'sending' && age > SENDING_MS);
}

/** What one item of `POST /v1/sync/answers` says. */
export function itemOf(answer: KeptAnswer) {
  const { clientAnswerId, presentationId, response, answeredAt, elapsedMs, confidence } = answer;
  return {
    clientAnswerId,
    presentationId,
    response,
    answeredAt,
    ...(elapsedMs === undefined ? {} : { elapsedMs }),
    ...(confidence === undefined ? {} : { confidence }),
  };
}
