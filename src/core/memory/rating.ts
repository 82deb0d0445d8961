// The rating of an answer by the policy of a learner for whom none was chosen. The policies are in rating-policies.
import { DEFAULT_POLICY, ratingPolicies } from './rating-policies/index.ts';
import type { Rated, RateInput } from './rating-policy.ts';

export const POLICY = DEFAULT_POLICY;

/** Throws RangeError for a guess chance outside 0–1. */
export function rate(input: RateInput): Rated {
  return ratingPolicies[POLICY].rate(input);
}
