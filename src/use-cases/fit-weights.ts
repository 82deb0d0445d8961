// Fits the weights of a learner's memory to their own log: trained elsewhere, applied only when they predict better.
import type { Learner } from '#core/learner/learner.ts';
import type { LogEntry } from '#core/memory/log.ts';
import { memorySeed, replay } from '#core/memory/review.ts';
import { explainFit, type Fit, fittedOf, isBetter } from '#core/optimizer/fit.ts';
import {
  countReviews,
  type ReviewCounts,
  reviewHistories,
} from '#core/optimizer/review-history.ts';
import type { Stage, Train } from '#core/optimizer/training.ts';
import { explainNeeded, isReady, type Needed, neededToFit } from '#core/optimizer/when-to-fit.ts';
import type { AmendFacts, FitDecision } from '#store/decisions.ts';
import { freeDaysBefore } from './free-days.ts';
import { doneOn, momentOf, paramsOf } from './practice-facts.ts';
import { cardOf } from './present.ts';
import type { Call, World } from './world.ts';

/** The parts of the world that a fit needs; a command has no more. */
export type FitWorld = Pick<World, 'store' | 'scheduler' | 'catalogue'>;

export type FitResult = {
  readonly outcome: Fit['outcome'];
  /** A sentence with the numbers that decided. */
  readonly why: string;
  readonly counts: ReviewCounts;
  readonly needed: Needed;
  /** Null when there was too little to train on. */
  readonly fit: Fit | null;
};

export type FitOptions = {
  readonly train: Train;
  readonly calls: () => Call;
  readonly onStage: (stage: Stage) => void;
  /** Trains and scores, and keeps nothing. */
  readonly dryRun?: boolean;
};

/** What applying writes: the log entry's moment, and every memory as the fold has it with the new weights. */
function decide(world: FitWorld, fit: Fit, { view, log }: AmendFacts): FitDecision {
  const { learner, last } = view;
  if (paramsOf(learner).weights.some((weight, index) => weight !== fit.previous[index])) {
    throw new Error('the weights were changed while others were trained');
  }
  const { at, day } = momentOf(last, learner.settings, fit.at);
  const entry: LogEntry = { kind: 'fit', seq: log.length + 1, at, day, ...fittedOf(fit) };
  const seedOf = (card: number) =>
    memorySeed(learner.origin, cardOf(world.catalogue(), card).publicId);
  const { memories } = replay([...log, entry], world.scheduler, seedOf);
  const free = freeDaysBefore(world.catalogue(), view, day);
  return { at, day, done: doneOn(view, day), free, fit, refold: { memories, traps: new Map() } };
}

/** Throws when training fails, and `storage-*`; then nothing was changed. */
export async function fitWeights(
  world: FitWorld,
  { key }: Pick<Learner, 'key'>,
  { train, calls, onStage, dryRun = false }: FitOptions,
): Promise<FitResult> {
  const { store } = world;
  onStage('reading');
  const histories = reviewHistories(await store.log(key));
  const counts = countReviews(histories);
  const [last = null] = await store.fits(key, 1);
  const needed = neededToFit(counts, last, calls().now);
  if (!isReady(needed)) {
    const why = explainNeeded(counts, last);
    return { outcome: 'refused', why, counts, needed, fit: null };
  }
  const previous = await store.look(key, ({ learner }) => paramsOf(learner).weights);
  const { weights, before, after } = await train({ histories, weights: previous }, onStage);
  const outcome = isBetter(before, after) ? 'applied' : 'refused';
  const fit: Fit = { at: calls().now, outcome, ...counts, before, after, previous, weights };
  if (!dryRun) {
    onStage('applying');
    if (outcome === 'refused') await store.keepFit(key, fit);
    else await store.applyFit(key, (facts) => decide(world, fit, facts));
  }
  return { outcome, why: explainFit(fit), counts, needed, fit };
}
