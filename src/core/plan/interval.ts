// The interval around an expected share: how wrong a prediction of recall on the exam day is known to be.

/** 90 % of a normal distribution lies within this many standard deviations. */
const WITHIN = 1.645;
/**
 * Standard deviation of the error of predicted exam recall, in logits. Source: the design, section on calibration, where
 * 49 real learners' recall was predicted by default weights (mean absolute error 4.9 points) and by fitted ones (2.1).
 */
const MODEL_ERROR = { usual: 0.48, fitted: 0.21 } as const;

export type Interval = { readonly low: number; readonly high: number };

/**
 * 90 % interval of the share recalled, 0–1: the error of the model and the chance of the exam day itself (each card is
 * recalled or not), added as variances. Wilson's interval of so many cards as have both together, and half a card more
 * at each end, since the day recalls whole cards; so it says something of few cards and of shares near 0 and 1 too.
 */
export function shareInterval(share: number, cards: number, fitted: boolean): Interval {
  const model = fitted ? MODEL_ERROR.fitted : MODEL_ERROR.usual;
  const count = Math.max(cards, 1);
  const spread = share * (1 - share);
  // An error in logits is one of `spread` times as much in the share.
  const worth = 1 / (1 / count + spread * model ** 2);
  const square = WITHIN ** 2 / worth;
  const middle = (share + square / 2) / (1 + square);
  const reach = (WITHIN * Math.sqrt(spread / worth + square / (4 * worth))) / (1 + square);
  const half = 1 / (2 * count);
  return {
    low: Math.max(0, Math.min(share, middle - reach - half)),
    high: Math.min(1, Math.max(share, middle + reach + half)),
  };
}
