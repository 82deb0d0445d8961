// Who is asking: the one learner of a local server, or whoever the bearer token speaks for.
import { createMiddleware } from 'hono/factory';
import { AppError } from '#core/base/errors.ts';
import type { Scope } from '#core/learner/learner.ts';
import { authenticate as authenticateToken } from '#use-cases/manage-learners.ts';
import type { ApiEnv } from '../env.ts';

function bearer(header: string | undefined): string | null {
  return /^Bearer +([\x21-\x7e]+)$/i.exec(header ?? '')?.[1] ?? null;
}

/** What the learner of a local server may not do by being there alone: the work of authors and operators. */
const WITH_TOKEN = /^\/v1\/(author|admin)\//;

export const authenticate = createMiddleware<ApiEnv>(async (c, next) => {
  const { auth, world, call, localLearner } = c.get('deps');
  if (auth === 'local' && !WITH_TOKEN.test(c.req.path)) {
    c.set('learner', await localLearner());
    c.set('scopes', ['learner']);
  } else {
    const token = bearer(c.req.header('authorization'));
    const caller = await authenticateToken(world.store, token, call().now);
    c.set('learner', caller.learner);
    c.set('scopes', caller.scopes);
  }
  await next();
});

/** Refuses callers whose token lacks the scope; no scope implies another. */
export function requireScope(scope: Scope) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    if (!c.get('scopes').includes(scope)) {
      throw new AppError(
        'forbidden-scope',
        `This address needs a token with the scope "${scope}".`,
      );
    }
    await next();
  });
}
