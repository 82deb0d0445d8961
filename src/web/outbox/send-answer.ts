// Sends one answer to the server now.
import { api, take } from '../api/client.ts';
import { ApiProblem, Unreachable } from '../api/problem.ts';
import type { AnswerBody, Answered } from '../api/types.ts';

/** `told`: recorded for good, with what the server said of it. */
export type Told = {
  readonly kind: 'told';
  readonly answered: Answered;
  /** It was answered before, otherwise: on another device, or in another tab. This is what counts. */
  readonly wasAnswered: boolean;
};

/** For the moment, or until the learner has signed in again: the answer itself was not refused. */
const PASSING = new Set([401, 408, 429, 503]);

export function isPassing(error: unknown): boolean {
  if (error instanceof Unreachable) return true;
  return error instanceof ApiProblem && PASSING.has(error.status);
}

/** Waits `patience` milliseconds at most, if it is given. Throws ApiProblem and Unreachable. */
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
