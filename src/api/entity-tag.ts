// Conditional requests for the catalogue: a strong ETag, and 304 for who has it already.
import type { Context } from 'hono';
import { entityTag } from '#use-cases/browse-banks.ts';
import type { ApiEnv } from './env.ts';

/** Sets the validators; a 304 reply when the caller has this very state, else null. */
export function sendTagged(c: Context<ApiEnv>, shown: unknown): Response | null {
  const tag = entityTag(shown);
  c.header('ETag', tag);
  c.header('Cache-Control', 'private, max-age=0, must-revalidate');
  c.header('Vary', 'Authorization, Origin');
  const known = (c.req.header('if-none-match') ?? '').split(',').map((text) => text.trim());
  const same = known.some((text) => text === '*' || text.replace(/^W\//, '') === tag);
  return same ? c.body(null, 304) : null;
}
