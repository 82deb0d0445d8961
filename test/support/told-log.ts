// A learner's log written by hand: answers with what matters to a test, and everything else as usual.
import type { AnswerEntry, LogEntry } from '#core/memory/log.ts';
import type { Rating } from '#core/memory/memory.ts';
import type { PolicyName } from '#core/memory/rating-policies/index.ts';
import { defaultParams } from '#core/memory/schedulers/fsrs.ts';
import type { Prediction } from '#core/stats/predictions.ts';
import { START_DAY } from './histories.ts';

const PARAMS = defaultParams(0.9);
const DAY = 86_400_000;

type Told = {
  card?: number;
  question?: number;
  day: number;
  rating: Rating | null;
} & Partial<AnswerEntry>;

type ToldLater =
  | { undo: number; day: number }
  | { reset: number; day: number }
  /** The number of an answer of card 1 that counts as right since, or as wrong. */
  | { regrade: number; right: boolean; day: number }
  | { policy: PolicyName; day: number };

/** A log of answers, numbered and dated; predicted as told, else 0.9. */
export function logOf(...told: (Told | ToldLater)[]) {
  return told.map((one, at): LogEntry => {
    const base = { seq: at + 1, at: one.day * DAY + at, day: one.day };
    if ('undo' in one) return { kind: 'undo', ...base, card: 1, target: one.undo };
    if ('reset' in one) return { kind: 'reset', ...base, card: one.reset };
    if ('regrade' in one) {
      const verdict = { correct: one.right, score: Number(one.right), trapCard: null } as const;
      const rating = one.right ? 'good' : 'again';
      return {
        kind: 'regrade',
        ...base,
        card: 1,
        target: one.regrade,
        revision: 2,
        ...verdict,
        rating,
      };
    }
    if ('policy' in one && !('rating' in one)) {
      return { kind: 'policy', ...base, policy: one.policy };
    }
    return {
      kind: 'answer',
      card: 1,
      question: 1,
      revision: 1,
      presentation: `prs_${at}`,
      response: '[0]',
      correct: one.rating !== 'again',
      score: 1,
      confidence: null,
      elapsedMs: null,
      guessChance: 0.25,
      predicted: 0.9,
      trapCard: null,
      affectsSchedule: true,
      probe: false,
      policy: 'mcq-1',
      params: PARAMS,
      ...one,
      ...base,
    };
  });
}

/** A prediction that came true. */
export const prediction = (change: Partial<Prediction> = {}): Prediction => ({
  day: START_DAY,
  predicted: 0.9,
  recalled: true,
  probe: false,
  mature: false,
  elapsedDays: 3,
  longReviews: 1,
  longLapses: 0,
  ...change,
});
