// The flags of `npm run bench:learning`.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Scenario } from './simulate.ts';

export type LearningSettings = {
  /** Synthetic learners; with weights from a file, at most as many as it holds. */
  readonly learners: number;
  readonly threads: number;
  readonly scenarios: readonly Scenario[];
  /** Weights of real learners; null takes random ones. */
  readonly weights: readonly (readonly number[])[] | null;
  readonly json: string | null;
};

const Weights = z.array(z.array(z.number()).length(21)).min(1);

const whole = z.coerce.number().int().min(1);
const Flags = z.object({
  learners: whole.default(100),
  threads: whole.default(2),
  cards: whole.default(300),
  days: whole.max(120).default(45),
  budget: z.array(whole).default([15, 30]),
  skipped: z.array(z.coerce.number().min(0).max(0.9)).default([0, 0.2]),
  weights: z.string().optional(),
  json: z.string().optional(),
});

/** Reads `--learners 20 --threads 2 --cards 300 --days 45 --budget 15 --skipped 0.2 --weights FILE --json FILE`. */
export function readLearningSettings(args = process.argv.slice(2)): LearningSettings {
  const { values } = parseArgs({
    args,
    options: {
      learners: { type: 'string' },
      threads: { type: 'string' },
      cards: { type: 'string' },
      days: { type: 'string' },
      budget: { type: 'string', multiple: true },
      skipped: { type: 'string', multiple: true },
      weights: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const flags = Flags.parse(values);
  const { cards, days } = flags;
  const weights =
    flags.weights === undefined
      ? null
      : Weights.parse(JSON.parse(readFileSync(flags.weights, 'utf8')));
  return {
    learners: Math.min(flags.learners, weights?.length ?? Number.POSITIVE_INFINITY),
    threads: flags.threads,
    scenarios: flags.skipped.flatMap((skipped) =>
      flags.budget.map((budget) => ({ cards, days, budget, skipped })),
    ),
    weights,
    json: flags.json ?? null,
  };
}
