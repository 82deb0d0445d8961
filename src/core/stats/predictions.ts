// Predictions and what became of them: each scheduled answer with the recall that was predicted just before it.
import type { LearningDay } from '../base/time.ts';
import { judgedSteps } from '../memory/judged.ts';
import type { AnswerEntry, LogEntry } from '../memory/log.ts';
import type { Scheduler, SchedulingParams } from '../memory/scheduler.ts';
import type { CardKey } from '../question/catalogue.ts';
import { MATURE_DAYS } from './progress.ts';

const NOON = 43_200_000;
const DAY = 86_400_000;

export type Prediction = {
  readonly day: LearningDay;
  /** Recall predicted just before, 0–1. */
  readonly predicted: number;
  /** The rating was not Again: a right guess is no recall. */
  readonly recalled: boolean;
  /** Asked at random to check predictions, not because it was due. */
  readonly probe: boolean;
  /** The card had a stability of 21 days or more before the answer. */
  readonly mature: boolean;
  /** Days since the review before, at least 1. */
  readonly elapsedDays: number;
  /** Reviews of the card with a day or more since the one before, this one included. */
  readonly longReviews: number;
  /** Those among the earlier of them that were Again. */
  readonly longLapses: number;
};

type Known = {
  readonly lastDay: LearningDay;
  readonly longReviews: number;
  readonly longLapses: number;
};

/**
 * Tells a mature card by its prediction: recall grows with stability, so it is at least what 21 days of stability give
 * after the same time. A replay of the log would say the same, at a hundred times the cost.
 */
function createMaturity(scheduler: Scheduler) {
  const thresholds = new Map<SchedulingParams, Map<number, number>>();
  const threshold = (day: LearningDay, elapsedDays: number, params: SchedulingParams): number => {
    const lastDay = day - elapsedDays;
    const mature = {
      stabilityDays: MATURE_DAYS,
      difficulty: 5,
      dueDay: lastDay + MATURE_DAYS,
      lastDay,
      lastAt: lastDay * DAY + NOON,
      lastRating: 'good',
      reps: 1,
      lapses: 0,
    } as const;
    return scheduler.retrievability(mature, day, params);
  };
  return ({ day, params }: AnswerEntry, elapsedDays: number, predicted: number): boolean => {
    const known = thresholds.get(params) ?? new Map<number, number>();
    thresholds.set(params, known);
    const least = known.get(elapsedDays) ?? threshold(day, elapsedDays, params);
    known.set(elapsedDays, least);
    return predicted >= least;
  };
}

/**
 * Of the answers that stand and moved a memory, in order, those that came a day or more after the card's review before:
 * about repeats on one learning day the model predicts nothing. What was predicted stays; what came of it is as judged now.
 */
export function predictions(entries: readonly LogEntry[], scheduler: Scheduler): Prediction[] {
  const isMature = createMaturity(scheduler);
  const known = new Map<CardKey, Known>();
  const found: Prediction[] = [];
  for (const entry of judgedSteps(entries)) {
    if (entry.kind === 'reset') known.delete(entry.card);
    if (entry.kind !== 'answer' || entry.rating === null) continue;
    const { day, card, predicted, rating, probe = false } = entry;
    const before = known.get(card);
    const elapsedDays = before ? day - before.lastDay : 0;
    const isLong = elapsedDays >= 1 ? 1 : 0;
    const longReviews = (before?.longReviews ?? 0) + isLong;
    const longLapses = before?.longLapses ?? 0;
    const recalled = rating !== 'again';
    if (isLong && predicted !== null) {
      const mature = isMature(entry, elapsedDays, predicted);
      found.push({ day, predicted, recalled, probe, mature, elapsedDays, longReviews, longLapses });
    }
    known.set(card, {
      lastDay: day,
      longReviews,
      longLapses: longLapses + (recalled ? 0 : isLong),
    });
  }
  return found;
}
