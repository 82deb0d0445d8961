// What a learner takes along: everything that is kept of them, with names in the place of a store's keys.
import type { Instant, LearningDay } from '../base/time.ts';
import type {
  AnswerEntry,
  FitEntry,
  PolicyEntry,
  RegradeEntry,
  ResetEntry,
  UndoEntry,
} from '../memory/log.ts';
import type { Memory, ShownMemory, TrapCount } from '../memory/memory.ts';
import type { Fit } from '../optimizer/fit.ts';
import type {
  NewPresentation,
  Progress,
  QueueEntry,
  Session,
  SessionState,
} from '../practice/session.ts';
import type { Response } from '../question/input.ts';
import type { NewReport, Settlement } from '../question/report.ts';
import type { DayRange } from '../stats/free-days.ts';
import type { LearnerSettings, Scope } from './learner.ts';

export const DOCUMENT_FORMAT = 'trapwise-learner';
/** Grows when a reader of the version before could not understand the document. */
export const DOCUMENT_VERSION = 1;

/** A card by its public id. */
type CardName = string;
/** A wording by its place in `wordings`. */
type WordingPlace = number;

/** A card that the document speaks of, with what is kept of it; the log alone decides memory and trap. */
export type CardRecord = {
  readonly id: CardName;
  readonly bank: string;
  /** Author's id of the card within its bank. */
  readonly cardId: string;
  readonly memory: Memory | null;
  readonly trap: TrapCount | null;
  readonly suspended: boolean;
  readonly buriedUntil: LearningDay | null;
};

/** One wording of a question. Nothing here tells a key that its learner was not told. */
export type WordingRecord = {
  readonly bank: string;
  /** Author's id of the question. */
  readonly question: string;
  readonly type: string;
  /** As presentations name it: keyed by the secret of its server. */
  readonly revision: string;
  /** Hash of what learners see of it before they answer, whatever the order. */
  readonly shown: string;
  /** Hash of all of it, the key too; null until the learner has answered all of it. */
  readonly hash: string | null;
};

/** What many answers have in common. */
export type BasisRecord = Pick<
  AnswerEntry,
  'params' | 'policy' | 'affectsSchedule' | 'guessChance' | 'probe' | 'disputed'
>;

export type ReceiptRecord = {
  readonly memory: ShownMemory | null;
  readonly scheduled: boolean;
  readonly progress: Progress;
  readonly trapTimes: number | null;
  readonly next: string | null;
  /** What a device said of an answer that arrived late. */
  readonly device?: {
    readonly answer: string;
    readonly answeredAt: Instant;
    readonly skewMs: number;
  };
};

type Named<E, More = unknown> = Omit<E, 'card' | 'trapCard' | 'revision'> & More;

/** Card, question and wording are those of the presentation. */
export type AnswerRecord = Omit<
  AnswerEntry,
  'card' | 'question' | 'revision' | 'response' | 'trapCard' | 'casePart' | keyof BasisRecord
> & {
  /** In words, in the shape in which it was sent: a learner never sees the author's order. */
  readonly response: Response;
  readonly trapCard: CardName | null;
  /** Place in `bases`. */
  readonly basis: number;
  readonly receipt: ReceiptRecord;
};

export type EntryRecord = { readonly hash: string } & (
  | AnswerRecord
  | Named<UndoEntry, { readonly card: CardName }>
  | Named<ResetEntry, { readonly card: CardName }>
  | FitEntry
  | Named<
      RegradeEntry,
      {
        readonly card: CardName;
        readonly trapCard: CardName | null;
        readonly wording: WordingPlace;
      }
    >
  | PolicyEntry
);

export type QueueRecord = Omit<QueueEntry, 'card' | 'question' | 'revision'> & {
  readonly card: CardName;
  readonly wording?: WordingPlace;
};

/** What was issued and is not answered, by the id of its presentation. */
export type IssuedRecord = { readonly id: string; readonly entry: QueueRecord };

export type SessionRecord = Omit<Session, 'key' | 'learner' | 'state'> & {
  readonly state: Omit<SessionState, 'queue' | 'current' | 'previous' | 'ahead' | 'left'> & {
    readonly ahead?: readonly IssuedRecord[];
    readonly left?: readonly IssuedRecord[];
    readonly queue: readonly QueueRecord[];
    readonly current: QueueRecord | null;
    readonly previous?: { readonly card: CardName; readonly kind: QueueEntry['kind'] };
  };
};

/** What is written beside a question of an exam. */
export type SheetRecord = {
  readonly flagged: boolean;
  readonly draft: {
    readonly response: Response;
    readonly confidence: AnswerEntry['confidence'];
    readonly elapsedMs: number | null;
    readonly at: Instant;
    readonly told: { readonly progress: Progress; readonly next: string | null };
  } | null;
};

export type PresentationRecord = Omit<NewPresentation, 'card' | 'question' | 'revision'> & {
  /** Id of its session. */
  readonly session: string;
  readonly card: CardName;
  readonly wording: WordingPlace;
  readonly revealedAt: Instant | null;
  readonly sheet: SheetRecord | null;
};

export type ReportRecord = NewReport & Settlement & { readonly presentation: string };

/** What proves who is asking, without anything that could. */
export type TokenRecord = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
};

/** Everything but the hash over it; each list in the order of the store. */
export type LearnerContent = {
  readonly format: typeof DOCUMENT_FORMAT;
  readonly version: typeof DOCUMENT_VERSION;
  readonly exportedAt: Instant;
  readonly learner: {
    readonly id: string;
    readonly origin: string;
    readonly name: string;
    readonly createdAt: Instant;
    /** Settings that are left out have their defaults. */
    readonly settings: {
      readonly [Field in keyof LearnerSettings]?: LearnerSettings[Field] | undefined;
    };
  };
  /** For reading: a document gives nobody access. */
  readonly tokens: readonly TokenRecord[];
  readonly sessions: readonly SessionRecord[];
  readonly presentations: readonly PresentationRecord[];
  readonly log: readonly EntryRecord[];
  readonly cards: readonly CardRecord[];
  readonly wordings: readonly WordingRecord[];
  readonly bases: readonly BasisRecord[];
  readonly freeDays: readonly DayRange[];
  readonly fits: readonly Fit[];
  readonly reports: readonly ReportRecord[];
  readonly stateHash: string;
};

/** What an import tells; the same again when the same document comes again. */
export type ImportReport = {
  /** Of the learner as they are after the import. */
  readonly stateHash: string;
  /** Whether that is the state that the document tells. */
  readonly sameState: boolean;
  readonly sessions: number;
  readonly presentations: number;
  readonly logEntries: number;
  readonly reports: number;
};

/** The document that a learner was made from. */
export type Imported = { readonly sha256: string; readonly report: ImportReport };
