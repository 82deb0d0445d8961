// Puts to a linked bank where each of its cards and questions is written, for problems that only show when it is loaded.
import type { LinkedBank } from '#core/question/catalogue.ts';
import type { BankDraft } from './draft.ts';
import type { Part } from './validate/schema-problem.ts';
import { placeOf } from './yaml/yaml-node.ts';

function placeOfId(part: Part | null | undefined, field = 'id') {
  return part ? { place: placeOf(part.document, [...part.path, field]) } : {};
}

/** `draft` is the one that the bank was linked from, so that both have the same cards and questions in one order. */
export function withPlaces(linked: LinkedBank, draft: BankDraft): LinkedBank {
  const cards = linked.cards.map((card, at) => {
    const written = draft.cards[at];
    const questions = card.questions.map((question, place) => ({
      ...question,
      ...placeOfId(written?.questions[place]),
    }));
    return { ...card, questions, ...placeOfId(written) };
  });
  return { ...linked, cards, ...placeOfId(draft.bank, 'bank') };
}
