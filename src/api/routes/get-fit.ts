// How the newest fit went, and which weights are in force.
import { createRoute } from '@hono/zod-openapi';
import { showFit } from '#use-cases/show-fit.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { FitView, fitView } from '../views/fit.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/me/fit',
  operationId: 'getFit',
  summary: 'Show the fit of the memory',
  tags: ['learner'],
  security: LEARNER,
  responses: { 200: reply(FitView, 'The newest fit, and the weights in force.'), ...PROBLEMS },
});

export const getFit = endpoint(route, async (c) => {
  const { world, fits, call } = c.get('deps');
  return c.json(fitView(await showFit(world, fits, c.get('learner'), call())), 200);
});
