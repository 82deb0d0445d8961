// What a paper knows of each of its questions.
import type { api, Taken } from '../../api/client.ts';
import type { Confidence, Response } from '../../api/types.ts';

/** A question of the form: where it stands, whether the server holds an answer, whether it is flagged. */
export type Row = Taken<(typeof api.sessions)[':id']['presentations']['$get']>['data'][number];

/** What the learner wrote beside a question, here or on another device. */
export type Written = {
  readonly response: Response | null;
  readonly confidence: Confidence | null;
  /** Spent on the question, all visits together. */
  readonly elapsedMs: number;
};

/** `kept`: in the outbox, which sends it. `failed`: kept here, and to be tried again. */
export type Saving =
  | { readonly kind: 'saving' | 'saved' | 'kept' }
  | { readonly kind: 'failed'; readonly error: unknown };
