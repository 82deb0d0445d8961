// Liveness: the process answers. Touches nothing.
import { createRoute, z } from '@hono/zod-openapi';
import { endpoint, PROBLEMS, reply } from '../route.ts';

const route = createRoute({
  method: 'get',
  path: '/healthz',
  operationId: 'getHealth',
  summary: 'Is the process alive?',
  tags: ['operation'],
  security: [],
  responses: { 200: reply(z.strictObject({ status: z.literal('ok') }), 'It is.'), ...PROBLEMS },
});

export const getHealth = endpoint(route, (c) => c.json({ status: 'ok' as const }, 200));
