// Banks as the authoring room hands them over (linked) and as practice reads them (the catalogue).
import type { Place } from '../base/problem.ts';
import type { Bank } from './bank.ts';
import type { EditClass, Importance } from './question.ts';
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
  /** What its author says of the edit since it was loaded. */
  readonly edit?: EditClass;
  /** Id of the question whose place it takes, with a history of its own; its own id when that is used again. */
  readonly replaces?: string;
  /** Where it is written; none for a bank of no files. */
  readonly place?: Place;
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
  readonly place?: Place;
};

/** A bank without errors, every reference resolved; `sourceHash` covers all its files. */
export type LinkedBank = {
  readonly bank: Bank;
  readonly sourceHash: string;
  readonly cards: readonly LinkedCard[];
  /** Of its id. */
  readonly place?: Place;
};

export type CatalogueQuestion = Omit<
  LinkedQuestion,
  'aliases' | 'revision' | 'edit' | 'replaces' | 'place'
> & {
  readonly key: QuestionKey;
  readonly revision: RevisionKey;
  readonly revisionHash: string;
};

export type CatalogueCard = Omit<LinkedCard, 'questions' | 'place'> & {
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

/** A question whose wording changed, and how: as its author said, else as it was proposed. */
export type Edit = {
  readonly id: string;
  readonly class: EditClass;
  readonly proposed: EditClass;
};

/** What loading a bank changed: questions and cards by author's id, each list sorted. */
export type BankChanges = {
  readonly bank: string;
  readonly added: readonly string[];
  /** Wording, place, level or a card's facts changed; what is right did not. */
  readonly edited: readonly string[];
  /** What is right changed. */
  readonly keyChanged: readonly string[];
  readonly retired: readonly string[];
  readonly restored: readonly string[];
  readonly renamed: readonly string[];
  /** New questions in the place of others, which are retired; in no other list. */
  readonly replaced: readonly string[];
  /** Those of `edited` and `keyChanged` that are worded otherwise, by id. */
  readonly edits: readonly Edit[];
};
