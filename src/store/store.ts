// The promises of a store. Everything above sees these methods and no SQL; each method is one transaction.

// Above 250 lines because it is one list of promises.
import type { Instant, LearningDay } from '#core/base/time.ts';
import type { SheetRow } from '#core/exam/sheet.ts';
import type { Learner, LearnerKey, Scope } from '#core/learner/learner.ts';
import type { LogEntry } from '#core/memory/log.ts';
import type { Hold, Memory, TrapCount } from '#core/memory/memory.ts';
import type { Fit } from '#core/optimizer/fit.ts';
import type { Done } from '#core/practice/limits.ts';
import type {
  Mode,
  NewPresentation,
  Presentation,
  Session,
  SessionState,
} from '#core/practice/session.ts';
import type { BankProposal } from '#core/question/bank-proposal.ts';
import type {
  BankChanges,
  CardKey,
  Catalogue,
  LinkedBank,
  RevisionKey,
} from '#core/question/catalogue.ts';
import type { Revision } from '#core/question/revision.ts';
import type { DayRange } from '#core/stats/free-days.ts';
import type { AllAnswers } from '#core/stats/item-answers.ts';
import type {
  AmendFacts,
  Amendment,
  AnswerDecision,
  AnswerFacts,
  ExamClose,
  ExamFacts,
  FitDecision,
  LateDecision,
  LateFacts,
  NewSession,
  RecordedAnswer,
  Refold,
  SessionStep,
  SheetFacts,
  SheetMark,
  UndoFacts,
} from './decisions.ts';
import type { DoubtStore } from './doubt-store.ts';
import type { PracticeView } from './practice-view.ts';

export type Token = {
  /** Public name of the token, 12 characters. */
  readonly id: string;
  readonly learner: LearnerKey;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
};

/** Outcome of claiming an Idempotency-Key. */
export type Claim =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'running' }
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'settled'; readonly status: number; readonly body: string };

export type ClaimRequest = {
  readonly learner: LearnerKey;
  readonly key: string;
  /** Hash of method, path and body. */
  readonly fingerprint: string;
  readonly at: Instant;
};

/**
 * Durable state. Writes are atomic, durable when their promise resolves, and in the order of the calls; a rejected one
 * changed nothing. A `decide` callback is pure and synchronous, may be called again, and by throwing refuses the
 * write. Rejections are AppError `storage-*`, whatever `decide` threw, or a bug.
 */
export interface Store extends DoubtStore {
  // Catalogue
  loadCatalogue(): Promise<Catalogue>;
  /**
   * Makes the bank what its files say: questions keep identity by id or alias; new wording is a new revision; what is
   * gone is retired and what is back restored. Saving the same bank again changes nothing. `decide` returning false
   * writes nothing. Gives what it changes, or would have.
   */
  saveBank(
    bank: LinkedBank,
    at: Instant,
    decide?: (proposal: BankProposal) => boolean,
  ): Promise<BankChanges>;
  /** Retires all cards of a bank whose folder is gone; `decide` as for `saveBank`. */
  retireBank(
    bank: string,
    at: Instant,
    decide?: (proposal: BankProposal) => boolean,
  ): Promise<BankChanges>;
  /** Throws when there is no such revision: that is a bug, since revisions are never deleted. */
  revision(key: RevisionKey): Promise<Revision>;

  // Learners and tokens
  /** A new learner has no fitted weights. */
  createLearner(learner: Omit<Learner, 'key' | 'weights'>): Promise<Learner>;
  learner(id: string): Promise<Learner | null>;
  learnerByKey(key: LearnerKey): Promise<Learner | null>;
  /** By creation, oldest first. */
  learners(): Promise<readonly Learner[]>;
  /** Writes what `change` makes of the learner as they are now, so that changes at once do not lose one another. */
  updateLearner(
    key: LearnerKey,
    change: (learner: Learner) => Pick<Learner, 'name' | 'settings'>,
  ): Promise<Learner>;
  addToken(token: Token, sha256: Uint8Array): Promise<void>;
  tokenByHash(sha256: Uint8Array): Promise<Token | null>;
  tokens(): Promise<readonly Token[]>;
  /** True when the token was live; false when unknown or revoked before. */
  revokeToken(id: string, at: Instant): Promise<boolean>;

  // Practice
  openSession(
    learner: LearnerKey,
    decide: (view: PracticeView) => {
      readonly session: NewSession;
      readonly next: NewPresentation | null;
      /** The whole form of an exam, which is issued at once, in this order. */
      readonly form?: readonly NewPresentation[];
    },
  ): Promise<Session>;
  /** Null when unknown or another learner's. */
  session(learner: LearnerKey, id: string): Promise<Session | null>;
  /** Newest first, those before the key when one is given, and of one mode when one is given. */
  sessions(
    learner: LearnerKey,
    limit: number,
    before: number | null,
    mode?: Mode,
  ): Promise<readonly Session[]>;
  /** Applies what `decide` says; null from `decide` writes nothing. Null result: unknown session. */
  stepSession(
    learner: LearnerKey,
    id: string,
    decide: (session: Session, view: PracticeView) => SessionStep | null,
  ): Promise<Session | null>;
  presentation(learner: LearnerKey, id: string): Promise<Presentation | null>;
  /** In order of issue. */
  presentations(session: number): Promise<readonly Presentation[]>;
  /** Marks that the model answer was shown; the first time counts. */
  revealPresentation(learner: LearnerKey, id: string, at: Instant): Promise<void>;
  /**
   * Records one answer: log entry, memory, trap, tallies, session, next presentation and receipt as one fact. Calls of
   * one event-loop turn share one commit. `decide` returning null writes nothing (a replay). Null result: unknown
   * presentation.
   */
  recordAnswer(
    learner: LearnerKey,
    presentation: string,
    decide: (facts: AnswerFacts) => AnswerDecision | null,
  ): Promise<RecordedAnswer | null>;
  /**
   * Records answers that were given earlier than they arrived, as one fact: log entries, memories and trap counts as
   * they are folded with them, tallies, receipts, sessions and what these ask next. `decide` returning null writes
   * nothing.
   */
  recordLate(learner: LearnerKey, decide: (facts: LateFacts) => LateDecision | null): Promise<void>;
  recordedAnswer(learner: LearnerKey, presentation: string): Promise<RecordedAnswer | null>;
  /** Answers of a session that were recorded, oldest first. */
  sessionAnswers(session: number): Promise<readonly RecordedAnswer[]>;
  /**
   * Writes one row of an answer sheet: a draft, durable when acknowledged, or a flag; and the session. No log entry,
   * no memory. `decide` returning null writes nothing. Gives the row as it is then. Null result: unknown presentation.
   */
  markSheet(
    learner: LearnerKey,
    presentation: string,
    decide: (facts: SheetFacts) => SheetMark | null,
  ): Promise<SheetRow | null>;
  /** Every presentation of a session with what is written beside it, in order of issue. */
  sheet(session: number): Promise<readonly SheetRow[]>;
  /**
   * Ends an exam: all its answers enter the log and move memories and traps, as `recordAnswer` does for one, and the
   * session is replaced, as one fact. Drafts and flags stay. `decide` returning null writes nothing. Null result:
   * unknown session.
   */
  closeExam(
    learner: LearnerKey,
    session: string,
    decide: (facts: ExamFacts) => ExamClose | null,
  ): Promise<Session | null>;
  /** Null result: no such answer. */
  undoAnswer(
    learner: LearnerKey,
    presentation: string,
    decide: (facts: UndoFacts) => {
      readonly at: Instant;
      readonly day: LearningDay;
      readonly done: Done;
      readonly free?: DayRange | null;
      readonly next: NewPresentation | null;
      readonly refold: Refold;
      readonly session: SessionState;
    },
  ): Promise<RecordedAnswer | null>;
  /** Sets a card aside or takes it back: writes what `change` makes of the hold as it is now; null is none. */
  holdCard(
    learner: LearnerKey,
    card: CardKey,
    change: (hold: Hold | null) => Hold | null,
  ): Promise<void>;
  /** Logs a reset and removes the memory; false when there was none. */
  resetCard(
    learner: LearnerKey,
    card: CardKey,
    when: (
      last: PracticeView['last'],
      view: PracticeView,
    ) => { readonly at: Instant; readonly day: LearningDay; readonly free?: DayRange | null },
  ): Promise<boolean>;

  // The optimizer
  /** Fits that ran to their end, applied and refused, newest first. */
  fits(learner: LearnerKey, limit: number): Promise<readonly Fit[]>;
  /** Keeps the result of a fit that changes nothing. */
  keepFit(learner: LearnerKey, fit: Fit): Promise<void>;
  /** Applies a fit as one fact: its result, log entry, the learner's weights, and every memory as the fold has it now. */
  applyFit(learner: LearnerKey, decide: (facts: AmendFacts) => FitDecision): Promise<Fit>;

  // Judging again
  /**
   * Appends what changes how earlier answers count, and writes the state folded with it and the tallies of the answers
   * as they are judged then, as one fact. `decide` returning null writes nothing. Gives the entries as they are logged.
   */
  amendLog(
    learner: LearnerKey,
    decide: (facts: AmendFacts) => Amendment | null,
  ): Promise<readonly LogEntry[]>;

  // Reading a learner
  /** Runs a synchronous look; what it returns must not keep the view. */
  look<T>(learner: LearnerKey, read: (view: PracticeView) => T): Promise<T>;
  memories(learner: LearnerKey): Promise<ReadonlyMap<CardKey, Memory>>;
  trapCounts(learner: LearnerKey): Promise<ReadonlyMap<CardKey, TrapCount>>;
  /** The whole log, oldest first; with a card only that card's own entries. */
  log(learner: LearnerKey, card?: CardKey): Promise<readonly LogEntry[]>;

  // Reading everybody
  /** Runs a synchronous look at the answers of all learners, in one state; what it returns must not keep them. */
  readAnswers<T>(read: (answers: AllAnswers) => T): Promise<T>;

  // Requests that may be sent twice
  /** Reserves a key. A claim whose server died before it replied is forgotten when the next server starts. */
  claimRequest(claim: ClaimRequest): Promise<Claim>;
  /** Keeps the reply for repetition, or with null forgets the claim. */
  settleRequest(
    learner: LearnerKey,
    key: string,
    reply: { readonly status: number; readonly body: string } | null,
  ): Promise<void>;

  // The engine itself
  /** Key of the presentations' HMACs; made once, kept with the data. */
  secret(): Promise<Uint8Array>;
  /** One word per thing that is wrong; empty when ready. */
  troubles(): Promise<readonly string[]>;
  /** First learner log entry whose hash, number or order does not fit; null when every chain holds. */
  verifyLog(learner: LearnerKey): Promise<{ readonly seq: number; readonly why: string } | null>;
  /** Waits for pending writes and releases everything. */
  close(): Promise<void>;
}
