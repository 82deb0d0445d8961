// Predictions and what became of them: each scheduled answer with the recall that was predicted just before it.
import type { LearningDay } from '../base/time.ts';
import { type AnswerEntry, type LogEntry, standingAnswers } from '../memory/log.ts';
import type { Memory } from '../memory/memory.ts';
import { applyAnswer } from '../memory/review.ts';
import type { Scheduler } from '../memory/scheduler.ts';
import type { CardKey } from '../question/catalogue.ts';

export type Prediction = {
  readonly day: LearningDay;
  /** Recall predicted just before, 0–1. */
  readonly predicted: number;
  /** The rating was not Again: a right guess is no recall. */
  readonly recalled: boolean;
  /** Asked at random to check predictions, not because it was due. */
  readonly probe: boolean;
  /** Stability before the answer. */
  readonly stabilityDays: number;
  /** Days since the review before, at least 1. */
  readonly elapsedDays: number;
  /** Reviews of the card with a day or more since the one before, this one included. */
  readonly longReviews: number;
  /** Those among the earlier of them that were Again. */
  readonly longLapses: number;
};

type Known = { readonly memory: Memory; readonly longReviews: number; readonly longLapses: number };

/**
 * Of the answers that stand and moved a memory, in order, those that came a day or more after the card's review before:
 * about repeats on one learning day the model predicts nothing. The fold is that of `replay`, without due days.
 */
export function predictions(entries: readonly LogEntry[], scheduler: Scheduler): Prediction[] {
  const standing = new Set<LogEntry>(standingAnswers(entries));
  const known = new Map<CardKey, Known>();
  const found: Prediction[] = [];
  const review = (entry: AnswerEntry): void => {
    const before = known.get(entry.card);
    const elapsedDays = before ? entry.day - before.memory.lastDay : 0;
    const isLong = elapsedDays >= 1 ? 1 : 0;
    const { longReviews = 0, longLapses = 0 } = before ?? {};
    const recalled = entry.rating !== 'again';
    if (before && isLong && entry.predicted !== null) {
      found.push({
        day: entry.day,
        predicted: entry.predicted,
        recalled,
        probe: entry.probe === true,
        stabilityDays: before.memory.stabilityDays,
        elapsedDays,
        longReviews: longReviews + 1,
        longLapses,
      });
    }
    // The seed only spreads due days, which nothing here reads.
    const memory = applyAnswer(before?.memory ?? null, entry, scheduler, '');
    if (!memory) return;
    known.set(entry.card, {
      memory,
      longReviews: longReviews + isLong,
      longLapses: longLapses + (recalled ? 0 : isLong),
    });
  };
  for (const entry of entries) {
    if (entry.kind === 'reset') known.delete(entry.card);
    if (entry.kind === 'answer' && entry.rating !== null && standing.has(entry)) review(entry);
  }
  return found;
}
