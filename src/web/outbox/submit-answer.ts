// The way of an answer out of the page: to the server, or kept here until there is one again.
import { api, take } from '../api/client.ts';
import { ApiProblem, Unreachable } from '../api/problem.ts';
import { isConnected } from '../api/send.ts';
import type { AnswerBody, Answered } from '../api/types.ts';
import { drop, keepAnswer, settle } from './kept-answers.ts';

/** `told`: recorded for good, with what the server said of it. */
type Told = {
  readonly kind: 'told';
  readonly answered: Answered;
  /** It was answered before, otherwise: on another device, or in another tab. This is what counts. */
  readonly wasAnswered: boolean;
};

/**
 * `kept`: nobody answered. It is in this browser, outlives it, and is sent by itself; `nextKept` says what the session
 * can go on with.
 */
export type Submitted = Told | { readonly kind: 'kept' };

/** A learner waits no longer than this to be told that the answer is kept; and less while nobody answers anyway. */
const PATIENCE_MS = 6_000;
const LOST_PATIENCE_MS = 2_500;

/** For the moment, or until the learner has signed in again: the answer itself was not refused. */
const PASSING = new Set([401, 408, 429, 503]);

export function isPassing(error: unknown): boolean {
  if (error instanceof Unreachable) return true;
  return error instanceof ApiProblem && PASSING.has(error.status);
}

/** Sends an answer now. Throws ApiProblem and Unreachable. */
export async function sendAnswer(
  presentation: string,
  answer: AnswerBody,
  how: 'first' | 'revise',
  patience?: number,
): Promise<Told> {
  const endpoint = api.presentations[':id'].answer;
  const call = { param: { id: presentation }, json: answer };
  const init = patience === undefined ? {} : { init: { signal: AbortSignal.timeout(patience) } };
  try {
    const answered = await (how === 'revise'
      ? take(endpoint.$put(call, init))
      : take(endpoint.$post(call, init)));
    return { kind: 'told', answered, wasAnswered: false };
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'already-answered')
      return {
        kind: 'told',
        answered: error.document['recorded'] as Answered,
        wasAnswered: true,
      };
    throw error;
  }
}

/**
 * `revise` replaces what an exam already holds, and what of the same presentation is kept here. Written down before it
 * is sent, so nothing that happens to this page loses it. Throws ApiProblem when it is refused for good, and Unreachable
 * when this browser can keep nothing.
 */
export async function submitAnswer(
  presentation: string,
  answer: AnswerBody,
  how: 'first' | 'revise' = 'first',
): Promise<Submitted> {
  const kept = await keepAnswer(presentation, answer, how === 'revise');
  const patience = isConnected.value ? PATIENCE_MS : LOST_PATIENCE_MS;
  try {
    const sent = await sendAnswer(presentation, answer, how, patience);
    if (kept) void drop(kept);
    return sent;
  } catch (error) {
    if (!kept) throw error;
    if (!isPassing(error)) {
      await drop(kept);
      throw error;
    }
    await settle([[kept, { state: 'kept' }]]);
    return { kind: 'kept' };
  }
}
