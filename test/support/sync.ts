// A device that was without a connection: what it collected, and sending it.
import { respond } from './learner.ts';
import type { Reply, Server } from './server.ts';

type Body = Reply['body'];

/** An item as a device keeps it. `ago`: milliseconds before now at which the answer was given. */
export function itemFor(
  server: Server,
  presentation: Body,
  right: boolean,
  ago: number,
  more: Record<string, unknown> = {},
): Body {
  return {
    clientAnswerId: `device-${presentation.id}`,
    presentationId: presentation.id,
    response: respond(presentation, right),
    answeredAt: new Date(server.clock.now - ago).toISOString(),
    ...more,
  };
}

let keys = 0;

/** Sends items with a key of their own, at this moment by both clocks, unless `more` tells otherwise. */
export function sync(
  server: Server,
  items: readonly unknown[],
  more: { readonly sentAt?: string; readonly key?: string | null } = {},
): Promise<Reply> {
  keys += 1;
  const { sentAt = new Date(server.clock.now).toISOString(), key = `sync-${keys}` } = more;
  const headers = key === null ? {} : { 'idempotency-key': key };
  return server.post('/v1/sync/answers', { sentAt, items }, headers as Record<string, string>);
}
