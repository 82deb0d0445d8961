// The closed list of what a caller can do wrong or meet, as codes of the API. Authors' problems are in problem.ts.

/** HTTP status of every code a caller may receive; `500 internal` is a bug and has no code here. */
export const ERROR_STATUS = {
  'malformed-request': 400,
  'malformed-json': 400,
  'invalid-cursor': 400,
  'invalid-idempotency-key': 400,
  'invalid-parameter': 400,
  unauthenticated: 401,
  'forbidden-scope': 403,
  'host-not-allowed': 403,
  'origin-not-allowed': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'already-answered': 409,
  'session-closed': 409,
  'exam-over': 409,
  'undo-not-newest': 409,
  'too-many-open-reports': 409,
  'answer-too-old': 410,
  'idempotency-in-progress': 409,
  'request-timeout': 408,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'validation-failed': 422,
  'option-unknown': 422,
  'idempotency-key-reused': 422,
  'rate-limited': 429,
  'headers-too-large': 431,
  'storage-busy': 503,
  'storage-full': 503,
  'storage-readonly': 503,
  'storage-corrupt': 503,
  draining: 503,
  overloaded: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One thing wrong with one place of a request: a JSON pointer into the body, or a parameter by name. */
export type FieldError = {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly code: string;
  readonly detail: string;
};

/** Thrown for everything that is the caller's to mend or to wait for; carries no internals. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly errors: readonly FieldError[];
  /** Members added to the problem document, such as the `recorded` result of an `already-answered`. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    detail: string,
    more: { errors?: readonly FieldError[]; extra?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(detail);
    this.code = code;
    this.errors = more.errors ?? [];
    this.extra = more.extra ?? {};
  }
}

/** The same answer for what does not exist and for what belongs to somebody else. */
export function notFound(): AppError {
  return new AppError('not-found', 'There is nothing at this address.');
}

/** What a list is refused with that is asked for by a bank that there is not. */
export function unknownBank(bank: string): AppError {
  const detail = `There is no bank "${bank}".`;
  const errors = [{ parameter: 'bank', code: 'unknown', detail }];
  return new AppError('invalid-parameter', detail, { errors });
}

/** What the system calls the failure of a call, such as ENOENT; its own sentence would name the path a second time. */
export function systemCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : String(error);
}
