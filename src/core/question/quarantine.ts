// Quarantine: a question in doubt, which is kept out of practice and exams until its author lifts it.
import type { Instant } from '../base/time.ts';
import type { CardKey, QuestionKey, RevisionKey } from './catalogue.ts';

/** Questions in quarantine, each with its card. */
export type Quarantined = ReadonlyMap<QuestionKey, CardKey>;

/** Longest reason, in UTF-16 units. */
export const MOST_QUARANTINE_TEXT = 500;

export type Quarantine = {
  /** The author's, for other authors. */
  readonly reason: string;
  /** Of the question when it was put in quarantine. */
  readonly revision: RevisionKey;
  readonly at: Instant;
};

/** A question in quarantine, by its identity; it may be retired meanwhile. */
export type QuarantinedQuestion = Quarantine & {
  readonly question: QuestionKey;
  readonly bank: string;
  /** Author's id. */
  readonly id: string;
};
