// The questions of a session for a navigator: of an exam the whole form from the start.
import { createRoute, z } from '@hono/zod-openapi';
import { listPresentations as list } from '#use-cases/browse-presentations.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { NavigatorRowView } from '../views/exam.ts';
import { SessionId } from '../views/shared.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/sessions/{id}/presentations',
  operationId: 'listPresentations',
  summary: 'List the questions of a session',
  tags: ['practice'],
  security: LEARNER,
  request: { params: z.strictObject({ id: SessionId }) },
  responses: {
    200: reply(
      z.strictObject({ data: z.array(NavigatorRowView), nextCursor: z.null() }),
      'All of them, by position.',
    ),
    ...PROBLEMS,
  },
});

export const listPresentations = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const data = await list(world, c.get('learner'), c.req.valid('param').id, call());
  return c.json({ data, nextCursor: null }, 200);
});
