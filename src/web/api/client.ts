// The typed client of /v1, and how a reply becomes a value or an ApiProblem.
import { type ClientResponse, hc } from 'hono/client';
import type { AppType } from '#api/app.ts';
import { rememberKept } from './kept-at.ts';
import { ApiProblem } from './problem.ts';
import { isSignedOut, sendAs } from './send.ts';
import { keepToken } from './tokens.ts';

const create = (role: 'learner' | 'author') =>
  hc<AppType>(location.origin, { fetch: sendAs(role) }).v1;

/** Practice: `await take(api.me.$get())`. */
export const api = create('learner');
/** Needs an author's token. */
export const authorApi = create('author');

/** The body of the replies of a call that are not refusals. */
type Body<R> =
  R extends ClientResponse<infer B, infer S, infer F>
    ? S extends 200 | 201 | 202
      ? F extends 'json'
        ? B
        : never
      : never
    : never;

/** What a call gives when it works: `type Me = Taken<typeof api.me.$get>`. */
export type Taken<C extends (...args: never[]) => Promise<unknown>> = Body<Awaited<ReturnType<C>>>;

async function documentOf(reply: Response): Promise<Record<string, unknown>> {
  try {
    return (await reply.json()) as Record<string, unknown>;
  } catch {
    return { detail: `${reply.status} ${reply.statusText}`.trim() };
  }
}

/** The body of a reply; undefined for one without (204). Throws ApiProblem and Unreachable. */
export async function take<R extends ClientResponse<unknown>>(call: Promise<R>): Promise<Body<R>> {
  const reply = (await call) as unknown as Response;
  if (!reply.ok) throw new ApiProblem(reply.status, await documentOf(reply));
  if (reply.status === 204) return undefined as Body<R>;
  return rememberKept((await reply.json()) as Body<R>, reply.headers);
}

/**
 * Ends what this browser may do as a learner, and forgets what it was told; the way in is shown. Answers that wait are
 * sent when their learner is back.
 */
export function signOut(): void {
  keepToken('learner', null);
  isSignedOut.value = true;
  void import('../outbox/database.ts').then(({ forgetReplies }) => forgetReplies());
}
