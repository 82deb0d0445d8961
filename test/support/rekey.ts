// What an author does to a bank of single questions: another option becomes right, under the same texts.
import type { LinkedBank, LinkedQuestion } from '#core/question/catalogue.ts';
import { question } from './banks.ts';

type Content = {
  readonly id: string;
  readonly type: string;
  readonly level: number;
  readonly options: readonly { readonly text: string; readonly correct?: boolean }[];
};

/** The question with this option as its key; an option that was the key names no trap. */
export function withKey(asked: LinkedQuestion, text: string): LinkedQuestion {
  const content = asked.revision.content as Content;
  const options = content.options.map(({ correct: _, ...option }) =>
    option.text === text ? { ...option, correct: true, trap: undefined } : option,
  );
  return question(JSON.parse(JSON.stringify({ ...content, options })), asked.revision.traps);
}

/** The bank with other keys: author's id of a question → text of its new key. */
export function rekeyed(bank: LinkedBank, keys: Readonly<Record<string, string>>): LinkedBank {
  return {
    ...bank,
    sourceHash: `${bank.sourceHash} with ${JSON.stringify(keys)}`,
    cards: bank.cards.map((card) => ({
      ...card,
      questions: card.questions.map((asked) => {
        const key = keys[asked.id];
        return key === undefined ? asked : withKey(asked, key);
      }),
    })),
  };
}
