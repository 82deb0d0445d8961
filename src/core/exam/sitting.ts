// What an exam session knows of its exam from its first moment to its report, whatever becomes of the bank meanwhile.
import type { Instant } from '../base/time.ts';
import type { BlueprintDomain } from './blueprint.ts';

export type Sitting = {
  /** `AIF-C01` … */
  readonly exam: string;
  /** From this instant on nothing is taken any more. */
  readonly deadlineAt: Instant;
  /** The exam's own scaled number; no score of ours is comparable with it. */
  readonly passMark: number;
  readonly domains: readonly BlueprintDomain[];
  /** The domain, as a place in `domains`, of each question of the form, by its position. */
  readonly placed: readonly number[];
  /** Positions of the questions that were in quarantine at the close: they are left out of the score. */
  readonly disputed?: readonly number[];
};

const MINUTE = 60_000;

/** The end of a sitting: the whole exam's minutes, and of a shorter form its share of them, to the second. */
export function deadlineOf(
  startAt: Instant,
  exam: { readonly minutes: number; readonly questions: number },
  size: number,
  minutes: number | null,
): Instant {
  const given = minutes ?? (exam.minutes * size) / exam.questions;
  return startAt + Math.ceil((given * MINUTE) / 1000) * 1000;
}

/** True from the deadline on. */
export function isOver({ deadlineAt }: Pick<Sitting, 'deadlineAt'>, now: Instant): boolean {
  return now >= deadlineAt;
}
