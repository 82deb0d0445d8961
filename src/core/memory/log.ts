// The log of a learner: what happened, in order, never changed. Memory is a fold over it.
import type { Instant, LearningDay } from '../base/time.ts';
import type { CardKey, QuestionKey, RevisionKey } from '../question/catalogue.ts';
import { inGivenOrder } from './given-order.ts';
import type { Confidence, Rating } from './memory.ts';
import type { PolicyName } from './rating-policies/index.ts';
import type { SchedulingParams } from './scheduler.ts';

type Entry = {
  /** 1, 2, 3 … without gaps, per learner. */
  readonly seq: number;
  /** Strictly increasing per learner. */
  readonly at: Instant;
  /** Never decreasing per learner. */
  readonly day: LearningDay;
};

/** Raw facts of one answer, and the rating that the policy derived from them. */
export type AnswerEntry = Entry & {
  readonly kind: 'answer';
  readonly card: CardKey;
  readonly question: QuestionKey;
  readonly revision: RevisionKey;
  /** `prs_…`; an answer's own id is the same with `ans_`. */
  readonly presentation: string;
  /** Canonical JSON of the response in author's terms (`Answered`). */
  readonly response: string;
  readonly correct: boolean;
  /** 0 or 1. */
  readonly score: number;
  readonly confidence: Confidence | null;
  /** Milliseconds the learner needed, at most the time since issue; null when not told. */
  readonly elapsedMs: number | null;
  /** Chance of a blind guess, 0–1. */
  readonly guessChance: number;
  /** Recall predicted just before, 0–1; null for a new card. */
  readonly predicted: number | null;
  /** Null when this answer moves no memory of its own card: an earlier part of a case, or cramming. */
  readonly rating: Rating | null;
  /** Card whose trap was chosen. */
  readonly trapCard: CardKey | null;
  /** False for cramming: nothing moves, not even the due day of a trap. */
  readonly affectsSchedule: boolean;
  /** True when the card was drawn at random, not asked because it was due: see core/practice/probes.ts. */
  readonly probe: boolean;
  /**
   * The question was in quarantine when it was answered: nobody knows whether its key is right, so the answer has
   * neither a rating nor a trap.
   */
  readonly disputed?: true;
  readonly policy: PolicyName;
  readonly params: SchedulingParams;
  /**
   * For a part of a case alone: which one, from 0, and the session that asked it. Facts of the presentation, which the
   * hash of the log row does not cover.
   */
  readonly casePart?: { readonly session: number; readonly part: number };
  /**
   * When it was given, for an answer that arrived later: `at` and `day` are those of its arrival, and everything that
   * is folded goes by these. Never after them.
   */
  readonly late?: { readonly at: Instant; readonly day: LearningDay };
};

/** Takes an answer back: the fold leaves it out, the log keeps both. */
export type UndoEntry = Entry & {
  readonly kind: 'undo';
  readonly card: CardKey;
  readonly target: number;
};

/** Forgets a card on purpose: its memory starts anew. */
export type ResetEntry = Entry & { readonly kind: 'reset'; readonly card: CardKey };

/**
 * Weights that were fitted to the log so far and applied: from here on the fold of every earlier answer takes them
 * instead of the weights that the answer pins. Later answers pin them as their own.
 */
export type FitEntry = Entry & { readonly kind: 'fit' } & Pick<
    SchedulingParams,
    'model' | 'weights'
  >;

/**
 * Judges an earlier answer by the key of another revision of its question: the answer keeps its own verdict, and
 * whatever is folded takes this one.
 */
export type RegradeEntry = Entry & {
  readonly kind: 'regrade';
  /** Card of the answer. */
  readonly card: CardKey;
  /** Number of the answer. */
  readonly target: number;
  /** The revision whose key judges. The rating is null just where that of the answer is. */
  readonly revision: RevisionKey;
} & Pick<AnswerEntry, 'correct' | 'score' | 'rating' | 'trapCard'>;

/** The learner's rating policy from here on; every earlier answer is rated again by it, from its raw facts. */
export type PolicyEntry = Entry & { readonly kind: 'policy'; readonly policy: PolicyName };

export type LogEntry = AnswerEntry | UndoEntry | ResetEntry | FitEntry | RegradeEntry | PolicyEntry;

/** An entry before the store gave it its number. */
export type NewEntry<E extends LogEntry = LogEntry> = E extends LogEntry ? Omit<E, 'seq'> : never;

/**
 * The answers that count: those that no undo names, in the order in which they were given (`inGivenOrder`), with the
 * verdicts of then; `judgedAnswers` has them as judged now.
 */
export function standingAnswers(entries: readonly LogEntry[]): AnswerEntry[] {
  const undone = new Set(entries.flatMap((entry) => (entry.kind === 'undo' ? [entry.target] : [])));
  return inGivenOrder(entries).filter(
    (entry): entry is AnswerEntry => entry.kind === 'answer' && !undone.has(entry.seq),
  );
}
