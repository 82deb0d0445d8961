// One option by its number: the input kind `choose-one`.
import { unclear } from '../asking.ts';
import { isCommandKey } from '../command-keys.ts';
import { explainChoices } from '../explained-choices.ts';
import type { InputKind } from '../input-kind.ts';
import { isOneDigit, numbered, readNumbers } from '../numbers.ts';

export const chooseOne: InputKind<'choose-one'> = {
  show: ({ options }) => numbered(options),
  begin: ({ options }) => ({
    prompt: `Type 1–${options.length}.`,
    free: false,
    complete: (typed) => isOneDigit(options.length) || isCommandKey(typed),
    read: (line) => {
      const read = readNumbers(line, options);
      if ('why' in read) return unclear(read.why);
      const [choice, ...more] = read.ids;
      return choice === undefined || more.length > 0
        ? unclear('One answer is right; type one number.')
        : { kind: 'answer', response: { choice } };
    },
    back: null,
  }),
  explain: ({ options }, _sent, feedback) => explainChoices(options, feedback),
};
