// Whose answers and replies this browser keeps: a name for the token, and the learner's own id once a reply told it.
import { tokens } from '../api/tokens.ts';

const KEY = 'trapwise.learner';

/** A name for a token that does not give it away; only to tell one from another here. */
function nameOf(token: string): string {
  let hash = 0x811c9dc5;
  for (const char of token) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Who this browser speaks as: `local` without a token. */
export function who(): string {
  const token = tokens.learner.value;
  return token === null ? 'local' : nameOf(token);
}

function known(): { readonly who?: string; readonly id?: string } {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

/** Call with what `GET /v1/me` told. */
export function knowLearner(id: string): void {
  if (learnerId() !== id) localStorage.setItem(KEY, JSON.stringify({ who: who(), id }));
}

/** Null until the server told who the token speaks for. A learner without a token is the server's only one. */
export function learnerId(): string | null {
  const me = who();
  if (me === 'local') return me;
  const last = known();
  return last.who === me ? (last.id ?? null) : null;
}

/** Who owns an answer that is given now: a new token of the same learner may send it. */
export const owner = (): string => learnerId() ?? who();

export const isMine = (answer: { readonly owner: string }): boolean =>
  answer.owner === learnerId() || answer.owner === who();
