// Replies are JSON, a calendar feed iCalendar: who accepts nothing of the kind is told so.
import { accepts } from 'hono/accepts';
import { createMiddleware } from 'hono/factory';
import { AppError } from '#core/base/errors.ts';
import type { ApiEnv } from '../env.ts';

const JSON_TYPES = /^(\*\/\*|application\/(\*|json|problem\+json))$/i;
const CALENDAR_TYPES = /^text\/(\*|calendar)$/i;

export const negotiate = createMiddleware<ApiEnv>(async (c, next) => {
  const isFeed = c.req.path.endsWith('.ics');
  const match = (offers: readonly { type: string; q: number }[]) =>
    offers.some(
      ({ type, q }) => q > 0 && (JSON_TYPES.test(type) || (isFeed && CALENDAR_TYPES.test(type))),
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
