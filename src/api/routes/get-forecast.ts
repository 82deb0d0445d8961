// How much the coming days ask, within the daily limits.
import { createRoute, z } from '@hono/zod-openapi';
import { MAX_FORECAST_DAYS } from '#core/stats/forecast.ts';
import { showForecast } from '#use-cases/show-stats.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { ForecastView } from '../views/learner.ts';

const Query = z.strictObject({
  days: z.coerce.number().int().min(1).max(MAX_FORECAST_DAYS).optional().openapi({ example: 30 }),
});
const DEFAULT_DAYS = 30;

const route = createRoute({
  method: 'get',
  path: '/v1/me/stats/forecast',
  operationId: 'getForecast',
  summary: 'Forecast the load',
  tags: ['statistics'],
  security: LEARNER,
  request: { query: Query },
  responses: { 200: reply(ForecastView, 'Forecast the load.'), ...PROBLEMS },
});

export const getForecast = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { days = DEFAULT_DAYS } = c.req.valid('query');
  const shown = await showForecast(world, c.get('learner'), days, call());
  return c.json({ days: [...shown.days] }, 200);
});
