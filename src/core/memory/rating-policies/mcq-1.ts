// The rating policy `mcq-1`: a right answer is only worth what a guess leaves of it.
import {
  checkGuessChance,
  type RatingPolicy,
  rated,
  ratedByLearner,
  ratedWrong,
} from '../rating-policy.ts';

/** From this chance of a blind guess on, a right answer alone is weak evidence (true or false, two options left). */
const GUESSABLE = 0.5;

/**
 * Never Easy but for recall; a guess is no recall. Source: the simulation in the design (over-prediction of recall 0.3
 * points, against 3.7 for right → Good); pinned by test/core/memory/rating.test.ts.
 */
export const mcq1 = {
  describe: 'guesses count as not learned, unsure answers and coin flips as hard',
  rate: ({ correct, confidence, guessChance, ownRating }) => {
    checkGuessChance(guessChance);
    if (ownRating !== null) return ratedByLearner(ownRating);
    if (!correct) return ratedWrong(confidence);
    if (confidence === 'guess') return rated('again', 'right-by-guess', 'right-not-learned');
    if (confidence === 'unsure') return rated('hard', 'right-but-unsure', 'right');
    if (confidence === 'sure') return rated('good', 'right-and-sure', 'right');
    if (guessChance >= GUESSABLE) return rated('hard', 'right-but-guessable', 'right');
    return rated('good', 'right', 'right');
  },
} satisfies RatingPolicy;
