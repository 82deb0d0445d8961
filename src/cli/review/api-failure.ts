// What the API refused, as a problem document says it.

/** The members of RFC 9457 that this room reads. */
export type ProblemDocument = {
  readonly code: string;
  readonly detail: string;
  readonly retryable: boolean;
  readonly errors?: readonly { readonly detail: string }[];
};

export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly code: string;
  readonly status: number;

  /** The message is the detail, and the details of what is wrong with single fields. */
  constructor(status: number, { code, detail, errors = [] }: ProblemDocument) {
    super([detail, ...errors.map((error) => error.detail)].join(' '));
    this.status = status;
    this.code = code;
  }
}
