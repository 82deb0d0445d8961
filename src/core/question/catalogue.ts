// Banks as the authoring room hands them over (linked) and as practice reads them (the catalogue).
import type { Bank } from './bank.ts';
import type { Importance } from './question.ts';
import type { Revision } from './revision.ts';

/** Keys are the store's integers; they never leave the server. */
export type CardKey = number;
export type QuestionKey = number;
export type RevisionKey = number;

export type LinkedQuestion = {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly type: string;
  readonly level: number;
  /** Presentations that the question makes; more than 1 for cases. */
  readonly parts: number;
  readonly revision: Revision;
};

export type LinkedCard = {
  readonly id: string;
  readonly title: string;
  readonly trap: string | null;
  readonly topic: string;
  readonly importance: Importance;
  readonly exams: readonly string[];
  readonly objectives: readonly string[];
  readonly confusable: readonly string[];
  readonly asOf: string | null;
  readonly validUntil: string | null;
  readonly questions: readonly LinkedQuestion[];
};

/** A bank without errors, every reference resolved; `sourceHash` covers all its files. */
export type LinkedBank = {
  readonly bank: Bank;
  readonly sourceHash: string;
  readonly cards: readonly LinkedCard[];
};

export type CatalogueQuestion = Omit<LinkedQuestion, 'aliases' | 'revision'> & {
  readonly key: QuestionKey;
  readonly revision: RevisionKey;
  readonly revisionHash: string;
};

export type CatalogueCard = Omit<LinkedCard, 'questions'> & {
  readonly key: CardKey;
  /** The card's name at the API: the author's id; `bank.id` where another bank took that id before. Never changes. */
  readonly publicId: string;
  readonly bank: string;
  /** Position among the new cards of its bank: importance first, then author's order. */
  readonly rank: number;
  readonly retired: boolean;
  /** Questions in use, author's order; empty when the card is retired. */
  readonly questions: readonly CatalogueQuestion[];
};

export type CatalogueBank = {
  readonly bank: Bank;
  readonly sourceHash: string;
  /** Cards in use, by rank. */
  readonly cards: readonly CatalogueCard[];
};

/** What is served: immutable, replaced as one when a bank is loaded. Holds retired cards too, for history. */
export type Catalogue = {
  readonly banks: ReadonlyMap<string, CatalogueBank>;
  readonly cards: ReadonlyMap<CardKey, CatalogueCard>;
  readonly cardsByPublicId: ReadonlyMap<string, CatalogueCard>;
};

/** What loading a bank changed, as counts of questions and cards by author's id. */
export type BankChanges = {
  readonly bank: string;
  readonly added: readonly string[];
  readonly edited: readonly string[];
  readonly retired: readonly string[];
  readonly restored: readonly string[];
  readonly renamed: readonly string[];
};
