// One request over fetch: with a token, repeated where the API says that this is worth it, and known to be lost when it is.
import { signal } from '@preact/signals';
import { tellTabs } from '../tabs/tell-tabs.ts';
import { Unreachable } from './problem.ts';
import { type Role, tokens } from './tokens.ts';

/** False after a call that nobody answered, until one is answered again. */
export const isConnected = signal(true);

/** True once the server refused a learner's call for want of a good token. */
export const isSignedOut = signal(false);

const TIMEOUT_MS = 15_000;
/** While nobody answers, what is kept here need not wait long. */
const LOST_TIMEOUT_MS = 4_000;
/** A proxy says these for a server that is gone. */
const GONE = new Set([502, 504]);
/** A server says these when it has too much to do, or when the request came in too slowly. */
const PASSING = new Set([408, 429, 503]);
/** Milliseconds before each new try of a request that was refused for the moment (503, 429, 408). */
const PAUSES_MS = [300, 1_000, 3_000];

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** The outbox is loaded behind the first screen, which does not wait for it. */
const outbox = {
  keeping: () => import('../outbox/kept-replies.ts'),
  away: () => import('../outbox/away.ts'),
  sending: () => import('../outbox/keep-sending.ts'),
};

/** While there is a server: once it is gone, what of the page is not loaded cannot be had. */
export function loadOutbox(): void {
  for (const load of Object.values(outbox)) void load().catch(() => undefined);
}

/** Answers that wait here go before a session is read: they would make the reply old. */
const sendFirst = (): Promise<void> =>
  outbox.sending().then(
    ({ sentFirst }) => sentFirst(),
    () => undefined,
  );

/** What was last said instead of a reply that did not come; null where nothing is kept. */
const inPlaceOf = (request: Request): Promise<Response | null> =>
  outbox.away().then(
    ({ replyAway }) => replyAway(request),
    () => null,
  );

async function once(request: Request): Promise<Response> {
  const limit = request.method === 'GET' && !isConnected.value ? LOST_TIMEOUT_MS : TIMEOUT_MS;
  try {
    const reply = await fetch(request.clone(), {
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(limit)]),
    });
    if (GONE.has(reply.status)) throw new Error(`status ${reply.status}`);
    isConnected.value = true;
    return reply;
  } catch (error) {
    // Whoever asked does not want to know any more; that tells nothing of the server.
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    isConnected.value = false;
    throw new Unreachable(String(error));
  }
}

async function patiently(request: Request): Promise<Response> {
  for (const ms of PAUSES_MS) {
    const reply = await once(request);
    const isPassing = PASSING.has(reply.status);
    if (!isPassing) return reply;
    const asked = Number(reply.headers.get('retry-after') ?? 0) * 1000;
    if (asked > Math.max(...PAUSES_MS)) return reply;
    await pause(Math.max(ms, asked));
  }
  return once(request);
}

/** Calls that change nothing that a screen shows. */
const UNSEEN = /\/(?:ahead|reveal)$/;

/** Keeps what a learner was told, for when nobody answers, and lets the other tabs know what changed. */
function remember(request: Request, reply: Response, sent: RequestInit['body']): void {
  const { pathname: path } = new URL(request.url);
  if (request.method !== 'GET' && !UNSEEN.test(path)) tellTabs({ kind: 'wrote', path });
  if (!reply.headers.get('content-type')?.includes('json')) return;
  const read = typeof sent === 'string' ? JSON.parse(sent) : undefined;
  const copy = reply.clone();
  void Promise.all([copy.json(), outbox.keeping()])
    .then(([body, { keepReply }]) => keepReply(request, body, read))
    .catch(() => undefined);
}

const SESSIONS = /\/v1\/(?:sessions|presentations)\b/;

/**
 * Sends as `role`. Every POST has an idempotency key, so a repetition has no second effect. When nobody answers, gives
 * what was last said instead where that is kept, or throws Unreachable, at the first lost reply: whether to try again is
 * for whoever knows what was sent.
 */
export function sendAs(role: Role) {
  return async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    const token = tokens[role].value;
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    if (init.method === 'POST' && !headers.has('idempotency-key'))
      headers.set('idempotency-key', crypto.randomUUID());
    const request = new Request(input, { ...init, headers });
    const isLearner = role === 'learner';
    if (isLearner && request.method === 'GET' && SESSIONS.test(request.url)) await sendFirst();
    try {
      const reply = await patiently(request);
      if (reply.status === 401 && isLearner) isSignedOut.value = true;
      if (reply.ok && isLearner) remember(request, reply, init.body);
      return reply;
    } catch (error) {
      const kept = isLearner && error instanceof Unreachable ? await inPlaceOf(request) : null;
      if (kept) return kept;
      throw error;
    }
  };
}
