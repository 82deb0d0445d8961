// What a wish for retention costs: how often a card comes back, beside the usual wish.

/** The wish that a new learner begins with. */
export const USUAL_RETENTION = 0.9;

/**
 * Length of a card's pause with this retention, as a multiple of its pause at the usual one; 1 there, below 1 for more.
 * From the forgetting curve of FSRS-6, R = (1 + F·t/S)^−decay, solved for t. Test: test/web/pages/settings/retention.test.ts.
 */
export function pauseFactor(retention: number, decay: number): number {
  const pause = (share: number) => share ** (-1 / decay) - 1;
  return pause(retention) / pause(USUAL_RETENTION);
}
