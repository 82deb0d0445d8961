// Every learner under every policy, and what the policies differ by: paired, with 95 % intervals.
import type { SimulatedLearner } from './learners.ts';
import { POLICY_NAMES, type PolicyName } from './policies.ts';
import { type Outcome, type Setting, simulate } from './simulate.ts';

/** A mean over learners with the half-width of its 95 % interval. */
export type Estimate = { readonly mean: number; readonly reach: number };

export type Compared = {
  readonly policy: PolicyName;
  /** Predicted minus true recall on the exam day, in points. */
  readonly overPrediction: Estimate;
  readonly brier: Estimate;
  /** True recall on the exam day, in per cent. */
  readonly recall: Estimate;
  /** The same minus the first policy's, learner by learner. */
  readonly minusFirst: Readonly<Record<'overPrediction' | 'brier' | 'recall', Estimate>>;
  /** Answers that a learner gave on average. */
  readonly answers: number;
};

function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    mean,
    reach: (1.96 * Math.sqrt(squares / (values.length - 1))) / Math.sqrt(values.length),
  };
}

const MEASURES = {
  overPrediction: ({ predicted, recall }: Outcome) => 100 * (predicted - recall),
  brier: ({ brier }: Outcome) => brier,
  recall: ({ recall }: Outcome) => 100 * recall,
};

export function compare(learners: readonly SimulatedLearner[], setting: Setting): Compared[] {
  const runs = POLICY_NAMES.map((policy) =>
    learners.map((learner) => simulate(learner, policy, setting)),
  );
  const [first = []] = runs;
  return runs.map((outcomes, at) => {
    const policy = POLICY_NAMES[at] ?? 'mcq-1 (product)';
    const of = (measure: (outcome: Outcome) => number) => estimate(outcomes.map(measure));
    const minus = (measure: (outcome: Outcome) => number) =>
      estimate(outcomes.map((outcome, who) => measure(outcome) - measure(first[who] ?? outcome)));
    const { overPrediction, brier, recall } = MEASURES;
    return {
      policy,
      overPrediction: of(overPrediction),
      brier: of(brier),
      recall: of(recall),
      minusFirst: {
        overPrediction: minus(overPrediction),
        brier: minus(brier),
        recall: minus(recall),
      },
      answers: estimate(outcomes.map(({ answers }) => answers)).mean,
    };
  });
}
