// Which cards an exam may draw from, and by which of its questions each would be asked.
import { chooseQuestion } from '../practice/choose.ts';
import { confusablesOf } from '../practice/confusable.ts';
import type { BoundQuestion } from '../question/bound-question.ts';
import type {
  CardKey,
  CatalogueCard,
  CatalogueQuestion,
  QuestionKey,
} from '../question/catalogue.ts';
import type { Quarantined } from '../question/quarantine.ts';
import type { Blueprint } from './blueprint.ts';
import type { Candidate } from './form.ts';

export type CandidateFacts = {
  readonly seen: (card: CardKey) => ReadonlyMap<QuestionKey, number>;
  readonly quarantined: Quarantined;
  /** See `isGradable`. */
  readonly isGradable: (question: CatalogueQuestion) => boolean;
};

/** False when its learner would rate some part of it alone, which is no way to sit an exam. */
export function isGradable(question: BoundQuestion): boolean {
  const parts = Array.from({ length: question.parts }, (_, part) => part);
  return parts.every((part) => question.grade(part, 'again').ownRating === null);
}

/**
 * At most one candidate a card: of its questions of a printed kind that can be graded, and are not in quarantine, the
 * one shown least recently. Cards outside the domains, and those without such a question, are left out.
 */
export function findCandidates(
  { types, domainOf }: Pick<Blueprint, 'types' | 'domainOf'>,
  cards: readonly CatalogueCard[],
  { seen, quarantined, isGradable }: CandidateFacts,
): Candidate[] {
  const confusables = confusablesOf(cards);
  return cards.flatMap((card) => {
    const domain = domainOf(card);
    if (domain === null) return [];
    const shown = seen(card.key);
    let questions = card.questions.filter((one) => types.has(one.type));
    let question = chooseQuestion({ ...card, questions }, shown, quarantined);
    // Only what would be asked is looked into, since that may mean reading it.
    while (question && !isGradable(question)) {
      const unfit = question;
      questions = questions.filter((one) => one !== unfit);
      question = chooseQuestion({ ...card, questions }, shown, quarantined);
    }
    if (!question) return [];
    return [
      {
        card: card.key,
        question: question.key,
        revision: question.revision,
        parts: question.parts,
        domain,
        seen: shown.get(question.key) ?? null,
        confusable: [...(confusables.get(card.key) ?? [])],
      },
    ];
  });
}
