// Sends what waits in the outbox, and writes down what became of each answer.
import { api, type Taken, take } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { tokens } from '../api/tokens.ts';
import type { Answered } from '../api/types.ts';
import { itemOf, type KeptAnswer, type Refusal } from './kept-answer.ts';
import { openOutbox, readOutbox, settle, waiting } from './kept-answers.ts';
import { learnerId } from './owner.ts';
import { isPassing, sendAnswer } from './send-answer.ts';

type Synced = Taken<typeof api.sync.answers.$post>;
type Result = Synced['results'][number];
type Fate = KeptAnswer['fate'];

const MOST_ITEMS = 500;

const tellingOf = (answered: Answered): Fate =>
  'outcome' in answered
    ? { state: 'told', feedback: answered }
    : { state: 'told', feedback: null, recorded: answered };

/** Undefined leaves the answer where it is. */
function fateOf(result: Result | undefined): Fate | undefined {
  if (!result) return undefined;
  const { status, feedback, recorded, problem } = result;
  if (status === 'rejected')
    return { state: 'refused', refusal: problem ?? { code: 'internal', detail: '' } };
  const answered = feedback ?? recorded;
  return answered && tellingOf(answered as Answered);
}

/**
 * True for an answer that is to replace what an exam holds, and is newer than that: only its own call can do it.
 * `skewMs` is what this browser's clock is behind by.
 */
function mayReplace(answer: KeptAnswer, { problem }: Result, skewMs: number): boolean {
  const recorded = problem?.recorded;
  if (!answer.revises || !recorded || !('recorded' in recorded)) return false;
  return Date.parse(answer.answeredAt) + skewMs >= Date.parse(recorded.recordedAt);
}

/** Gives those that are still to be sent, by themselves. */
async function sendTogether(kept: readonly KeptAnswer[]): Promise<readonly KeptAnswer[]> {
  const { results, skewMs } = await take(
    api.sync.answers.$post({
      json: { sentAt: new Date().toISOString(), items: kept.map(itemOf) },
      header: { 'idempotency-key': crypto.randomUUID() },
    }),
  );
  const byName = new Map(results.map((result) => [result.clientAnswerId, result]));
  const replacing: KeptAnswer[] = [];
  const fates = kept.flatMap((answer) => {
    const result = byName.get(answer.clientAnswerId);
    if (result && mayReplace(answer, result, skewMs)) {
      replacing.push(answer);
      return [];
    }
    const fate = fateOf(result);
    return fate ? [[answer, fate] as const] : [];
  });
  await settle(fates);
  return replacing;
}

async function replace(answer: KeptAnswer): Promise<void> {
  const { response, elapsedMs, confidence } = itemOf(answer);
  const body = {
    response,
    ...(elapsedMs === undefined ? {} : { elapsedMs }),
    ...(confidence === undefined ? {} : { confidence }),
  };
  try {
    const { answered } = await sendAnswer(answer.presentationId, body, 'revise');
    await settle([[answer, tellingOf(answered)]]);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status >= 500 || isPassing(error)) throw error;
    const refusal: Refusal = { code: error.code, detail: error.message };
    await settle([[answer, { state: 'refused', refusal }]]);
  }
}

/** One tab at a time, where the browser can say so; what is sent twice is recorded once all the same. */
function alone(work: () => Promise<void>): Promise<void> {
  const locks = navigator.locks as LockManager | undefined;
  return locks ? locks.request('trapwise.outbox', work) : work();
}

/** Sends everything that waits; returns when none does. Throws Unreachable and ApiProblem; then all is as it was. */
export async function sendKept(): Promise<void> {
  await openOutbox();
  if (waiting.value.length === 0) return;
  // Whoever has a new token may be the one whose answers wait.
  if (tokens.learner.value !== null && learnerId() === null) await take(api.me.$get());
  await alone(async () => {
    // Another tab may have sent them meanwhile.
    await readOutbox();
    const all = waiting.value;
    for (let at = 0; at < all.length; at += MOST_ITEMS)
      for (const answer of await sendTogether(all.slice(at, at + MOST_ITEMS)))
        await replace(answer);
  });
}
