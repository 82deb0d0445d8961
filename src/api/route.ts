// The pieces that endpoints are declared with: replies, bodies, pages and the problems that any of them may give.
import { type RouteConfig, type RouteHandler, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ApiEnv } from './env.ts';
import type { BodyLimits } from './middleware/guard-body.ts';
import { invalid } from './problem.ts';
import { ProblemView } from './views/shared.ts';

/** A JSON reply with a schema. */
export function reply<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } } as const;
}

/** A JSON body that must be there. */
export function body<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: ProblemView } } } as const;
}

/** What every endpoint may answer besides its own replies. */
export const PROBLEMS = {
  '4XX': problem('The request cannot be done as it stands: see `code`.'),
  '5XX': problem('The server cannot do it now; nothing was changed: see `code`.'),
} as const;

/** Needs a token with the scope learner, or a local server, which has one learner and no token. */
export const LEARNER = [{ bearer: [] }, {}];

/** Needs a token with the scope author, on a local server too. */
export const AUTHOR = [{ bearer: [] }];

export const PageQuery = {
  limit: z.coerce.number().int().min(1).max(200).optional().openapi({ example: 50 }),
  cursor: z.string().max(512).optional(),
};
export const DEFAULT_LIMIT = 50;

const NO_QUERY = z.strictObject({});

/** Refuses what was sent to an address that takes no body: an unknown member is an error everywhere. */
function refuseBody(c: Context<ApiEnv>): void {
  const sent = c.get('sent');
  const names = typeof sent === 'object' && sent !== null ? Object.keys(sent) : [];
  if (names.length === 0) return;
  const issues = [{ path: [], code: 'unrecognized_keys', keys: names, message: 'Unknown member.' }];
  throw invalid('json', issues);
}

/**
 * An endpoint: what `createRoute` declares, and the handler whose replies must fit it. What a route does not declare
 * (a query, a body) may not be sent. `limits` are for bodies that may be larger than usual.
 */
export function endpoint<const R extends RouteConfig>(
  route: R,
  handler: RouteHandler<R, ApiEnv>,
  limits?: BodyLimits,
) {
  const { request = {} } = route;
  const strict: R = { ...route, request: { query: NO_QUERY, ...request } };
  const answer: RouteHandler<R, ApiEnv> = (c, next) => {
    if (!request.body) refuseBody(c);
    return handler(c, next);
  };
  return { route: route.path.startsWith('/v1/') ? strict : route, handler: answer, limits };
}
