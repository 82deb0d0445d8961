// Which question of a card is asked: the one this learner saw least recently, so that no wording is learned by heart.
import type { CatalogueCard, CatalogueQuestion, QuestionKey } from '../question/catalogue.ts';
import type { Quarantined } from '../question/quarantine.ts';

/**
 * Never seen before seen, author's order among equals. `seen` maps a question to a number that grows with each
 * showing. Null when the card has no question in use that is out of quarantine.
 */
export function chooseQuestion(
  card: CatalogueCard,
  seen: ReadonlyMap<QuestionKey, number>,
  quarantined: Quarantined,
): CatalogueQuestion | null {
  let best: CatalogueQuestion | null = null;
  for (const question of card.questions) {
    if (quarantined.has(question.key)) continue;
    if (!best || (seen.get(question.key) ?? -1) < (seen.get(best.key) ?? -1)) best = question;
  }
  return best;
}
