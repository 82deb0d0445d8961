// How far the learner is with each topic of each bank.
import { createRoute } from '@hono/zod-openapi';
import { showTopics } from '#use-cases/show-stats.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { TopicStatsView } from '../views/learner.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/me/stats/topics',
  operationId: 'getTopics',
  summary: 'Show progress by topic',
  tags: ['statistics'],
  security: LEARNER,
  responses: { 200: reply(TopicStatsView, 'Show progress by topic.'), ...PROBLEMS },
});

export const getTopics = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const { day, topics } = await showTopics(world, c.get('learner'), call());
  return c.json({ day, topics: [...topics] }, 200);
});
