// Erases a learner, for good: nothing is left that could be theirs, and everybody else stays as they are.
import { isoDate } from '#core/base/time.ts';
import type { Learner } from '#core/learner/learner.ts';
import type { Call, World } from './world.ts';

/**
 * Tokens of authors and operators go to the `successor`, where there is one: the learner of a local server is made
 * anew at once, and whoever keeps that server goes on with the token that it printed. Throws `not-found`, `storage-*`.
 */
export async function eraseLearner(
  { store }: Pick<World, 'store'>,
  { key }: Pick<Learner, 'key'>,
  successor: (() => Promise<Learner>) | null,
  call: Call,
): Promise<void> {
  const id = Buffer.from(call.newId(), 'base64url');
  const { tokens } = await store.eraseLearner(key, { id, date: isoDate(call.now) });
  if (!successor) return;
  const { key: learner } = await successor();
  for (const { token, sha256 } of tokens) await store.addToken({ ...token, learner }, sha256);
}
