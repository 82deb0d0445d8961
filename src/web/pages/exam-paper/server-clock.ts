// The time by the server's clock: a deadline is kept by that one, whatever the browser's says.
import { api, take } from '../../api/client.ts';
import type { Session } from '../../api/types.ts';

/** HTTP tells whole seconds, and the way takes some time: a smaller difference is none. */
const NOTICED_MS = 2_000;

let aheadMs = 0;

/** Milliseconds by which the server's clock is ahead, from the Date of a reply that has just come. */
export function differenceOf(date: string | null, now: number): number {
  const told = date === null ? Number.NaN : Date.parse(date);
  const ahead = told - now;
  return Number.isNaN(ahead) || Math.abs(ahead) < NOTICED_MS ? 0 : ahead;
}

export const serverNow = (): number => Date.now() + aheadMs;

/** Reads a session, and sets the clock by its reply. */
export async function readSession(id: string): Promise<Session> {
  const reply = await api.sessions[':id'].$get({ param: { id } });
  const date = reply.headers.get('date');
  // What stands in for a reply tells no time.
  if (date !== null) aheadMs = differenceOf(date, Date.now());
  return take(Promise.resolve(reply));
}
