// Which question of a card is asked: the one this learner saw least recently, so that no wording is learned by heart.
import type { CatalogueCard, CatalogueQuestion, QuestionKey } from '../question/catalogue.ts';

/**
 * Never seen before seen, author's order among equals. `seen` maps a question to a number that grows with each
 * showing. Null when the card has no question in use.
 */
export function chooseQuestion(
  card: CatalogueCard,
  seen: ReadonlyMap<QuestionKey, number>,
): CatalogueQuestion | null {
  let best: CatalogueQuestion | null = null;
  for (const question of card.questions) {
    if (!best || (seen.get(question.key) ?? -1) < (seen.get(best.key) ?? -1)) best = question;
  }
  return best;
}
