// Gets the next questions of a session before they are asked, so that it goes on when the connection is lost.
import { api, take } from '../api/client.ts';
import { isConnected } from '../api/send.ts';

/** The open one included: a card that was not known returns behind four others, so none of them comes later for this. */
const SIZE = 5;

/** What comes is kept like every reply. Never throws: without it the session goes on when the connection is back. */
export async function readAhead(session: string): Promise<void> {
  if (!isConnected.value) return;
  const call = { param: { id: session }, json: { size: SIZE } };
  await take(api.sessions[':id'].ahead.$post(call)).catch(() => undefined);
}
