// Confidence against correctness: how often a learner is right when they say that they guess, doubt or are sure.
import { CONFIDENCES, type Confidence } from '../memory/memory.ts';
import { type Interval, wilson } from './wilson.ts';

export type ConfidenceRow = {
  readonly confidence: Confidence;
  readonly n: number;
  readonly correct: number;
  /** Share right, 0–1, with its 95 % interval; null without answers. */
  readonly correctRate: number | null;
  readonly interval: Interval | null;
};

type Stated = { readonly confidence: Confidence | null; readonly correct: boolean };

/** One row for each confidence, least first; answers without one are left out. */
export function confidenceRows(answers: readonly Stated[]): ConfidenceRow[] {
  return CONFIDENCES.map((confidence) => {
    const stated = answers.filter((answer) => answer.confidence === confidence);
    const n = stated.length;
    const correct = stated.filter((answer) => answer.correct).length;
    return {
      confidence,
      n,
      correct,
      correctRate: n === 0 ? null : correct / n,
      interval: wilson(correct, n),
    };
  });
}
