// Starts fitting the weights of the learner who asks; the fit itself goes on after the reply.
import { createRoute } from '@hono/zod-openapi';
import { showFit } from '#use-cases/show-fit.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { FitView, fitView } from '../views/fit.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/me/fit',
  operationId: 'startFit',
  summary: 'Fit the memory to the learner',
  description:
    'One fit at a time: while one runs, this is that one. It is refused when there are too few reviews, or when its ' +
    'weights do not predict held-out reviews better; ask `GET /v1/me/fit` how it went.',
  tags: ['learner'],
  security: LEARNER,
  responses: { 202: reply(FitView, 'The fit that runs.'), ...PROBLEMS },
});

export const startFit = endpoint(route, async (c) => {
  const { world, fits, call } = c.get('deps');
  const learner = c.get('learner');
  fits.start(learner);
  c.header('Location', '/v1/me/fit');
  return c.json(fitView(await showFit(world, fits, learner, call())), 202);
});
