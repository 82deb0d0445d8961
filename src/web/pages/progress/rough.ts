// Shares as they are told: in whole per cent, and never surer than an estimate can be.
import { percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';

/** An estimate 0–1 → "81%"; "under 1%" and "over 99%" at the ends, which nobody can promise. */
export function rough(share: number): string {
  if (share > 0 && share < 0.01) return say('progress.under', { share: percent(0.01) });
  if (share > 0.99) return say('progress.over', { share: percent(0.99) });
  return percent(share);
}

/** Both ends of an interval → "70% to 89%". */
export function span(low: number, high: number): string {
  return say('progress.span', { low: percent(low), high: percent(high) });
}

/** A share that was counted, or a dash where there was nothing to count. */
export function shareOr(share: number | null): string {
  return share === null ? '–' : percent(share);
}
