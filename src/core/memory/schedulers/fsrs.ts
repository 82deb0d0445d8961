// The FSRS-6 scheduler: the only file that knows ts-fsrs. It shows it learning days, never real time, and trusts nothing.
import { default_w, type FSRS, fsrs, type Grade, Rating as TsRating } from 'ts-fsrs';
import type { LearningDay } from '../../base/time.ts';
import { type Memory, RATINGS, type Rating } from '../memory.ts';
import type { ReviewInput, Scheduler, SchedulingParams } from '../scheduler.ts';

const DAY = 86_400_000;
/** Days and instants are taken from [2000-01-01, 2200-01-01). */
const FIRST_DAY = Date.UTC(2000, 0, 1) / DAY;
const END_DAY = Date.UTC(2200, 0, 1) / DAY;
const MAX_INTERVAL = 36_500;
const WEIGHTS = 21;
const CACHED = 32;

const GRADES = {
  again: TsRating.Again,
  hard: TsRating.Hard,
  good: TsRating.Good,
  easy: TsRating.Easy,
} as const satisfies Record<Rating, Grade>;

// ts-fsrs hangs four enumerable methods on every Date of the process and uses none of them.
for (const added of ['scheduler', 'diff', 'format', 'dueFormat']) {
  Reflect.deleteProperty(Date.prototype, added);
}

function checkRange(name: string, value: unknown, low: number, high: number): void {
  if (typeof value === 'number' && value >= low && value <= high) return;
  throw new RangeError(`${name} must be a number from ${low} to ${high}, not ${String(value)}`);
}

function checkWhole(name: string, value: unknown, low: number, high: number): void {
  checkRange(name, value, low, high);
  if (!Number.isInteger(value)) throw new RangeError(`${name} must be whole, not ${value}`);
}

function checkMoment(day: LearningDay, at: number): void {
  checkWhole('day', day, FIRST_DAY, END_DAY - 1);
  // A learning day may start up to a day and a half away from the UTC date it is named after.
  checkWhole('at', at, (FIRST_DAY - 2) * DAY, (END_DAY + 2) * DAY);
}

function checkRating(rating: Rating): void {
  if (!RATINGS.includes(rating)) throw new RangeError(`unknown rating ${String(rating)}`);
}

function checkMemory(memory: Memory): void {
  checkRange('stabilityDays', memory.stabilityDays, 0.001, MAX_INTERVAL);
  checkRange('difficulty', memory.difficulty, 1, 10);
  checkMoment(memory.lastDay, memory.lastAt);
  checkWhole('dueDay', memory.dueDay, memory.lastDay + 1, memory.lastDay + MAX_INTERVAL);
  checkRating(memory.lastRating);
  checkWhole('reps', memory.reps, 1, Number.MAX_SAFE_INTEGER);
  checkWhole('lapses', memory.lapses, 0, memory.reps - 1);
}

/**
 * Throws RangeError unless these are FSRS-6 parameters: 21 finite weights, desired retention 0.70–0.97, maximum
 * interval 1–36500 whole days. A weight outside its own range is not an error: the model uses the nearest bound.
 */
export function checkParameters(params: SchedulingParams): void {
  if (params.model !== 'fsrs-6') throw new RangeError(`unknown model ${String(params.model)}`);
  if (!Array.isArray(params.weights) || params.weights.length !== WEIGHTS) {
    throw new RangeError(`FSRS-6 has ${WEIGHTS} weights`);
  }
  for (const weight of params.weights) checkRange('weight', weight, -1e6, 1e6);
  checkRange('desiredRetention', params.desiredRetention, 0.7, 0.97);
  checkWhole('maximumInterval', params.maximumInterval, 1, MAX_INTERVAL);
  if (typeof params.fuzz !== 'boolean') throw new RangeError('fuzz must be true or false');
}

/** Parameters of a learner without a fit of their own: FSRS-6 default weights, fuzz on, intervals up to 36500 days. */
export function defaultParams(desiredRetention: number): SchedulingParams {
  const params: SchedulingParams = {
    model: 'fsrs-6',
    weights: default_w,
    desiredRetention,
    maximumInterval: MAX_INTERVAL,
    fuzz: true,
  };
  checkParameters(params);
  return params;
}

type Engine = { readonly params: SchedulingParams; readonly fsrs: FSRS };
const engines: Engine[] = [];

function sameParams(a: SchedulingParams, b: SchedulingParams): boolean {
  return (
    a.desiredRetention === b.desiredRetention &&
    a.maximumInterval === b.maximumInterval &&
    a.fuzz === b.fuzz &&
    a.weights.every((weight, index) => weight === b.weights[index])
  );
}

/**
 * One engine per content of the parameters, never given others: a changed one keeps a stale interval modifier. Only
 * its fuzz seed is set, before each use.
 */
function engineFor(params: SchedulingParams): FSRS {
  checkParameters(params);
  const known = engines.find((engine) => sameParams(engine.params, params));
  if (known) return known.fsrs;
  const engine = fsrs({
    w: [...params.weights],
    request_retention: params.desiredRetention,
    maximum_interval: params.maximumInterval,
    enable_fuzz: params.fuzz,
    enable_short_term: true,
    learning_steps: [],
    relearning_steps: [],
  });
  engines.unshift({ params: { ...params, weights: [...params.weights] }, fsrs: engine });
  engines.length = Math.min(engines.length, CACHED);
  return engine;
}

/**
 * Days until due, 1 to `limit`. As in ts-fsrs, Good comes after Hard and Easy after Good by a day at least, but for a
 * first answer, and never beyond `limit`. Beyond ts-fsrs, a worse rating is never due later (first stabilities of
 * fitted weights cross, and fuzz may), and Again never later than the interval before.
 */
function intervalOf(
  rating: Rating,
  daysFor: (rating: Rating) => number,
  memory: Memory | null,
  limit: number,
): number {
  const apart = memory === null ? 0 : 1;
  const hard = Math.min(daysFor('hard'), daysFor('good'));
  const good = Math.min(Math.max(daysFor('good'), hard + apart), limit);
  if (rating === 'good') return good;
  if (rating === 'easy') return Math.min(Math.max(daysFor('easy'), good + apart), limit);
  if (rating === 'hard') return Math.min(hard, limit);
  const before = memory === null ? limit : memory.dueDay - memory.lastDay;
  return Math.min(daysFor('again'), hard, before, limit);
}

/**
 * FSRS-6 over whole learning days, without learning steps: every answer ends in review, and more answers on one
 * learning day take the short-term formula. Pinned by test/core/memory/vectors.test.ts.
 */
export const fsrsScheduler: Scheduler = {
  review(memory: Memory | null, input: ReviewInput, params: SchedulingParams): Memory {
    const engine = engineFor(params);
    checkRating(input.rating);
    checkMoment(input.day, input.at);
    if (typeof input.seed !== 'string') throw new RangeError('the seed must be a string');
    if (memory !== null) checkMemory(memory);
    const day = memory === null ? input.day : Math.max(input.day, memory.lastDay);
    const elapsed = memory === null ? 0 : day - memory.lastDay;
    const known = memory && { stability: memory.stabilityDays, difficulty: memory.difficulty };
    const after = (rating: Rating) => engine.next_state(known, elapsed, GRADES[rating]);
    const reps = (memory?.reps ?? 0) + 1;
    engine.seed = `${input.seed}:${reps}`;
    const daysFor = (rating: Rating) => engine.next_interval(after(rating).stability, elapsed);
    const { stability, difficulty } = after(input.rating);
    const forgotten = memory !== null && input.rating === 'again' ? 1 : 0;
    const reviewed: Memory = {
      stabilityDays: stability,
      difficulty,
      dueDay: day + intervalOf(input.rating, daysFor, memory, params.maximumInterval),
      lastDay: day,
      lastAt: memory === null ? input.at : Math.max(input.at, memory.lastAt),
      lastRating: input.rating,
      reps,
      lapses: (memory?.lapses ?? 0) + forgotten,
    };
    checkMemory(reviewed);
    return reviewed;
  },

  retrievability(memory: Memory, day: LearningDay, params: SchedulingParams): number {
    const engine = engineFor(params);
    checkMemory(memory);
    checkWhole('day', day, FIRST_DAY, END_DAY - 1);
    const recall = engine.forgetting_curve(Math.max(day - memory.lastDay, 0), memory.stabilityDays);
    checkRange('retrievability', recall, 0, 1);
    return recall;
  },

  recallAfter(memory, { rating, day }, later, params): number {
    const engine = engineFor(params);
    checkRating(rating);
    checkMemory(memory);
    checkWhole('day', day, FIRST_DAY, END_DAY - 1);
    checkWhole('later', later, FIRST_DAY, END_DAY - 1);
    const known = { stability: memory.stabilityDays, difficulty: memory.difficulty };
    const reviewed = Math.max(day, memory.lastDay);
    const after = engine.next_state(known, reviewed - memory.lastDay, GRADES[rating]);
    const recall = engine.forgetting_curve(Math.max(later - reviewed, 0), after.stability);
    checkRange('recall', recall, 0, 1);
    return recall;
  },
};
