// What the learner did on each learning day of a year.
import { createRoute, z } from '@hono/zod-openapi';
import { showYear } from '#use-cases/show-stats.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { CalendarStatsView } from '../views/learner.ts';

const Query = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2199).optional().openapi({ example: 2026 }),
});

const route = createRoute({
  method: 'get',
  path: '/v1/me/stats/calendar',
  operationId: 'getCalendar',
  summary: 'Show the days of a year',
  tags: ['statistics'],
  security: LEARNER,
  request: { query: Query },
  responses: { 200: reply(CalendarStatsView, 'Show the days of a year.'), ...PROBLEMS },
});

export const getCalendar = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { year = null } = c.req.valid('query');
  const shown = await showYear(world, c.get('learner'), year, call());
  return c.json({ year: shown.year, days: [...shown.days] }, 200);
});
