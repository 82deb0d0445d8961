// The interval around an expected share: how wrong a prediction of recall on the exam day is known to be.

/** 90 % of a normal distribution lies within this many standard deviations. */
const WITHIN = 1.645;
/**
 * Standard deviation of the error of predicted exam recall, in logits. Source: the design, section on calibration, where
 * 49 real learners' recall was predicted by default weights (mean absolute error 4.9 points) and by fitted ones (2.1).
 */
const MODEL_ERROR = { usual: 0.48, fitted: 0.21 } as const;
const EDGE = 1e-4;

export type Interval = { readonly low: number; readonly high: number };

/**
 * 90 % interval of the share recalled, 0–1: the error of the model and the chance of the exam day itself (each card is
 * recalled or not), added as variances on the scale of logits, so that it never leaves 0–1.
 */
export function shareInterval(share: number, cards: number, fitted: boolean): Interval {
  const inside = Math.min(Math.max(share, EDGE), 1 - EDGE);
  const model = fitted ? MODEL_ERROR.fitted : MODEL_ERROR.usual;
  const chance = 1 / Math.sqrt(Math.max(cards, 1) * inside * (1 - inside));
  const width = WITHIN * Math.hypot(model, chance);
  const middle = Math.log(inside / (1 - inside));
  const at = (logit: number): number => 1 / (1 + Math.exp(-logit));
  return { low: Math.min(share, at(middle - width)), high: Math.max(share, at(middle + width)) };
}
