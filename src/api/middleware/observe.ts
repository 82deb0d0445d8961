// One log line and one measurement per request; never bodies, queries, tokens or names.

import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { ApiEnv } from '../env.ts';

export const observe = createMiddleware<ApiEnv>(async (c, next) => {
  const { log, metrics } = c.get('deps');
  const begun = performance.now();
  c.set('log', log);
  await next();
  const milliseconds = performance.now() - begun;
  const matched = routePath(c, -1);
  const route = matched === '/*' || matched === '*' ? 'none' : matched;
  const { method } = c.req;
  const { status } = c.res;
  metrics.request({ method, route, status }, milliseconds / 1000);
  log.info(
    {
      event: 'request',
      requestId: c.get('requestId'),
      method,
      route,
      status,
      ms: Math.round(milliseconds * 10) / 10,
      code: c.get('problem'),
    },
    'request',
  );
});
