// Training with a check on it: weights from the earlier reviews, scored on the later ones against those in force.
import type { Scheduler } from '../memory/scheduler.ts';
import { defaultParams } from '../memory/schedulers/fsrs.ts';
import { evaluate } from './evaluate.ts';
import { splitSeq } from './review-history.ts';
import type { Stage, Trained, TrainingJob } from './training.ts';
import { checkTrainingSet, type TrainingSet, trainingSet } from './training-set.ts';
import { legalWeights } from './weights.ts';

/** Share of the long-term reviews, the earliest, that is trained on. */
const TRAIN_SHARE = 0.8;

/**
 * Trains on the first four fifths of the long-term reviews and scores on the last one; what is scored is, to the last
 * digit, what may be applied. Throws RangeError for a job that cannot be trained on, and for results that are no
 * weights.
 */
export function train(
  { histories, weights }: TrainingJob,
  computeWeights: (set: TrainingSet) => Iterable<number>,
  scheduler: Scheduler,
  onStage: (stage: Stage & ('training' | 'scoring')) => void,
): Trained {
  const from = splitSeq(histories, TRAIN_SHARE);
  const set = trainingSet(histories, from);
  checkTrainingSet(set);
  onStage('training');
  const fitted = legalWeights([...computeWeights(set)]);
  onStage('scoring');
  const score = (scored: readonly number[]) =>
    evaluate(histories, { ...defaultParams(0.9), weights: scored, fuzz: false }, from, scheduler);
  return { weights: fitted, before: score(weights), after: score(fitted) };
}
