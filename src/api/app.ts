// The API as one Hono app: the middleware from the outside in, then the endpoints.
import { OpenAPIHono } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { AppError, notFound } from '#core/base/errors.ts';
import { withOneCatalogue } from '#use-cases/world.ts';
import { allowDocs, serveDocs } from './docs.ts';
import type { ApiDeps, ApiEnv } from './env.ts';
import { authenticate, requireScope } from './middleware/authenticate.ts';
import { guardBodies } from './middleware/guard-body.ts';
import { guardHost } from './middleware/guard-host.ts';
import { guardOrigin } from './middleware/guard-origin.ts';
import { limitGuessing, limitRequests } from './middleware/limit-rate.ts';
import { negotiate } from './middleware/negotiate.ts';
import { observe } from './middleware/observe.ts';
import { refuseWhileDraining } from './middleware/refuse-while-draining.ts';
import { repeatRequest } from './middleware/repeat-request.ts';
import { serveOpenApi } from './openapi.ts';
import { allowPage, servePage } from './page.ts';
import { invalid, onError, problemOf } from './problem.ts';
import { routes } from './routes/index.ts';

const EXPOSED = ['ETag', 'Location', 'Link', 'RateLimit', 'RateLimit-Policy', 'Retry-After'];

/** Takes requests from anywhere (`app.request`, a socket) and throws never: every failure is a problem. */
export function createApp(deps: ApiDeps) {
  const app = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalid(result.target, result.error.issues);
    },
  });
  app.onError(onError);
  app.notFound((c) => (deps.page && servePage(c, deps.page)) ?? problemOf(c, notFound()));

  app.use(async (c, next) => {
    // A request ends with the catalogue that it began with, whatever is loaded meanwhile.
    c.set('deps', { ...deps, world: withOneCatalogue(deps.world) });
    c.set('log', deps.log);
    await next();
  });
  app.use(requestId({ limitLength: 64 }));
  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    // By the clock that deadlines are kept by, so that a caller with a wrong one can count down to them.
    c.header('Date', new Date(deps.call().now).toUTCString());
    await next();
  });
  app.use(observe);
  app.use('/docs/*', allowDocs);
  app.use(allowPage);
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      strictTransportSecurity: false,
      // Of use to browsers that are gone.
      xDownloadOptions: false,
      xPermittedCrossDomainPolicies: false,
      xXssProtection: false,
      xDnsPrefetchControl: false,
      originAgentCluster: false,
    }),
  );
  app.use(guardHost);
  app.use(methodNotAllowed({ app, onMethodNotAllowed }));
  const answerForeign = cors({
    origin: [...deps.origins],
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-None-Match',
      'X-Request-Id',
    ],
    exposeHeaders: [...EXPOSED, 'X-Request-Id', 'Idempotency-Replayed'],
    maxAge: 600,
  });
  // Without an Origin there is nobody to tell, and saying nothing keeps the reply cheap.
  app.use((c, next) => (c.req.header('origin') === undefined ? next() : answerForeign(c, next)));
  app.use(guardOrigin);
  app.use('/v1/*', negotiate, refuseWhileDraining, limitGuessing(), authenticate, limitRequests());
  app.use('/v1/sessions/*', requireScope('learner'));
  app.use('/v1/presentations/*', requireScope('learner'));
  app.use('/v1/answers/*', requireScope('learner'));
  app.use('/v1/sync/*', requireScope('learner'));
  app.use('/v1/me/*', requireScope('learner'));
  app.use('/v1/reports/*', requireScope('learner'));
  app.use('/v1/author/*', requireScope('author'));
  app.use('/v1/*', ...guardBodies(routes), repeatRequest);

  const described = app.openapiRoutes(routes);
  serveOpenApi(described);
  serveDocs(app);
  return described;
}

/** The app's routes as a type: what the typed client is made from. */
export type AppType = ReturnType<typeof createApp>;

function onMethodNotAllowed(c: Parameters<typeof problemOf>[0], methods: string[]): Response {
  c.header('Allow', methods.join(', '));
  return problemOf(c, new AppError('method-not-allowed', `Use ${methods.join(', ')} here.`));
}
