// L26: no key says what the bank's vocabulary lists as refuted.
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';
import { mentions } from '../words/words.ts';

export const refutedKey: LintRule = {
  id: 'L26',
  level: 'error',
  finds: 'a key that says what the vocabulary lists as refuted',
  rationale: 'What old study notes got wrong comes back with every new author.',
  question: ({ content }, { bank }) => {
    const refuted = bank?.vocabulary?.refuted ?? [];
    return choicesIn(content).flatMap(({ path, options, keys }) =>
      keys.flatMap((key) => {
        const wrong = refuted.find(({ says }) =>
          says.every((phrase) => mentions(key.text, phrase)),
        );
        if (!wrong) return [];
        const message = `the key says what is refuted (${wrong.says.join(', ')}), but ${wrong.because}: key what is true`;
        return [{ path: [...path, 'options', options.indexOf(key), 'text'], message }];
      }),
    );
  },
};
