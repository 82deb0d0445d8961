// Retention: recall as predicted against recall as observed, by day, by maturity and by retrievability.
import type { LearningDay } from '../base/time.ts';
import { type Bin, type Compared, compared, reliability } from './prediction-error.ts';
import type { Prediction } from './predictions.ts';

export const MAX_RETENTION_DAYS = 365;

export type Retention = {
  readonly total: Compared;
  /** Cards with a stability below 21 days before the answer, and the others. */
  readonly young: Compared;
  readonly mature: Compared;
  /** One row for each learning day, the oldest first. */
  readonly days: readonly (Compared & { readonly day: LearningDay })[];
  readonly bins: readonly Bin[];
};

/** Over the last `days` learning days, today included. Throws RangeError for days outside 1–365. */
export function retention(
  all: readonly Prediction[],
  { today, days }: { readonly today: LearningDay; readonly days: number },
): Retention {
  if (!Number.isInteger(days) || days < 1 || days > MAX_RETENTION_DAYS) {
    throw new RangeError(`days must be 1 to ${MAX_RETENTION_DAYS}, not ${days}`);
  }
  const first = today - days + 1;
  const within = all.filter(({ day }) => day >= first && day <= today);
  const byDay = Map.groupBy(within, ({ day }) => day);
  return {
    total: compared(within),
    young: compared(within.filter(({ mature }) => !mature)),
    mature: compared(within.filter(({ mature }) => mature)),
    days: Array.from({ length: days }, (_, at) => {
      const day = first + at;
      return { day, ...compared(byDay.get(day) ?? []) };
    }),
    bins: reliability(within),
  };
}
