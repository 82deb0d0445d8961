// Idempotency-Key: a POST that is sent again with the same key gets the first reply again, whole.
import { createHash } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError } from '#core/base/errors.ts';
import type { ApiEnv } from '../env.ts';

/** The key, given bare or as a quoted string of structured fields. */
function readKey(header: string): string {
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new AppError(
      'invalid-idempotency-key',
      'The Idempotency-Key is not 1 to 255 visible ASCII characters.',
    );
  }
  return key;
}

/** Only what was done is kept: a refused request may be mended and sent again with its key. */
export const repeatRequest = createMiddleware<ApiEnv>(async (c, next) => {
  const header = c.req.header('idempotency-key');
  if (c.req.method !== 'POST' || header === undefined) return next();
  const { world, call } = c.get('deps');
  const learner = c.get('learner').key;
  // A key belongs to one address: another one may use the same.
  const key = `${c.req.path} ${readKey(header)}`;
  const fingerprint = createHash('sha256')
    .update(await c.req.text())
    .digest('hex');
  const claim = await world.store.claimRequest({ learner, key, fingerprint, at: call().now });
  if (claim.kind === 'mismatch') {
    throw new AppError(
      'idempotency-key-reused',
      'This Idempotency-Key was used for another request.',
    );
  }
  if (claim.kind === 'running') {
    throw new AppError(
      'idempotency-in-progress',
      'A request with this Idempotency-Key is under way.',
    );
  }
  // The presentation is an answer's own key: its endpoint repeats the reply, as 200.
  if (claim.kind === 'settled' && /^\/v1\/presentations\/[^/]+\/answer$/.test(c.req.path)) {
    return next();
  }
  if (claim.kind === 'settled') {
    return c.body(claim.body, claim.status as ContentfulStatusCode, {
      'Content-Type': 'application/json',
      'Idempotency-Replayed': 'true',
    });
  }
  await next();
  const reply = c.res.ok ? { status: c.res.status, body: await c.res.clone().text() } : null;
  try {
    await world.store.settleRequest(learner, key, reply);
  } catch (error) {
    // What was done is done, and is not to be told as a failure.
    c.get('log').error({ err: error }, 'a reply cannot be kept for repetition');
  }
});
