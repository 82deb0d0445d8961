// The rating policy `mcq-1`: what an outcome and a stated confidence say about memory. Later policies replay the log.
import type { Confidence, Rating } from './memory.ts';

export const POLICY = 'mcq-1';

/** From this chance of a blind guess on, a right answer alone is weak evidence (true or false, two options left). */
const GUESSABLE = 0.5;

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

function rated(rating: Rating, code: RatingReason, gradedAs: Rated['gradedAs']): Rated {
  const reason = { code, text: RATING_REASONS[code] };
  return { rating, reason, gradedAs, misconception: code === 'misconception' };
}

/**
 * The rating of one answer. Never Easy but for recall; a guess is no recall. Throws RangeError for a guess chance
 * outside 0–1. Source: the simulation in the design (over-prediction of recall 0.3 points, against 3.7 for
 * right → Good); pinned by test/core/memory/rating.test.ts.
 */
export function rate({ correct, confidence, guessChance, ownRating }: RateInput): Rated {
  if (!(guessChance >= 0 && guessChance <= 1)) {
    throw new RangeError(`guessChance must be 0 to 1, not ${guessChance}`);
  }
  if (ownRating !== null) {
    return rated(ownRating, 'own-rating', ownRating === 'again' ? 'wrong' : 'right');
  }
  if (!correct) return rated('again', confidence === 'sure' ? 'misconception' : 'wrong', 'wrong');
  if (confidence === 'guess') return rated('again', 'right-by-guess', 'right-not-learned');
  if (confidence === 'unsure') return rated('hard', 'right-but-unsure', 'right');
  if (confidence === 'sure') return rated('good', 'right-and-sure', 'right');
  if (guessChance >= GUESSABLE) return rated('hard', 'right-but-guessable', 'right');
  return rated('good', 'right', 'right');
}
