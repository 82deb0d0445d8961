// How far the learner is, in all and by bank.
import { createRoute } from '@hono/zod-openapi';
import { showProgress } from '#use-cases/show-stats.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { ProgressStatsView } from '../views/learner.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/me/stats/progress',
  operationId: 'getProgress',
  summary: 'Show progress',
  tags: ['statistics'],
  security: LEARNER,
  responses: { 200: reply(ProgressStatsView, 'Show progress.'), ...PROBLEMS },
});

export const getProgress = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { day, total, banks, byType } = await showProgress(world, c.get('learner'), call());
  return c.json({ day, total, banks: [...banks], byType: [...byType] }, 200);
});
