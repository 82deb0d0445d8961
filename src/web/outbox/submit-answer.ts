// The way of an answer out of the page: to the server, or kept here until there is one again.
import { api, take } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { AnswerBody, Answered } from '../api/types.ts';

/** `told`: recorded for good, with what the server said of it. */
export type Submitted = {
  readonly kind: 'told';
  readonly answered: Answered;
  /** It was answered before, otherwise: on another device, or in another tab. This is what counts. */
  readonly wasAnswered: boolean;
};

/** `revise` replaces what an exam already holds. Throws ApiProblem and Unreachable. */
export async function submitAnswer(
  presentation: string,
  answer: AnswerBody,
  how: 'first' | 'revise' = 'first',
): Promise<Submitted> {
  const endpoint = api.presentations[':id'].answer;
  const call = { param: { id: presentation }, json: answer };
  try {
    const answered = await (how === 'revise'
      ? take(endpoint.$put(call))
      : take(endpoint.$post(call)));
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
