// Changes settings of the learner who asks; what is left out stays.
import { createRoute } from '@hono/zod-openapi';
import { updateSettings } from '#use-cases/learner-settings.ts';
import { body, endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { LearnerPatch, LearnerView, learnerView } from '../views/learner.ts';

const route = createRoute({
  method: 'patch',
  path: '/v1/me',
  operationId: 'updateMe',
  summary: 'Change settings',
  tags: ['learner'],
  security: LEARNER,
  request: { body: body(LearnerPatch) },
  responses: { 200: reply(LearnerView, 'Change settings.'), ...PROBLEMS },
});

export const updateMe = endpoint(route, async (c) => {
  const { world } = c.get('deps');
  const learner = await updateSettings(world, c.get('learner'), c.req.valid('json'));
  return c.json(learnerView(learner), 200);
});
