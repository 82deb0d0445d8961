// How strong a memory is, in one word: what a learner should make of the chance to recall it today.

export const STRENGTHS = ['unseen', 'forgotten', 'fading', 'solid'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** From here on a memory is as good as the usual wish (desired retention 0.9) wants it. */
const SOLID = 0.9;
/** Below this the API lets nobody plan: more than three in ten would be gone. */
const FADING = 0.7;

/** `retrievability` 0–1, null for a card that was never asked. */
export function strengthOf(retrievability: number | null): Strength {
  if (retrievability === null) return 'unseen';
  if (retrievability >= SOLID) return 'solid';
  return retrievability >= FADING ? 'fading' : 'forgotten';
}
