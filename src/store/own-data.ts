// The promises of a store about what belongs to one learner: reading all of it, taking it in, erasing it. A part of store.ts.
import type { Instant } from '#core/base/time.ts';
import type { Draft, SheetRow } from '#core/exam/sheet.ts';
import type { Learner, LearnerKey } from '#core/learner/learner.ts';
import type { Imported } from '#core/learner/learner-document.ts';
import type { LogEntry } from '#core/memory/log.ts';
import type { Hold, Memory, TrapCount } from '#core/memory/memory.ts';
import type { PolicyName } from '#core/memory/rating-policies/index.ts';
import type { Fit } from '#core/optimizer/fit.ts';
import type { Done } from '#core/practice/limits.ts';
import type { NewPresentation, Session } from '#core/practice/session.ts';
import type { CardKey, QuestionKey, RevisionKey } from '#core/question/catalogue.ts';
import type { NewReport, Report, Settlement } from '#core/question/report.ts';
import type { Revision } from '#core/question/revision.ts';
import type { DayRange } from '#core/stats/free-days.ts';
import type { DayRow, QuestionRow } from '#core/stats/tally.ts';
import type { NewSession, Receipt } from './decisions.ts';
import type { Token } from './store.ts';

/** A card as it is named outside; retired ones too. */
export type NamedCard = {
  readonly key: CardKey;
  readonly bank: string;
  /** Author's id. */
  readonly id: string;
  readonly publicId: string;
};

/** A question as it is named outside; retired ones too. */
export type NamedQuestion = {
  readonly key: QuestionKey;
  readonly bank: string;
  /** Author's id. */
  readonly id: string;
  /** The wording that it has now, or had last. */
  readonly revision: RevisionKey;
};

/** A log entry, with the receipt that an answer has and nothing else. */
export type LoggedEntry = { readonly entry: LogEntry; readonly receipt: Receipt | null };

/** One learner whole, in one state, for as long as it is handed out; lists that may be long come step by step. */
export interface OwnView {
  readonly learner: Learner;
  readonly policy: PolicyName;
  readonly done: Done;
  /** The document that the learner was made from. */
  readonly imported: Imported | null;
  /** False as soon as there was a session, a hold or anything else of practice. */
  readonly isUntouched: boolean;
  tokens(): readonly Token[];
  /** In the order in which they were begun. */
  sessions(): Iterable<Session>;
  /** In the order of issue, over all sessions. */
  presentations(): Iterable<SheetRow>;
  log(): Iterable<LoggedEntry>;
  memories(): ReadonlyMap<CardKey, Memory>;
  trapCounts(): ReadonlyMap<CardKey, TrapCount>;
  holds(): ReadonlyMap<CardKey, Hold>;
  days(): readonly DayRow[];
  questionTallies(): readonly QuestionRow[];
  freeDays(): readonly DayRange[];
  /** Oldest first. */
  fits(): readonly Fit[];
  /** Oldest first. */
  reports(): readonly Report[];

  // The names of everybody's cards and wordings
  cards(): readonly NamedCard[];
  questions(): readonly NamedQuestion[];
  /** The question that has the id, or had it. */
  questionNamed(bank: string, id: string): QuestionKey | null;
  revision(key: RevisionKey): Revision;
  revisionOf(hash: string): RevisionKey | null;
  /** Every wording that there ever was. */
  revisions(): readonly RevisionKey[];
}

/** What an import writes. */
export type OwnRecord = {
  readonly learner: Pick<Learner, 'name' | 'settings' | 'weights' | 'origin'>;
  readonly sessions: readonly NewSession[];
  /** In the order of issue; `session` is a place in `sessions`. */
  readonly presentations: readonly {
    readonly session: number;
    readonly shown: NewPresentation;
    readonly revealedAt: Instant | null;
    readonly flagged: boolean;
    readonly draft: Draft | null;
  }[];
  /** From number 1 on; `casePart.session` of an answer is a place in `sessions`. */
  readonly log: readonly LoggedEntry[];
  readonly done: Done;
  readonly memories: ReadonlyMap<CardKey, Memory>;
  readonly traps: ReadonlyMap<CardKey, TrapCount>;
  readonly holds: ReadonlyMap<CardKey, Hold>;
  readonly freeDays: readonly DayRange[];
  readonly fits: readonly Fit[];
  readonly reports: readonly (NewReport & Settlement & { readonly presentation: string })[];
  readonly imported: Imported;
};

/** What an import is decided from, inside its transaction. */
export type ImportFacts = Pick<OwnView, 'imported' | 'isUntouched'> & {
  /** True where a session, presentation or report has that id, whosever it is. */
  isTaken(id: string): boolean;
};

/** That somebody was erased, and nothing of who. */
export type Tombstone = {
  /** 16 random bytes. */
  readonly id: Uint8Array;
  /** Calendar date at UTC. */
  readonly date: string;
};

/** A token that outlives its learner, for whoever has the work of the server after them. */
export type KeptToken = { readonly token: Token; readonly sha256: Uint8Array };

export type Erased = {
  /** Rows that are gone. */
  readonly rows: number;
  /** Those of the learner's tokens that do not have the scope `learner`; gone like all others. */
  readonly tokens: readonly KeptToken[];
};

/** Kept to as all of a store's promises are. A learner who is erased is unknown from then on: `not-found`. */
export interface OwnDataStore {
  /**
   * Reads a learner in one state, whatever is written meanwhile: takes the steps of `read` one by one, with other work
   * of the process between them. Throws what `read` throws.
   */
  readOwn<T>(learner: LearnerKey, read: (own: OwnView) => Generator<void, T>): Promise<T>;
  /**
   * Makes the learner what the record says, tallies included, as one fact. `decide` returning null writes nothing.
   * A record whose log does not fit, or whose keys nobody has, is a bug of whoever decided it.
   */
  importLearner(
    learner: LearnerKey,
    decide: (facts: ImportFacts) => OwnRecord | null,
  ): Promise<void>;
  /**
   * Deletes every row of the learner, and of nobody else, as one fact; leaves the tombstone, with the number of rows.
   * The bytes are overwritten, the write-ahead log's as soon as nobody reads them.
   */
  eraseLearner(learner: LearnerKey, tombstone: Tombstone): Promise<Erased>;
}
