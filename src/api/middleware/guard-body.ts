// Bodies are small, shallow, well-formed JSON objects in clean Unicode, or they are refused before anything reads them.
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { AppError } from '#core/base/errors.ts';
import type { ApiEnv } from '../env.ts';
import { pointerTo } from '../problem.ts';

export const BODY_BYTES = 64 * 1024;
const DEPTH = 16;
const STRING_LENGTH = 4096;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

function tooLarge(): never {
  throw new AppError('payload-too-large', `The body is larger than ${BODY_BYTES / 1024} KiB.`);
}

const limitStream = bodyLimit({ maxSize: BODY_BYTES, onError: tooLarge });

function isBodiless({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** A declared length is held by the HTTP parser, so only a body without one needs its stream counted. */
export const limitBody = createMiddleware<ApiEnv>(async (c, next) => {
  if (isBodiless(c.req.raw)) return next();
  const length = c.req.header('content-length');
  if (length === undefined || c.req.header('transfer-encoding')) return limitStream(c, next);
  if (Number(length) > BODY_BYTES) tooLarge();
  return next();
});

function refuse(path: readonly PropertyKey[], code: string, detail: string): never {
  throw new AppError('validation-failed', 'The body holds something that is never taken.', {
    errors: [{ pointer: pointerTo(path), code, detail }],
  });
}

function checkText(text: string, path: readonly PropertyKey[]): void {
  if (text.length > STRING_LENGTH) refuse(path, 'too-long', `At most ${STRING_LENGTH} characters.`);
  if (!text.isWellFormed()) refuse(path, 'not-unicode', 'The text holds half of a surrogate pair.');
  if (text.includes('\0')) refuse(path, 'nul', 'The text holds a NUL character.');
}

function check(value: unknown, path: readonly PropertyKey[]): void {
  if (typeof value === 'string') checkText(value, path);
  if (typeof value !== 'object' || value === null) return;
  if (path.length >= DEPTH) refuse(path.slice(0, 3), 'too-deep', `At most ${DEPTH} levels.`);
  for (const [key, inner] of Object.entries(value)) {
    checkText(key, path);
    if (key === '__proto__') refuse(path, 'reserved-name', 'No member may be named __proto__.');
    check(inner, [...path, key]);
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
export const guardBody = createMiddleware<ApiEnv>(async (c, next) => {
  const type = c.req.header('content-type') ?? '';
  const isSent = !isBodiless(c.req.raw) && (c.req.header('content-length') ?? c.req.raw.body);
  if (isSent && /\bjson\b/i.test(type)) {
    if ((c.req.header('content-encoding') ?? 'identity') !== 'identity') {
      throw new AppError('unsupported-media-type', 'Send the body as it is, without an encoding.');
    }
    // A merge patch, for one, is JSON with another meaning.
    if (!/^application\/json *(;|$)/i.test(type)) {
      throw new AppError('unsupported-media-type', 'Send application/json.');
    }
    const value = await readJson(c);
    check(value, []);
    c.set('sent', value);
  }
  await next();
});
