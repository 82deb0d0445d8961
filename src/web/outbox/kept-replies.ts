// What the API last said, kept for when nobody answers; what an answer changes in it is changed here too.
import { delMany, entries, get, set } from 'idb-keyval';
import type { Presentation } from '../api/types.ts';
import { inTurn, replies } from './database.ts';
import { knowLearner, who } from './owner.ts';
import { changesOf } from './reply-changes.ts';

export type KeptReply = { readonly body: unknown; readonly keptAt: number };

/** What a learner reads; not what is as large as everything, and not what only authors see. */
const READINGS = /^\/v1\/(?!author\/|admin\/|me\/(?:export|calendar\.ics)$)/;
/** Calls that give the same reply however often they are made. */
const REPEATABLE = /^\/v1\/(?:sessions\/[^/]+\/close|presentations\/[^/]+\/reveal)$/;

const MOST = 500;
const OLDEST_MS = 30 * 86_400_000;

const keep = inTurn();
const keyOf = (path: string) => `${who()} ${path}`;

/** The name of what a request asks for, or null when its reply is not kept. */
export function pathOf({ method, url }: { readonly method: string; readonly url: string }) {
  const { pathname, search, searchParams } = new URL(url);
  if (method === 'POST') return REPEATABLE.test(pathname) ? pathname : null;
  // Lists that are searched or paged through are not.
  const isWhole = !searchParams.has('q') && !searchParams.has('cursor');
  return method === 'GET' && isWhole && READINGS.test(pathname) ? pathname + search : null;
}

export function replyKept(path: string): Promise<KeptReply | undefined> {
  return get<KeptReply>(keyOf(path), replies);
}

async function bodyKept<T>(path: string): Promise<T | undefined> {
  return (await replyKept(path))?.body as T | undefined;
}

export const presentationKept = (id: string): Promise<Presentation | undefined> =>
  bodyKept(`/v1/presentations/${id}`);

/** Every presentation of a session that is known here, by position. */
export async function presentationsKept(session: string): Promise<readonly Presentation[]> {
  const all = await entries<string, KeptReply>(replies);
  const start = keyOf('/v1/presentations/prs_');
  return all
    .filter(
      ([key]) => key.startsWith(start) && !key.endsWith('/answer') && !key.endsWith('/reveal'),
    )
    .map(([, { body }]) => body as Presentation)
    .filter(({ sessionId }) => sessionId === session)
    .sort((a, b) => a.position - b.position);
}

/** Keeps what a successful call of the learner told. Never throws: a page that can keep nothing still works. */
export function keepReply(
  request: { readonly method: string; readonly url: string },
  body: unknown,
  sent: unknown,
): Promise<void> {
  // Whose reply it is is settled now: by the time it is written, somebody else may have signed in.
  const mine = who();
  return keep(async () => {
    if (who() !== mine) return;
    const path = pathOf(request);
    const now = Date.now();
    if (path !== null) await set(keyOf(path), { body, keptAt: now }, replies);
    if (path === '/v1/me') knowLearner((body as { id: string }).id);
    for (const { path: other, to } of await changesOf(request, body, sent, bodyKept)) {
      const next = to(await bodyKept(other));
      if (next !== undefined) await set(keyOf(other), { body: next, keptAt: now }, replies);
    }
  }).catch(() => undefined);
}

/** Keeps the store small: what is old, and what is more than anybody looks at. */
export async function pruneReplies(): Promise<void> {
  const all = await entries<string, KeptReply>(replies);
  const newest = all.sort(([, a], [, b]) => b.keptAt - a.keptAt);
  const gone = newest.filter(
    ([, { keptAt }], place) => place >= MOST || Date.now() - keptAt > OLDEST_MS,
  );
  await delMany(
    gone.map(([key]) => key),
    replies,
  );
}
