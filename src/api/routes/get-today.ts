// What this learning day holds.
import { createRoute } from '@hono/zod-openapi';
import { showToday } from '#use-cases/learner-settings.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { TodayView, todayView } from '../views/learner.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/me/today',
  operationId: 'getToday',
  summary: 'Show today',
  tags: ['learner'],
  security: LEARNER,
  responses: { 200: reply(TodayView, 'Show today.'), ...PROBLEMS },
});

export const getToday = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  return c.json(todayView(await showToday(world, c.get('learner'), call())), 200);
});
