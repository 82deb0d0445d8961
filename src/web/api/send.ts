// One request over fetch: with a token, repeated where the API says that this is worth it, and known to be lost when it is.
import { signal } from '@preact/signals';
import { Unreachable } from './problem.ts';
import { type Role, tokens } from './tokens.ts';

/** False after a call that nobody answered, until one is answered again. */
export const isConnected = signal(true);

/** True once the server refused a learner's call for want of a good token. */
export const isSignedOut = signal(false);

const TIMEOUT_MS = 15_000;
/** Milliseconds before each new try of a request that was refused for the moment (503, 429). */
const PAUSES_MS = [300, 1_000, 3_000];

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

async function once(request: Request): Promise<Response> {
  try {
    const reply = await fetch(request.clone(), { signal: AbortSignal.timeout(TIMEOUT_MS) });
    isConnected.value = true;
    return reply;
  } catch (error) {
    isConnected.value = false;
    throw new Unreachable(String(error));
  }
}

/**
 * Sends as `role`. Every POST has an idempotency key, so a repetition has no second effect. Throws Unreachable, at the
 * first lost reply: whether to try again is for whoever knows what was sent.
 */
export function sendAs(role: Role) {
  return async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    const token = tokens[role].value;
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    if (init.method === 'POST' && !headers.has('idempotency-key'))
      headers.set('idempotency-key', crypto.randomUUID());
    const request = new Request(input, { ...init, headers });
    for (const ms of PAUSES_MS) {
      const reply = await once(request);
      if (reply.status === 401 && role === 'learner') isSignedOut.value = true;
      const isPassing = reply.status === 503 || reply.status === 429;
      if (!isPassing) return reply;
      const asked = Number(reply.headers.get('retry-after') ?? 0) * 1000;
      if (asked > Math.max(...PAUSES_MS)) return reply;
      await pause(Math.max(ms, asked));
    }
    return once(request);
  };
}
