// The learner who asks, with all settings.
import { createRoute } from '@hono/zod-openapi';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { LearnerView, learnerView } from '../views/learner.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/me',
  operationId: 'getMe',
  summary: 'Show the learner',
  tags: ['learner'],
  security: LEARNER,
  responses: { 200: reply(LearnerView, 'Show the learner.'), ...PROBLEMS },
});

export const getMe = endpoint(route, (c) => c.json(learnerView(c.get('learner')), 200));
