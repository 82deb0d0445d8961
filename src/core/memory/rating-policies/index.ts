// The registry of rating policies: a new policy is one line here, and one at the end of the store's codes.
import type { RatingPolicy } from '../rating-policy.ts';
import { mcq1 } from './mcq-1.ts';
import { plain1 } from './plain-1.ts';

export const ratingPolicies = {
  'mcq-1': mcq1,
  'plain-1': plain1,
} satisfies Readonly<Record<string, RatingPolicy>>;

export type PolicyName = keyof typeof ratingPolicies;

/** The policy that rates the answers of a learner for whom none was chosen. */
export const DEFAULT_POLICY: PolicyName = 'mcq-1';

export function isPolicyName(name: string): name is PolicyName {
  return Object.hasOwn(ratingPolicies, name);
}
