// Arbitrary parameters, review histories and logs for the laws of memory.

import fc from 'fast-check';
import { type AnswerEntry, type LogEntry, standingAnswers } from '#core/memory/log.ts';
import { CONFIDENCES, type Memory, RATINGS, type Rating } from '#core/memory/memory.ts';
import type { PolicyName } from '#core/memory/rating-policies/index.ts';
import { memorySeed } from '#core/memory/review.ts';
import type { SchedulingParams } from '#core/memory/scheduler.ts';
import { defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { WEIGHT_RANGES } from '#core/optimizer/weights.ts';

export const DAY = 86_400_000;
/** 2026-01-05 */
export const START_DAY = 20_458;

export const SEED = memorySeed('learner-7', 'card-42');

/** Bounds of each weight; fitted weights may cross within them (Hard's first stability above Good's). */
const BOUNDS = WEIGHT_RANGES.map(([low, high], index) => [index < 4 ? 0.001 : low, high] as const);

/** Even over the range, where fc.double would mostly draw tiny numbers. */
const evenly = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1000 }).map((part) => min + ((max - min) * part) / 1000);

const weights = fc.oneof(
  fc.constant(defaultParams(0.9).weights),
  fc.tuple(...BOUNDS.map(([min, max]) => evenly(min, max))),
);

export const paramsWith = (fuzz: fc.Arbitrary<boolean>): fc.Arbitrary<SchedulingParams> =>
  fc.record({
    model: fc.constant('fsrs-6' as const),
    weights,
    desiredRetention: evenly(0.7, 0.97),
    maximumInterval: fc.oneof(fc.constant(36_500), fc.integer({ min: 1, max: 400 })),
    fuzz,
  });

export const rating = fc.constantFrom<Rating>(...RATINGS);

export type History = [Rating, number][];

/** Ratings, each with the days since the one before: often 0, sometimes years, sometimes back in time. */
export const history: fc.Arbitrary<History> = fc.array(
  fc.tuple(
    rating,
    fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 }), fc.integer({ min: -3, max: 900 })),
  ),
  { minLength: 1, maxLength: 25 },
);

/** Every memory that a history leads through. */
export function follow(reviews: History, params: SchedulingParams, seed = SEED): Memory[] {
  let day = START_DAY;
  let memory: Memory | null = null;
  return reviews.map(([given, gap]) => {
    day += gap;
    memory = fsrsScheduler.review(memory, { rating: given, day, at: day * DAY, seed }, params);
    return memory;
  });
}

export type Happening =
  | { kind: 'answer'; facts: Omit<AnswerEntry, 'seq' | 'at' | 'day' | 'params'>; gap: number }
  | { kind: 'undo'; pick: number }
  | { kind: 'reset'; card: number }
  | { kind: 'fit'; weights: readonly number[] }
  | { kind: 'regrade'; pick: number; correct: boolean; rating: Rating; trapCard: number | null }
  | { kind: 'policy'; policy: PolicyName };

const card = fc.integer({ min: 1, max: 4 });
const answer: fc.Arbitrary<Happening> = fc
  .record({
    card,
    rating,
    trapCard: fc.option(card, { freq: 2 }),
    cramming: fc.boolean(),
    earlierPart: fc.integer({ min: 0, max: 5 }).map((draw) => draw === 0),
    confidence: fc.option(fc.constantFrom(...CONFIDENCES)),
    gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })),
    caseOf: fc.option(fc.integer({ min: 1, max: 2 })),
    isRecall: fc.integer({ min: 0, max: 4 }).map((draw) => draw === 0),
  })
  .map(({ gap, cramming, earlierPart, caseOf, isRecall, ...drawn }) => ({
    kind: 'answer',
    gap,
    facts: {
      kind: 'answer',
      ...drawn,
      question: drawn.card,
      revision: drawn.card,
      presentation: 'prs_x',
      response: isRecall ? `"${drawn.rating}"` : '[0]',
      correct: drawn.rating !== 'again' && drawn.trapCard === null,
      score: 1,
      elapsedMs: null,
      guessChance: 0.25,
      predicted: null,
      rating: cramming || earlierPart ? null : drawn.rating,
      affectsSchedule: !cramming,
      probe: false,
      policy: 'mcq-1',
      ...(caseOf === null ? {} : { casePart: { session: caseOf, part: earlierPart ? 0 : 1 } }),
    },
  }));

/** What happens to one learner; `writeLog` turns it into a log. */
export const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: answer },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('undo' as const), pick: fc.nat() }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reset' as const), card }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('fit' as const), weights }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('regrade' as const),
        pick: fc.nat(),
        correct: fc.boolean(),
        rating,
        trapCard: fc.option(card),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('policy' as const),
        policy: fc.constantFrom<PolicyName>('mcq-1', 'plain-1'),
      }),
    },
  ),
  { maxLength: 40 },
);

/** The next entry of a log; null when there is nothing to undo or to judge again. */
export function nextEntry(
  log: readonly LogEntry[],
  happening: Happening,
  params: SchedulingParams,
): LogEntry | null {
  const last = log.at(-1);
  const gap = happening.kind === 'answer' ? happening.gap : 0;
  const day = (last?.day ?? START_DAY) + gap;
  const base = { seq: log.length + 1, at: Math.max((last?.at ?? 0) + 1, day * DAY), day };
  if (happening.kind === 'answer') return { ...happening.facts, ...base, params };
  if (happening.kind === 'reset') return { kind: 'reset', ...base, card: happening.card };
  if (happening.kind === 'fit')
    return { kind: 'fit', ...base, model: 'fsrs-6', weights: happening.weights };
  if (happening.kind === 'policy') return { ...happening, ...base };
  const standing = standingAnswers(log);
  const target = standing[happening.pick % Math.max(standing.length, 1)];
  if (!target) return null;
  const names = { ...base, card: target.card, target: target.seq };
  if (happening.kind === 'undo') return { kind: 'undo', ...names };
  const { correct, trapCard } = happening;
  const judged = { revision: target.revision + 1, correct, score: Number(correct), trapCard };
  // What never had a rating gets none: an earlier part of a case, or cramming.
  return { kind: 'regrade', ...names, ...judged, rating: target.rating && happening.rating };
}
