// One question of a session, as a navigator goes to it: the same options in the same order at every call.
import { createRoute, z } from '@hono/zod-openapi';
import { getPresentation as get } from '#use-cases/browse-presentations.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { PresentationView, presentationView } from '../views/presentation.ts';
import { PresentationId } from '../views/shared.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/presentations/{id}',
  operationId: 'getPresentation',
  summary: 'Show a presentation, answered or not',
  tags: ['practice'],
  security: LEARNER,
  request: { params: z.strictObject({ id: PresentationId }) },
  responses: { 200: reply(PresentationView, 'The presentation.'), ...PROBLEMS },
});

export const getPresentation = endpoint(route, async (c) => {
  const { world } = c.get('deps');
  const shown = await get(world, c.get('learner'), c.req.valid('param').id);
  return c.json(presentationView(shown), 200);
});
