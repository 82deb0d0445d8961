// One learner's practice as a decision sees it, inside its transaction.
import type { Instant, LearningDay } from '#core/base/time.ts';
import type { Learner } from '#core/learner/learner.ts';
import type { LogEntry } from '#core/memory/log.ts';
import type { Hold, Memory, TrapCount } from '#core/memory/memory.ts';
import type { PolicyName } from '#core/memory/rating-policies/index.ts';
import type { Done } from '#core/practice/limits.ts';
import type { CardKey, QuestionKey, RevisionKey } from '#core/question/catalogue.ts';
import type { Quarantined } from '#core/question/quarantine.ts';
import type { Revision } from '#core/question/revision.ts';
import type { DayRange } from '#core/stats/free-days.ts';
import type { DayRow, QuestionRow } from '#core/stats/tally.ts';

export type DueCard = { readonly card: CardKey; readonly dueDay: LearningDay };

/**
 * A consistent, synchronous look at one learner's practice, valid during the call it is handed to. An engine that
 * cannot read synchronously fetches it before.
 */
export interface PracticeView {
  readonly learner: Learner;
  /**
   * Instant and day of the newest log entry, and what was done of the daily limits on that day; 0, the smallest safe
   * day and nothing when there is none.
   */
  readonly last: { readonly at: Instant; readonly day: LearningDay; readonly done: Done };
  /** The policy that rates this learner's answers now. */
  readonly policy: PolicyName;
  memory(card: CardKey): Memory | null;
  /** Questions of the card that this learner has seen → a number that grows with each showing to this learner. */
  seen(card: CardKey): ReadonlyMap<QuestionKey, number>;
  /** Times that the learner chose the trap that this card names. */
  trapCount(card: CardKey): TrapCount | null;
  /** Every hold of the learner (a buried one may have run out). */
  holds(): ReadonlyMap<CardKey, Hold>;
  /** Cards with a memory due on or before the day, by due day and then card. */
  due(day: LearningDay): readonly DueCard[];
  /** Those of the cards that have no memory yet, in the given order, at most `limit`. */
  unseen(cards: Iterable<CardKey>, limit: number): CardKey[];
  /** Log entries on or after the day, oldest first; with a limit the newest that many of them. */
  entriesSince(day: LearningDay, limit?: number): readonly LogEntry[];
  /** What was answered on each learning day on or after the day, by day and bank id; without the answers undone. */
  days(from: LearningDay): readonly DayRow[];
  /** What was answered of each question ever, by card and question; without the answers undone. */
  questionTallies(): readonly QuestionRow[];
  /** Free days as decisions found them, oldest first. */
  freeDays(): readonly DayRange[];
  revision(key: RevisionKey): Revision;
  /** Questions in quarantine, for whoever practises. */
  quarantined(): Quarantined;
}
