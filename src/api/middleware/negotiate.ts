// Replies are JSON: who accepts no JSON at all is told so.
import { accepts } from 'hono/accepts';
import { createMiddleware } from 'hono/factory';
import { AppError } from '#core/base/errors.ts';
import type { ApiEnv } from '../env.ts';

export const negotiate = createMiddleware<ApiEnv>(async (c, next) => {
  const match = (offers: readonly { type: string; q: number }[]) =>
    offers.some(
      ({ type, q }) => q > 0 && /^(\*\/\*|application\/(\*|json|problem\+json))$/i.test(type),
    )
      ? 'json'
      : 'none';
  const header = c.req.header('accept');
  if (
    header &&
    accepts(c, { header: 'Accept', supports: ['json'], default: 'json', match }) === 'none'
  ) {
    throw new AppError('not-acceptable', 'Replies are application/json.');
  }
  await next();
});
