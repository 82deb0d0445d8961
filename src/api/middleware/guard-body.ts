// Bodies are small, shallow, well-formed JSON objects in clean Unicode, or they are refused before anything reads them.
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { AppError } from '#core/base/errors.ts';
import type { ApiEnv } from '../env.ts';
import { pointerTo } from '../problem.ts';

export const BODY_BYTES = 64 * 1024;
const DEPTH = 16;

/** What an address takes; every other rule is the same everywhere. */
export type BodyLimits = {
  readonly bytes: number;
  /** Of a string, in UTF-16 code units. */
  readonly stringLength: number;
};
const USUAL: BodyLimits = { bytes: BODY_BYTES, stringLength: 4096 };

/** An endpoint that takes other bodies than usual, or (without limits) any other. */
type Limited = {
  readonly route: { readonly method: string; readonly path: string };
  readonly limits?: BodyLimits | undefined;
};
const UTF8 = new TextDecoder('utf-8', { fatal: true });

function tooLarge({ bytes }: BodyLimits): never {
  throw new AppError('payload-too-large', `The body is larger than ${bytes / 1024} KiB.`);
}

function isBodiless({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Limits by method and path; none of the paths that have their own has a parameter. */
function limitsOf(endpoints: readonly Limited[]): (request: Request, path: string) => BodyLimits {
  const own = new Map(
    endpoints.flatMap(({ route: { method, path }, limits }) =>
      limits ? [[`${method.toUpperCase()} ${path}`, limits] as const] : [],
    ),
  );
  return ({ method }, path) => own.get(`${method} ${path}`) ?? USUAL;
}

/** A declared length is held by the HTTP parser, so only a body without one needs its stream counted. */
function limitBody(limitsAt: ReturnType<typeof limitsOf>) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    if (isBodiless(c.req.raw)) return next();
    const limits = limitsAt(c.req.raw, c.req.path);
    const length = c.req.header('content-length');
    if (length === undefined || c.req.header('transfer-encoding')) {
      return bodyLimit({ maxSize: limits.bytes, onError: () => tooLarge(limits) })(c, next);
    }
    if (Number(length) > limits.bytes) tooLarge(limits);
    return next();
  });
}

function refuse(path: readonly PropertyKey[], code: string, detail: string): never {
  throw new AppError('validation-failed', 'The body holds something that is never taken.', {
    errors: [{ pointer: pointerTo(path), code, detail }],
  });
}

function checkText(text: string, path: readonly PropertyKey[], most: number): void {
  if (text.length > most) refuse(path, 'too-long', `At most ${most} characters.`);
  if (!text.isWellFormed()) refuse(path, 'not-unicode', 'The text holds half of a surrogate pair.');
  if (text.includes('\0')) refuse(path, 'nul', 'The text holds a NUL character.');
}

/** The path is the caller's, and again as it was afterwards: a body may hold half a million values. */
function check(value: unknown, path: PropertyKey[], most: number): void {
  if (typeof value === 'string') checkText(value, path, most);
  if (typeof value !== 'object' || value === null) return;
  if (path.length >= DEPTH) refuse(path.slice(0, 3), 'too-deep', `At most ${DEPTH} levels.`);
  for (const [key, inner] of Object.entries(value)) {
    checkText(key, path, USUAL.stringLength);
    if (key === '__proto__') refuse(path, 'reserved-name', 'No member may be named __proto__.');
    path.push(key);
    check(inner, path, most);
    path.pop();
  }
}

async function readJson(c: Context<ApiEnv>): Promise<unknown> {
  try {
    // Many clients announce JSON with every POST: no bytes are an object without members.
    const text = UTF8.decode(await c.req.arrayBuffer()) || '{}';
    // What reads the body next finds this text, and need not make it again.
    Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
    return JSON.parse(text);
  } catch {
    throw new AppError('malformed-json', 'The body is not JSON in UTF-8.');
  }
}

/** `JSON.parse` survives any depth, so the parsed value is walked rather than the text. */
function guardJson(limitsAt: ReturnType<typeof limitsOf>) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const type = c.req.header('content-type') ?? '';
    const isSent = !isBodiless(c.req.raw) && (c.req.header('content-length') ?? c.req.raw.body);
    if (isSent && /\bjson\b/i.test(type)) {
      if ((c.req.header('content-encoding') ?? 'identity') !== 'identity') {
        throw new AppError(
          'unsupported-media-type',
          'Send the body as it is, without an encoding.',
        );
      }
      // A merge patch, for one, is JSON with another meaning.
      if (!/^application\/json *(;|$)/i.test(type)) {
        throw new AppError('unsupported-media-type', 'Send application/json.');
      }
      const value = await readJson(c);
      check(value, [], limitsAt(c.req.raw, c.req.path).stringLength);
      c.set('sent', value);
    }
    await next();
  });
}

/** The two guards of a body, with the limits of the endpoint that it is for. */
export function guardBodies(endpoints: readonly Limited[]) {
  const limitsAt = limitsOf(endpoints);
  return [limitBody(limitsAt), guardJson(limitsAt)] as const;
}
