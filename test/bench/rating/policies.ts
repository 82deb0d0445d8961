// The rating policies that are compared: the product's own, what other programs do, and one that sees into the head.
import type { Confidence, Rating } from '#core/memory/memory.ts';
import { DEFAULT_POLICY, ratingPolicies } from '#core/memory/rating-policies/index.ts';

export type Evidence = {
  readonly correct: boolean;
  readonly confidence: Confidence | null;
  readonly guessChance: number;
  /** Whether it was really remembered; for the oracle only. */
  readonly recalled: boolean;
};

type Policy = (evidence: Evidence) => Rating;

const product: Policy = ({ correct, confidence, guessChance }) =>
  ratingPolicies[DEFAULT_POLICY].rate({ correct, confidence, guessChance, ownRating: null }).rating;

/** By name; the first is the one that the others are held against. */
export const policies = {
  'mcq-1 (product)': product,
  'right → Good, wrong → Again': ({ correct }) => (correct ? 'good' : 'again'),
  'mcq-1, but right guess → Hard': (evidence) =>
    evidence.correct && evidence.confidence === 'guess' ? 'hard' : product(evidence),
  'every right → Easy': ({ correct }) => (correct ? 'easy' : 'again'),
  'every right → Hard': ({ correct }) => (correct ? 'hard' : 'again'),
  'oracle (sees recall)': ({ recalled }) => (recalled ? 'good' : 'again'),
} as const satisfies Record<string, Policy>;
export type PolicyName = keyof typeof policies;
export const POLICY_NAMES = Object.keys(policies) as PolicyName[];
