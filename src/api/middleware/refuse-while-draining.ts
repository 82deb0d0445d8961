// A server that is stopping finishes what it began and takes nothing new.
import { createMiddleware } from 'hono/factory';
import { AppError } from '#core/base/errors.ts';
import type { ApiEnv } from '../env.ts';

export const refuseWhileDraining = createMiddleware<ApiEnv>(async (c, next) => {
  if (c.get('deps').isDraining()) throw new AppError('draining', 'The server is stopping.');
  await next();
});
