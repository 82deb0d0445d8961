// Answers to the questions of a bank as its files have them: what a learner with the book open would send.
import { readBanks } from '#authoring/files.ts';
import { checkSources } from './here-checker.ts';
import type { Reply } from './server.ts';

type Option = { readonly text: string; readonly correct?: boolean };
type Content = {
  readonly id: string;
  readonly options?: readonly Option[];
  readonly items?: readonly { readonly text: string }[];
  readonly pairs?: readonly { readonly prompt: string; readonly choice: string }[];
  readonly accept?: readonly string[];
  readonly parts?: readonly Content[];
};
type Shown = { readonly id: string; readonly text: string };
type Presentation = Reply['body'];

export type Book = {
  /** Ids of the cards, by author's id of the bank. */
  readonly cards: ReadonlyMap<string, readonly string[]>;
  /** A response that is right, or surely wrong. */
  respond(presentation: Presentation, right: boolean): Record<string, unknown>;
};

/** Reads the banks of a folder; throws when one of them has an error. */
export function openBook(folder: string): Book {
  const { banks, problems } = readBanks([folder], process.cwd());
  const options = { inventory: null, today: '2026-11-20', release: false };
  const { linked, summary } = checkSources(banks, problems, options);
  if (summary.errors > 0) throw new Error(`${folder} has ${summary.errors} errors`);
  const contents = linked
    .flatMap(({ cards }) => cards.flatMap(({ questions }) => questions))
    .map(({ revision }) => revision.content as Content)
    .flatMap((content) => [content, ...(content.parts ?? [])]);
  const byId = new Map(contents.map((content) => [content.id, content]));

  return {
    cards: new Map(linked.map(({ bank, cards }) => [bank.bank, cards.map(({ id }) => id)])),
    respond(presentation, right) {
      const { input, question } = presentation;
      const content = byId.get(question.id);
      if (!content) throw new Error(`there is no question ${question.id} in ${folder}`);
      const isRight = ({ text }: Shown) =>
        content.options?.find((option) => option.text === text)?.correct === true;
      const ids = (shown: readonly Shown[]) => shown.map(({ id }) => id);
      switch (input.kind) {
        case 'choose-one':
          return { choice: input.options.find((shown: Shown) => isRight(shown) === right).id };
        case 'choose-many': {
          const fitting = input.options.filter((shown: Shown) => isRight(shown) === right);
          return { choices: ids(fitting).slice(0, input.select) };
        }
        case 'order': {
          const texts = content.items?.map(({ text }) => text) ?? [];
          const place = ({ text }: Shown) => texts.indexOf(text);
          const order = [...input.items].sort((one, other) => place(one) - place(other));
          return { order: ids(right ? order : order.reverse()) };
        }
        case 'match': {
          const choiceOf = new Map(content.pairs?.map(({ prompt, choice }) => [prompt, choice]));
          const pairs = input.prompts.map((prompt: Shown) => {
            const wanted = choiceOf.get(prompt.text);
            const choice = input.choices.find(({ text }: Shown) => (text === wanted) === right);
            return [prompt.id, choice.id];
          });
          return { pairs: Object.fromEntries(pairs) };
        }
        case 'text':
          return { text: right ? content.accept?.[0] : 'certainly not this' };
        default:
          return { rating: right ? 'good' : 'again' };
      }
    },
  };
}
