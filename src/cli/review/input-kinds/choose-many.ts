// Several options by their numbers, as many as the question asks for: the input kind `choose-many`.
import { unclear } from '../asking.ts';
import { isCommandKey } from '../command-keys.ts';
import { explainChoices } from '../explained-choices.ts';
import type { InputKind } from '../input-kind.ts';
import { numbered, readNumbers } from '../numbers.ts';

export const chooseMany: InputKind<'choose-many'> = {
  show: ({ options }) => numbered(options),
  begin: ({ options, select }) => ({
    prompt: `Type ${select} numbers from 1–${options.length}, then Enter.`,
    free: false,
    complete: isCommandKey,
    read: (line) => {
      const read = readNumbers(line, options);
      if ('why' in read) return unclear(read.why);
      const choices = [...new Set(read.ids)];
      return choices.length === select && choices.length === read.ids.length
        ? { kind: 'answer', response: { choices } }
        : unclear(`Choose ${select} different ones; you typed ${read.ids.length}.`);
    },
    back: null,
  }),
  explain: ({ options }, _sent, feedback) => explainChoices(options, feedback),
};
