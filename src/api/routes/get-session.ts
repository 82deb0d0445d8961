// A session as it stands: the same order, options and counts after a reload or on another device.
import { createRoute, z } from '@hono/zod-openapi';
import { getSession as get } from '#use-cases/resume-session.ts';
import { endpoint, LEARNER, PROBLEMS, reply } from '../route.ts';
import { SessionView, sessionView } from '../views/session.ts';
import { SessionId } from '../views/shared.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/sessions/{id}',
  operationId: 'getSession',
  summary: 'Show a session',
  tags: ['practice'],
  security: LEARNER,
  request: { params: z.strictObject({ id: SessionId }) },
  responses: { 200: reply(SessionView, 'The session.'), ...PROBLEMS },
});

export const getSession = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  return c.json(
    sessionView(await get(world, c.get('learner'), c.req.valid('param').id, call())),
    200,
  );
});
