// Rate limits of a server with tokens: per learner for requests, per address for tokens that do not fit.
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '#core/base/errors.ts';
import type { ApiEnv } from '../env.ts';
import { problemOf } from '../problem.ts';

const WINDOW_SECONDS = 60;
/** Requests of one learner a minute: far above practice, below what hurts others. */
const REQUESTS = 1200;
/** Tokens that do not fit, from one address a minute. */
const FAILURES = 10;

function headers(c: Context<ApiEnv>, state: RateLimiterRes): void {
  const seconds = Math.ceil(state.msBeforeNext / 1000);
  c.header('RateLimit-Policy', `"learner";q=${REQUESTS};w=${WINDOW_SECONDS}`);
  c.header('RateLimit', `"learner";r=${state.remainingPoints};t=${seconds}`);
}

function refuse(c: Context<ApiEnv>, state: RateLimiterRes): AppError {
  c.set('retryAfter', Math.max(1, Math.ceil(state.msBeforeNext / 1000)));
  return new AppError('rate-limited', 'Too many requests; wait as long as Retry-After says.');
}

function address(c: Context<ApiEnv>): string {
  // Requests that do not come through a socket (tests, embedding) share one bucket.
  const bindings: unknown = c.env;
  const socket = typeof bindings === 'object' && bindings !== null && 'incoming' in bindings;
  return socket ? (getConnInfo(c).remote.address ?? 'unknown') : 'embedded';
}

/**
 * Stands around authentication and counts tokens that do not fit; beyond the limit they get 429. A token that fits
 * always passes, so that one wrong client behind an address does not lock the others out. Sending none is no guess.
 */
export function limitGuessing() {
  const limiter = new RateLimiterMemory({ points: FAILURES, duration: WINDOW_SECONDS });
  return createMiddleware<ApiEnv>(async (c, next) => {
    if (c.get('deps').auth === 'local' || !c.req.header('authorization')) return next();
    await next();
    if (c.res.status !== 401) return;
    try {
      await limiter.consume(address(c));
    } catch (state) {
      if (!(state instanceof RateLimiterRes)) throw state;
      c.res = problemOf(c, refuse(c, state));
    }
  });
}

/** Stands behind authentication. */
export function limitRequests() {
  const limiter = new RateLimiterMemory({ points: REQUESTS, duration: WINDOW_SECONDS });
  return createMiddleware<ApiEnv>(async (c, next) => {
    if (c.get('deps').auth === 'local') return next();
    try {
      headers(c, await limiter.consume(c.get('learner').key));
    } catch (state) {
      if (!(state instanceof RateLimiterRes)) throw state;
      headers(c, state);
      throw refuse(c, state);
    }
    await next();
  });
}
