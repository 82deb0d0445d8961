// A local server answers to its own names only, so that a foreign page cannot reach it by DNS rebinding.
import { createMiddleware } from 'hono/factory';
import { AppError } from '#core/base/errors.ts';
import type { ApiEnv } from '../env.ts';

export const guardHost = createMiddleware<ApiEnv>(async (c, next) => {
  const hosts = c.get('deps').hosts();
  const host = c.req.header('host')?.toLowerCase() ?? '';
  if (hosts.length > 0 && !hosts.includes(host)) {
    throw new AppError('host-not-allowed', 'This server does not answer to that host name.');
  }
  await next();
});
