// The time by the server's clock: a deadline is kept by that one, whatever the browser's says.
import { api, take } from '../../api/client.ts';
import type { Session } from '../../api/types.ts';
import { differenceOf } from './clock-difference.ts';

let aheadMs = 0;

export const serverNow = (): number => Date.now() + aheadMs;

/** Reads a session, and sets the clock by its reply. */
export async function readSession(id: string): Promise<Session> {
  const reply = await api.sessions[':id'].$get({ param: { id } });
  const date = reply.headers.get('date');
  // What stands in for a reply tells no time.
  if (date !== null) aheadMs = differenceOf(date, Date.now());
  return take(Promise.resolve(reply));
}
