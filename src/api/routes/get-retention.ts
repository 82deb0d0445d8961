// Recall as predicted against recall as observed, over the last days.
import { createRoute, z } from '@hono/zod-openapi';
import { MAX_RETENTION_DAYS } from '#core/stats/retention.ts';
import { showRetention } from '#use-cases/show-calibration.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { RetentionView, retentionView } from '../views/prediction.ts';

const Query = z.strictObject({
  days: z.coerce.number().int().min(1).max(MAX_RETENTION_DAYS).optional().openapi({ example: 30 }),
});
const DEFAULT_DAYS = 30;

const route = createRoute({
  method: 'get',
  path: '/v1/me/stats/retention',
  operationId: 'getRetention',
  summary: 'Compare predicted and observed recall',
  tags: ['statistics'],
  security: LEARNER,
  request: { query: Query },
  responses: { 200: reply(RetentionView, 'Predicted and observed recall.'), ...PROBLEMS },
});

export const getRetention = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { days = DEFAULT_DAYS } = c.req.valid('query');
  return c.json(retentionView(await showRetention(world, c.get('learner'), days, call())), 200);
});
