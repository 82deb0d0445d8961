// A bank as an engine has it, for deciding what a change of its files does.
import type { CardKey, QuestionKey, RevisionKey } from '#core/question/catalogue.ts';
import type { Revision } from '#core/question/revision.ts';

export type KnownCard = {
  readonly key: CardKey;
  readonly id: string;
  readonly rank: number;
  readonly facts: string;
  readonly retired: boolean;
};

export type KnownQuestion = {
  readonly key: QuestionKey;
  readonly id: string;
  readonly card: CardKey;
  readonly position: number;
  readonly type: string;
  readonly level: number;
  readonly parts: number;
  readonly revision: RevisionKey;
  readonly revisionHash: string;
  readonly retired: boolean;
};

/** A bank as it is stored, retired things included. */
export type KnownBank = {
  readonly cards: readonly KnownCard[];
  readonly questions: readonly KnownQuestion[];
  /** Earlier name → question. */
  readonly aliases: ReadonlyMap<string, QuestionKey>;
  /** Null for a bank that is not stored. */
  readonly language: string | null;
  revisionOf(question: KnownQuestion): Revision;
};
