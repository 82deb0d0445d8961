// Erases the learner who asks, with everything that is kept of them.
import { createRoute } from '@hono/zod-openapi';
import { eraseLearner as erase } from '#use-cases/erase-learner.ts';
import { endpoint, LEARNER, PROBLEMS } from '../route.ts';

const route = createRoute({
  method: 'delete',
  path: '/v1/me',
  operationId: 'eraseMe',
  summary: 'Erase the learner',
  description:
    'At once, for good, and nobody else: name, settings, sessions, answers, log, reports, tokens. There is no way back; ' +
    'export first. The learner of a local server begins anew.',
  tags: ['learner'],
  security: LEARNER,
  responses: { 204: { description: 'Erased.' }, ...PROBLEMS },
});

export const eraseLearner = endpoint(route, async (c) => {
  const { world, call, auth, localLearner } = c.get('deps');
  await erase(world, c.get('learner'), auth === 'local' ? localLearner : null, call());
  return c.body(null, 204);
});
