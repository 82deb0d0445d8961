// What can go wrong with a call, as the page tells it: the API refused, or nobody answered.

/** A refusal, as its problem document says it. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  /** One of the API's closed list. */
  readonly code: string;
  /** The problem document whole, for what some codes carry (`recorded`, `errors`). */
  readonly document: Readonly<Record<string, unknown>>;

  constructor(status: number, document: Readonly<Record<string, unknown>>) {
    super(String(document['detail'] ?? document['title'] ?? status));
    this.status = status;
    this.code = String(document['code'] ?? 'internal');
    this.document = document;
  }
}

/** What was asked for is not there, or is somebody else's. */
export const isUnknown = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status === 404;

/** No reply came: the connection is down, or the server. Whatever was sent may or may not have arrived. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
