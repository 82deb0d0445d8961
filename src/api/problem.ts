// Every failure as RFC 9457 problem+json: an AppError by its code, anything else as a bug that tells nothing.
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError, ERROR_STATUS, type ErrorCode, type FieldError } from '#core/base/errors.ts';
import type { ApiEnv } from './env.ts';
import { PROBLEM_PAGES } from './problem-pages.ts';

const MOST_ERRORS = 20;

/** Seconds after which a retry makes sense, for the codes that pass by themselves. */
const RETRY_AFTER: Partial<Record<ErrorCode, number>> = {
  'idempotency-in-progress': 1,
  'rate-limited': 60,
  'storage-busy': 1,
  'storage-full': 30,
  'storage-readonly': 30,
  'storage-corrupt': 60,
  draining: 5,
  overloaded: 1,
};

type Body = {
  status: number;
  code: ErrorCode | 'internal';
  detail: string;
  errors?: readonly FieldError[];
  extra?: Readonly<Record<string, unknown>>;
};

/** The members that every problem has. */
export function problemDocument(of: {
  readonly code: ErrorCode | 'internal';
  readonly status: number;
  readonly detail: string;
  readonly requestId: string;
}) {
  const { code, status, detail, requestId } = of;
  return {
    type: `/docs/problems/${code}`,
    title: PROBLEM_PAGES[code].title,
    status,
    detail,
    instance: `urn:request:${requestId}`,
    code,
    retryable: false,
  };
}

function respond(
  c: Context<ApiEnv>,
  { status, code, detail, errors = [], extra = {} }: Body,
): Response {
  const usual = code === 'internal' ? undefined : RETRY_AFTER[code];
  const retryAfter = c.get('retryAfter') ?? usual;
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter));
  if (code === 'unauthenticated') c.header('WWW-Authenticate', 'Bearer');
  c.header('Cache-Control', 'no-store');
  c.set('problem', code);
  const problem = {
    ...problemDocument({ code, status, detail, requestId: c.get('requestId') }),
    retryable: retryAfter !== undefined,
    ...(errors.length > 0 ? { errors: errors.slice(0, MOST_ERRORS) } : {}),
    ...extra,
  };
  return c.body(JSON.stringify(problem), status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
  });
}

const CODE_OF_STATUS: Readonly<Record<number, readonly [ErrorCode, string]>> = {
  400: ['malformed-json', 'The body is not JSON.'],
  413: ['payload-too-large', 'The body is larger than this address takes.'],
  415: ['unsupported-media-type', 'Send application/json.'],
};

/** Turns whatever was thrown into a problem; bugs are logged whole and shown not at all. */
export function onError(error: Error, c: Context<ApiEnv>): Response {
  if (error instanceof AppError) {
    const { code, message, errors, extra } = error;
    return respond(c, { status: ERROR_STATUS[code], code, detail: message, errors, extra });
  }
  const known = error instanceof HTTPException ? CODE_OF_STATUS[error.status] : undefined;
  if (known)
    return respond(c, { status: ERROR_STATUS[known[0]], code: known[0], detail: known[1] });
  c.get('log').error({ err: error }, 'a bug answered 500');
  return respond(c, { status: 500, code: 'internal', detail: 'This is a mistake of the server.' });
}

export function problemOf(c: Context<ApiEnv>, error: AppError): Response {
  return onError(error, c);
}

type Issue = {
  readonly path: readonly PropertyKey[];
  readonly code?: string;
  readonly message: string;
  /** Unknown members, by name. */
  readonly keys?: readonly string[];
};

/** Zod says of a union only "Invalid input". */
const NO_SHAPE =
  'It is missing, or has none of the shapes that are allowed here; /docs shows them.';

/** An issue for each unknown member, at that member's own place. */
function onePerPlace(issue: Issue): readonly Issue[] {
  if (issue.code === 'invalid_union') return [{ ...issue, message: NO_SHAPE }];
  if (issue.code !== 'unrecognized_keys' || !issue.keys) return [issue];
  const { code, path, keys } = issue;
  return keys
    .slice(0, MOST_ERRORS)
    .map((key) => ({ code, path: [...path, key], message: 'There is no such member.' }));
}

/** A JSON pointer as a URI fragment (RFC 6901). */
export function pointerTo(path: readonly PropertyKey[]): string {
  const steps = path.map((step) =>
    encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  return ['#', ...steps].join('/');
}

/** What a request part that does not fit its schema is answered with: each part has its own code. */
export function invalid(part: string, issues: readonly Issue[]): AppError {
  if (part === 'param') return new AppError('not-found', 'There is nothing at this address.');
  const shown = issues.flatMap(onePerPlace).slice(0, MOST_ERRORS);
  if (part === 'json') {
    return new AppError('validation-failed', 'The body does not fit what this address takes.', {
      errors: shown.map(({ path, code, message }) => ({
        pointer: pointerTo(path),
        code: code ?? 'invalid',
        detail: message,
      })),
    });
  }
  return new AppError('invalid-parameter', 'A parameter is not valid.', {
    errors: shown.map(({ path, code, message }) => ({
      parameter: path.map(String).join('.'),
      code: code ?? 'invalid',
      detail: message,
    })),
  });
}
