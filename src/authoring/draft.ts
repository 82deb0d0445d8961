// A bank on its way: every card and question found in its files, valid or not, with the place where each is written.
import type { Bank } from '#core/question/bank.ts';
import type { CardHead } from '#core/question/card.ts';
import type { QuestionContent } from '#core/question/question-types/index.ts';
import type { Part } from './validate/schema-problem.ts';

/** `value` is null when the schema refused the question. */
export type QuestionDraft = Part & { readonly value: QuestionContent | null };

export type CardDraft = Part & {
  readonly head: CardHead | null;
  readonly questions: readonly QuestionDraft[];
  /** Made from a question outside a card: the card's fields stand in the question itself. */
  readonly loose: boolean;
};

export type BankDraft = {
  /** The bank's own file; null when it is missing or cannot be read. */
  readonly bank: (Part & { readonly value: Bank | null }) | null;
  /** In author's order: by file, then by place. */
  readonly cards: readonly CardDraft[];
  /** All files could be read, so what is not found is not there. */
  readonly complete: boolean;
};
