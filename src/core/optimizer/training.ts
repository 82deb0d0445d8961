// What passes between the product and the process that trains: the job, and messages, which are checked before they are used.
import { z } from 'zod';
import type { ReviewHistory } from './review-history.ts';
import { legalWeights } from './weights.ts';

/** The stages of a fit, in order. */
export const STAGES = ['waiting', 'reading', 'training', 'scoring', 'applying'] as const;
export type Stage = (typeof STAGES)[number];

export type TrainingJob = {
  readonly histories: readonly ReviewHistory[];
  /** The 21 weights in force, which the new ones must beat. */
  readonly weights: readonly number[];
};

const Score = z.strictObject({
  logLoss: z.number().positive(),
  rmseBins: z.number().min(0).max(1),
  n: z.int().min(1),
});

const Trained = z.strictObject({
  weights: z.array(z.number()).transform(legalWeights),
  /** Scores of the weights in force and of the new ones, on the held-out reviews. */
  before: Score,
  after: Score,
});
export type Trained = z.infer<typeof Trained>;

/** A message of the training process. */
export const TrainingMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stage'), stage: z.enum(['training', 'scoring']) }),
  z.strictObject({ kind: z.literal('trained'), trained: Trained }),
  z.strictObject({ kind: z.literal('failed'), why: z.string() }),
]);
export type TrainingMessage = z.input<typeof TrainingMessage>;

/** Trains outside this process; rejects when that fails, for whatever reason. */
export type Train = (job: TrainingJob, onStage: (stage: Stage) => void) => Promise<Trained>;
