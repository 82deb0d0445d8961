// The rating policy `plain-1`: right is Good, wrong is Again, whatever the confidence and the chance of a guess.
import {
  checkGuessChance,
  type RatingPolicy,
  rated,
  ratedByLearner,
  ratedWrong,
} from '../rating-policy.ts';

/** What most programs do; in the design's simulation it over-predicts recall by 3.7 points. For comparison. */
export const plain1 = {
  describe: 'right is good, wrong is again',
  rate: ({ correct, confidence, guessChance, ownRating }) => {
    checkGuessChance(guessChance);
    if (ownRating !== null) return ratedByLearner(ownRating);
    return correct ? rated('good', 'right', 'right') : ratedWrong(confidence);
  },
} satisfies RatingPolicy;
