// The way of an answer out of the page: to the server, or kept here until there is one again.
import { ApiProblem } from '../api/problem.ts';
import { isConnected } from '../api/send.ts';
import type { AnswerBody, Answered } from '../api/types.ts';
import { waitingIn } from './away.ts';
import { sendNow } from './keep-sending.ts';
import type { KeptAnswer } from './kept-answer.ts';
import { drop, keepAnswer, keptAnswers, settle } from './kept-answers.ts';
import { isPassing, sendAnswer, type Told } from './send-answer.ts';

/**
 * `kept`: nobody answered. It is in this browser, outlives it, and is sent by itself; `nextKept` says what the session
 * can go on with.
 */
export type Submitted = Told | { readonly kind: 'kept' };

/** A learner waits no longer than this to be told that the answer is kept; and less while nobody answers anyway. */
const PATIENCE_MS = 6_000;
const LOST_PATIENCE_MS = 2_500;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Sends an answer behind those of its session that wait already, so that none overtakes another. */
async function sendInTurn(kept: KeptAnswer, patience: number): Promise<Submitted> {
  await settle([[kept, { state: 'kept' }]]);
  await Promise.race([sendNow(), pause(patience)]);
  const fate = keptAnswers.value.find(
    ({ clientAnswerId }) => clientAnswerId === kept.clientAnswerId,
  )?.fate;
  const answered = fate?.state === 'told' ? (fate.feedback ?? fate.recorded) : undefined;
  if (answered) {
    await drop(kept);
    return { kind: 'told', answered, wasAnswered: false };
  }
  if (fate?.state !== 'refused') return { kind: 'kept' };
  await drop(kept);
  const { code, detail, recorded } = fate.refusal;
  if (code === 'already-answered' && recorded)
    return { kind: 'told', answered: recorded as Answered, wasAnswered: true };
  throw new ApiProblem(409, { code, detail });
}

async function sendAlone(kept: KeptAnswer | null, send: () => Promise<Told>): Promise<Submitted> {
  try {
    const sent = await send();
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
  if (kept?.sessionId && how === 'first' && waitingIn(kept.sessionId) > 0)
    return sendInTurn(kept, patience);
  return sendAlone(kept, () => sendAnswer(presentation, answer, how, patience));
}
