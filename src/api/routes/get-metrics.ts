// Counts and durations for Prometheus.
import { createRoute, z } from '@hono/zod-openapi';
import { endpoint, PROBLEMS } from '../route.ts';

const route = createRoute({
  method: 'get',
  path: '/metrics',
  operationId: 'getMetrics',
  summary: 'Metrics in the Prometheus text format',
  tags: ['operation'],
  security: [],
  responses: {
    200: { description: 'Metrics.', content: { 'text/plain': { schema: z.string() } } },
    ...PROBLEMS,
  },
});

export const getMetrics = endpoint(route, async (c) => {
  const { metrics } = c.get('deps');
  return c.text(await metrics.render(), 200, { 'Content-Type': metrics.contentType });
});
