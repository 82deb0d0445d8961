// What saving a bank would do, before it is done: its changes, and the doubts that its author must settle first.
import type { Place } from '../base/problem.ts';
import type { BankChanges } from './catalogue.ts';
import type { EditClass } from './question.ts';

/** Something that a change says of a question or card and that what is stored speaks against. */
export type Doubt = {
  /** Author's id. */
  readonly id: string;
  readonly place: Place | null;
} & (
  | {
      /** The id was that of a question in wholly other words, and nothing says that it is the same or replaces it. */
      readonly kind: 'other-question';
      /** What the id asked until now. */
      readonly asked: string;
    }
  /** It says to replace what has its own id, and is nearly that. */
  | { readonly kind: 'same-question' }
  /** The author states an edit to be less than it is. */
  | { readonly kind: 'understated'; readonly stated: EditClass; readonly least: EditClass }
  /** It states an edit, and nothing is edited: what is stated would speak of the next edit. */
  | { readonly kind: 'spent'; readonly stated: EditClass }
  /** The card is gone, and its questions live on in new cards of which none is clearly it. */
  | { readonly kind: 'split-card'; readonly cards: readonly string[] }
);

/** Counts of cards and questions. */
export type Counts = { readonly cards: number; readonly questions: number };

export type BankProposal = {
  readonly changes: BankChanges;
  readonly doubts: readonly Doubt[];
  /** In use until now. */
  readonly inUse: Counts;
  /** Those of them that would be retired, without those that others replace. */
  readonly gone: Counts;
};
