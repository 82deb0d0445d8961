// One short page per code: what happened and what to do. The `type` of a problem is its address.
import type { ErrorCode } from '#core/base/errors.ts';

type Page = { readonly title: string; readonly remedy: string };

export const PROBLEM_PAGES: Readonly<Record<ErrorCode | 'internal', Page>> = {
  'malformed-request': { title: 'Not HTTP', remedy: 'Send a well-formed HTTP/1.1 request.' },
  'request-timeout': {
    title: 'Too slow',
    remedy: 'Send the headers within 5 seconds and the whole request within 10.',
  },
  'headers-too-large': { title: 'Headers too large', remedy: 'Send at most 16 KiB of headers.' },
  'malformed-json': { title: 'Not JSON', remedy: 'Send a body that is well-formed JSON in UTF-8.' },
  'invalid-cursor': {
    title: 'Unusable cursor',
    remedy: 'Use the nextCursor of the page before, with the same filters, and do not change it.',
  },
  'invalid-idempotency-key': {
    title: 'Unusable Idempotency-Key',
    remedy: 'Send 1 to 255 visible ASCII characters, for example a UUID; some addresses want one.',
  },
  'invalid-parameter': {
    title: 'Parameter not valid',
    remedy: 'See `errors` for the parameter and its range.',
  },
  unauthenticated: {
    title: 'Who are you?',
    remedy: 'Send Authorization: Bearer with a token that is neither expired nor revoked.',
  },
  'forbidden-scope': {
    title: 'Scope missing',
    remedy: 'Use a token that has the scope named in `detail`.',
  },
  'host-not-allowed': {
    title: 'Host not allowed',
    remedy: 'A local server answers to localhost, 127.0.0.1 and [::1] with its own port only.',
  },
  'origin-not-allowed': {
    title: 'Origin not allowed',
    remedy: 'Add the origin of the page to TRAPWISE_ORIGINS, or call the server from its own page.',
  },
  'not-found': {
    title: 'Not found',
    remedy: 'Check the address; what belongs to others is not found either.',
  },
  'method-not-allowed': {
    title: 'Method not allowed',
    remedy: 'Use one of the methods in the Allow header.',
  },
  'not-acceptable': { title: 'Not acceptable', remedy: 'Accept application/json.' },
  'already-answered': {
    title: 'Already answered',
    remedy: 'The first response stands; it is in `recorded`. Undo it to answer the card again.',
  },
  'session-closed': {
    title: 'Session closed',
    remedy: 'Start a new session; recorded answers are kept.',
  },
  'exam-over': {
    title: 'The exam is over',
    remedy: 'The time has run out; close the session for its report. What was recorded counts.',
  },
  'undo-not-newest': {
    title: 'Cannot be undone',
    remedy: 'Undo the newest answer of the card first; it must be among your last thirty.',
  },
  'too-many-open-reports': {
    title: 'Too many open reports',
    remedy: 'Wait until the authors have settled some of yours; GET /v1/reports shows them.',
  },
  'answer-too-old': {
    title: 'Answer too old',
    remedy:
      'Answers of more than 30 days ago are not taken any more; drop it, its card will be asked again.',
  },
  'idempotency-in-progress': {
    title: 'Still working on it',
    remedy: 'A request with this Idempotency-Key is under way; try again in a moment.',
  },
  'payload-too-large': { title: 'Body too large', remedy: 'Send at most 64 KiB.' },
  'unsupported-media-type': {
    title: 'Unsupported media type',
    remedy: 'Send Content-Type: application/json.',
  },
  'validation-failed': {
    title: 'Body not valid',
    remedy: 'See `errors`: a pointer and a reason for each place.',
  },
  'option-unknown': {
    title: 'Unknown option',
    remedy: 'Answer with the option ids of this very presentation; they differ each time.',
  },
  'idempotency-key-reused': {
    title: 'Idempotency-Key reused',
    remedy: 'Use a new key for a new request; a key belongs to one body.',
  },
  'rate-limited': { title: 'Too many requests', remedy: 'Wait as long as Retry-After says.' },
  'storage-busy': {
    title: 'Storage busy',
    remedy: 'Nothing was changed; send the same request again.',
  },
  'storage-full': {
    title: 'Storage full',
    remedy: 'Nothing was changed; the operator must free disk space.',
  },
  'storage-readonly': {
    title: 'Storage read-only',
    remedy: 'Nothing was changed; the operator must mend the folder.',
  },
  'storage-corrupt': {
    title: 'Storage damaged',
    remedy: 'Nothing was changed; the operator must restore a backup.',
  },
  draining: {
    title: 'Stopping',
    remedy: 'The server is going down; send the request again in a moment.',
  },
  overloaded: {
    title: 'Overloaded',
    remedy: 'Nothing was changed; send the same request again in a moment.',
  },
  internal: {
    title: 'Internal error',
    remedy: 'Report the request id in `instance` to the operator.',
  },
};

/** Text of the page of a code, or null when there is no such code. */
export function problemPage(code: string): string | null {
  const page = Object.hasOwn(PROBLEM_PAGES, code) ? PROBLEM_PAGES[code as ErrorCode] : null;
  return page && `${page.title} (${code})\n\n${page.remedy}\n`;
}
