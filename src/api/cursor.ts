// Opaque, signed cursors: where a list goes on, for the very filter it began with.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { AppError } from '#core/base/errors.ts';
import type { ApiEnv } from './env.ts';

function sign(secret: Uint8Array, list: string, position: number): Buffer {
  return createHmac('sha256', secret)
    .update(`cursor\0${list}\0${position}`)
    .digest()
    .subarray(0, 12);
}

/** `list` names the list and its filter; a cursor of another list is refused. */
export function writeCursor(secret: Uint8Array, list: string, position: number): string {
  return `${position.toString(36)}.${sign(secret, list, position).toString('base64url')}`;
}

/** Throws `invalid-cursor` for anything but a cursor as it was written. */
export function readCursor(secret: Uint8Array, list: string, cursor: string): number {
  const position = Number.parseInt(cursor, 36);
  if (Number.isSafeInteger(position)) {
    const given = Buffer.from(cursor);
    const written = Buffer.from(writeCursor(secret, list, position));
    if (given.length === written.length && timingSafeEqual(given, written)) return position;
  }
  throw new AppError('invalid-cursor', 'This cursor does not belong to this list.');
}

/** Adds `Link: rel="next"` (RFC 8288) to a page that has a successor. */
export function linkNext(c: Context<ApiEnv>, cursor: string | null): void {
  if (cursor === null) return;
  const query = new URLSearchParams({ ...c.req.query(), cursor });
  c.header('Link', `<${c.req.path}?${query}>; rel="next"`);
}
