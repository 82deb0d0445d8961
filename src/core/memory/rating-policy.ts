// The interface of a rating policy: what an outcome and a stated confidence say about memory. The policies are beside it.
import type { Confidence, Rating } from './memory.ts';

export type RateInput = {
  readonly correct: boolean;
  readonly confidence: Confidence | null;
  /** Chance of a blind guess, 0–1. */
  readonly guessChance: number;
  /** The learner's own rating, for recall; null for every graded type. */
  readonly ownRating: Rating | null;
};

/** Why a rating was given, by stable code, with the sentence a learner reads. */
export const RATING_REASONS = {
  'own-rating': 'You rated this yourself.',
  misconception: 'You were sure of a wrong answer: this is a misconception, not a slip.',
  wrong: 'The answer was wrong, so this card starts again with short intervals.',
  'right-by-guess': 'Right, but you guessed: it counts as not learned yet.',
  'right-but-unsure': 'Right, though you were unsure: it comes back a little sooner.',
  'right-but-guessable': 'Right, but half of all blind guesses are: it comes back a little sooner.',
  right: 'Right.',
  'right-and-sure': 'Right, and you were sure.',
} as const;
export type RatingReason = keyof typeof RATING_REASONS;

export type Rated = {
  readonly rating: Rating;
  readonly reason: { readonly code: RatingReason; readonly text: string };
  /** How the answer is shown: a right guess is right, and still not learned. */
  readonly gradedAs: 'right' | 'right-not-learned' | 'wrong';
  /** Wrong and sure: the trap is marked strong. */
  readonly misconception: boolean;
};

/**
 * Pure and deterministic, and never changed once it rated an answer: another idea is another policy with another name,
 * since the log is replayed by the names in it.
 */
export interface RatingPolicy {
  /** What it does, for whoever chooses one. */
  readonly describe: string;
  /** The rating of one answer. Throws RangeError for a guess chance outside 0–1. */
  rate(input: RateInput): Rated;
}

export function rated(rating: Rating, code: RatingReason, gradedAs: Rated['gradedAs']): Rated {
  const reason = { code, text: RATING_REASONS[code] };
  return { rating, reason, gradedAs, misconception: code === 'misconception' };
}

/** The learner's own rating of a recall, as every policy takes it. */
export function ratedByLearner(own: Rating): Rated {
  return rated(own, 'own-rating', own === 'again' ? 'wrong' : 'right');
}

/** A wrong answer, as every policy takes it. */
export function ratedWrong(confidence: Confidence | null): Rated {
  return rated('again', confidence === 'sure' ? 'misconception' : 'wrong', 'wrong');
}

export function checkGuessChance(guessChance: number): void {
  if (guessChance >= 0 && guessChance <= 1) return;
  throw new RangeError(`guessChance must be 0 to 1, not ${guessChance}`);
}
