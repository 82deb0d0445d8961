// What the store hands to a decision, and what a decision wants written. The decisions themselves are use-cases.
import type { Instant, LearningDay } from '#core/base/time.ts';
import type { Draft, SheetRow } from '#core/exam/sheet.ts';
import type {
  AnswerEntry,
  LogEntry,
  NewEntry,
  PolicyEntry,
  RegradeEntry,
} from '#core/memory/log.ts';
import type { Memory, ShownMemory, TrapCount } from '#core/memory/memory.ts';
import type { Fit } from '#core/optimizer/fit.ts';
import type { Done } from '#core/practice/limits.ts';
import type {
  NewPresentation,
  Presentation,
  Progress,
  Session,
  SessionState,
} from '#core/practice/session.ts';
import type { CardKey } from '#core/question/catalogue.ts';
import type { Revision } from '#core/question/revision.ts';
import type { DayRange } from '#core/stats/free-days.ts';

import type { DueCard, PracticeView } from './practice-view.ts';

/** Frozen parts of an answer's reply that later events would change; a replay repeats them. */
export type Receipt = {
  /** Memory of the card after the answer, with the recall on that day; null while the card is new. */
  readonly memory: ShownMemory | null;
  readonly scheduled: boolean;
  readonly progress: Progress;
  /** How often the trap was chosen, this time included; null without a trap hit. */
  readonly trapTimes: number | null;
  /** The presentation that the reply offered as next. */
  readonly next: string | null;
  /** What a device said of an answer that arrived late: its own name for it, its clock, and how far that one was off. */
  readonly device?: {
    readonly answer: string;
    readonly answeredAt: Instant;
    readonly skewMs: number;
  };
};

export type RecordedAnswer = {
  readonly entry: AnswerEntry;
  readonly receipt: Receipt;
  readonly undone: boolean;
  /** The last regrade of the answer, where there is one. */
  readonly regraded?: RegradeEntry;
};

export type AnswerFacts = {
  readonly presentation: Presentation;
  readonly session: Session;
  readonly revision: Revision;
  /** The answer that was recorded before for this presentation. */
  readonly recorded: RecordedAnswer | null;
  readonly view: PracticeView;
};

/** What a decision wants written, all of it or nothing. */
export type AnswerDecision = {
  readonly entry: NewEntry<AnswerEntry>;
  /** What is done of the daily limits on the entry's day, this answer included. */
  readonly done: Done;
  /** Free days since the newest entry so far. */
  readonly free?: DayRange | null;
  /** New memory of the answered card; null leaves it as it is. */
  readonly memory: Memory | null;
  /** New due day of the card whose trap was hit, when it moves. */
  readonly trapDue: DueCard | null;
  readonly session: SessionState;
  readonly next: NewPresentation | null;
  readonly receipt: Receipt;
};

/** What answers that arrive late are decided from, inside their transaction. */
export type LateFacts = {
  readonly view: PracticeView;
  /** The learner's whole log, oldest first. */
  readonly log: readonly LogEntry[];
  /** What belongs to a presentation; null when it is unknown or another learner's. */
  readonly find: (presentation: string) => Omit<AnswerFacts, 'view'> | null;
};

/** Answers that arrived late, the state that is folded with them, and the sessions that asked them. */
export type LateDecision = {
  /** In the order in which they follow the log; each is after the one before, in time. */
  readonly answers: readonly {
    readonly entry: NewEntry<AnswerEntry>;
    readonly receipt: Receipt;
  }[];
  /** What is done of the daily limits on the entries' day. */
  readonly done: Done;
  readonly free?: DayRange | null;
  readonly refold: Refold;
  readonly steps: readonly (SessionStep & { readonly of: Session })[];
};

export type SheetFacts = {
  readonly session: Session;
  readonly row: SheetRow;
  /** Every question of the session, by position. */
  readonly sheet: readonly SheetRow[];
  readonly revision: Revision;
};

/** What one row of an answer sheet becomes, and the session with it. */
export type SheetMark = {
  readonly draft: Draft | null;
  readonly flagged: boolean;
  readonly session: SessionState;
};

export type ExamFacts = {
  readonly session: Session;
  /** By position. */
  readonly sheet: readonly SheetRow[];
  readonly view: PracticeView;
};

/** An exam's end: its answers, each following the one before, and its session, or nothing of it. */
export type ExamClose = {
  readonly answers: readonly Omit<AnswerDecision, 'session' | 'next'>[];
  readonly session: SessionState;
};

export type UndoFacts = {
  readonly answer: RecordedAnswer;
  readonly session: Session;
  readonly view: PracticeView;
  /** The learner's whole log, oldest first. */
  readonly log: readonly LogEntry[];
};

/** Folded state of some cards, to be written instead of what is there; null removes it. */
export type Refold = {
  readonly memories: ReadonlyMap<CardKey, Memory | null>;
  readonly traps: ReadonlyMap<CardKey, TrapCount | null>;
};

/** What a fit or an amendment is decided from, inside its transaction. */
export type AmendFacts = {
  readonly view: PracticeView;
  /** The learner's whole log, oldest first. */
  readonly log: readonly LogEntry[];
};

export type FitDecision = {
  readonly at: Instant;
  readonly day: LearningDay;
  readonly done: Done;
  readonly free?: DayRange | null;
  readonly fit: Fit;
  readonly refold: Refold;
};

/** Entries that change how earlier answers count, and the state that is folded with them. */
export type Amendment = {
  /** In the order in which they follow the log; each is after the one before, in time. */
  readonly entries: readonly (NewEntry<RegradeEntry> | NewEntry<PolicyEntry>)[];
  /** What is done of the daily limits on the entries' day. */
  readonly done: Done;
  readonly free?: DayRange | null;
  readonly refold: Refold;
};

export type NewSession = Omit<Session, 'key' | 'learner'>;

export type SessionStep = {
  readonly session: SessionState;
  readonly next: NewPresentation | null;
  /** What is issued ahead of being asked, in this order. */
  readonly more?: readonly NewPresentation[];
};
