// Readiness: whether answers can be taken now, in one word per trouble.
import { createRoute, z } from '@hono/zod-openapi';
import { endpoint, PROBLEMS, reply } from '../route.ts';

const ReadinessView = z
  .strictObject({ status: z.enum(['ready', 'not-ready']), troubles: z.array(z.string()) })
  .openapi('Readiness');

const route = createRoute({
  method: 'get',
  path: '/readyz',
  operationId: 'getReadiness',
  summary: 'Can answers be taken now?',
  tags: ['operation'],
  security: [],
  responses: {
    200: reply(ReadinessView, 'Ready.'),
    503: reply(ReadinessView, 'Not ready, and why.'),
    ...PROBLEMS,
  },
});

export const getReadiness = endpoint(route, async (c) => {
  const { world, isDraining } = c.get('deps');
  const troubles = [
    ...(await world.store.troubles()),
    ...(isDraining() ? ['draining'] : []),
    ...(world.catalogue().banks.size === 0 ? ['no-bank'] : []),
  ];
  return troubles.length === 0
    ? c.json({ status: 'ready' as const, troubles }, 200)
    : c.json({ status: 'not-ready' as const, troubles }, 503);
});
