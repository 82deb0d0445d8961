// Unsafe requests from a browser must come from a listed origin, or from the server's own page.
import { createMiddleware } from 'hono/factory';
import { AppError } from '#core/base/errors.ts';
import type { ApiEnv } from '../env.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export const guardOrigin = createMiddleware<ApiEnv>(async (c, next) => {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const { origins } = c.get('deps');
  const own = `${new URL(c.req.url).protocol}//${c.req.header('host') ?? ''}`;
  const known = origin !== undefined && (origin === own || origins.includes(origin));
  const foreign = origin === undefined ? site === 'cross-site' : !known;
  if (!SAFE.has(c.req.method) && foreign) {
    throw new AppError('origin-not-allowed', 'This origin may not change anything here.');
  }
  await next();
});
