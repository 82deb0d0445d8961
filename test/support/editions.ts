// A bank of sixty cards of every type, in three editions: as first written, reworded, and with something taken out.
import type { LinkedBank, LinkedCard } from '#core/question/catalogue.ts';
import { bank, card, contents, question, singleCards, typeCards } from './banks.ts';

/** Three ways of asking, of three types. */
function mixedCards(count: number): LinkedCard[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `mixed-${index + 1}`;
    return card(id, [
      question(contents.multiple(`${id}-q1`)),
      question(contents.ordering(`${id}-q2`)),
      question(contents.short(`${id}-q3`)),
    ]);
  });
}

function caseCards(count: number): LinkedCard[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `case-${index + 1}`;
    return card(id, [question(contents.case(`${id}-q1`)), question(contents.case(`${id}-q2`))]);
  });
}

export const REWORDED = 'card-3-q1';
export const RETIRED_QUESTION = 'card-5-q2';
export const RETIRED_CARD = 'mixed-2';

/** The bank as its author has it: at first, with a wording changed, and with a question and a card taken out. */
export function edition(state: 'first' | 'reworded' | 'retired'): LinkedBank {
  const all = [...caseCards(3), ...singleCards(38), ...mixedCards(12), ...typeCards()];
  const cards = all.map((one) => ({
    ...one,
    questions: one.questions.map((asked) => {
      if (state === 'first' || asked.id !== REWORDED) return asked;
      const content = { ...contents.single(REWORDED), stem: 'A better stem: which one?' };
      return question(content);
    }),
  }));
  if (state !== 'retired') return bank(cards);
  return bank(
    cards
      .filter(({ id }) => id !== RETIRED_CARD)
      .map((one) => ({
        ...one,
        questions: one.questions.filter(({ id }) => id !== RETIRED_QUESTION),
      })),
  );
}
