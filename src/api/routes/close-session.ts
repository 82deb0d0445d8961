// Ends a session; closing it again gives the same summary.
import { createRoute, z } from '@hono/zod-openapi';
import { closeSession as close } from '#use-cases/close-session.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { SummaryView, summaryView } from '../views/session.ts';
import { SessionId } from '../views/shared.ts';

const route = createRoute({
  method: 'post',
  path: '/v1/sessions/{id}/close',
  operationId: 'closeSession',
  summary: 'Close a session and sum it up',
  tags: ['practice'],
  security: LEARNER,
  request: { params: z.strictObject({ id: SessionId }) },
  responses: { 200: reply(SummaryView, 'What the session brought.'), ...PROBLEMS },
});

export const closeSession = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const summary = await close(world, c.get('learner'), c.req.valid('param').id, call());
  return c.json(summaryView(summary), 200);
});
