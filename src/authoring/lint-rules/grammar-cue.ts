// L16: options have one form, so that grammar answers nothing.
import { inEnglish } from '../english.ts';
import type { Finding, LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';
import { questionSentence } from '../words/words.ts';

const ARTICLE = /\b(a|an|a\(n\))[?:.…\s]*$/i;

const FORMS: readonly (readonly [string, (text: string) => boolean | null])[] = [
  ['some options end with a full stop, others do not', (text) => text.endsWith('.')],
  [
    'some options begin with a capital letter, others do not',
    (text) => (/^\p{L}/u.test(text) ? /^\p{Lu}/u.test(text) : null),
  ],
  ['some options begin with an -ing form, others do not', (text) => /^[\p{L}-]+ing\b/u.test(text)],
];

export const grammarCue: LintRule = inEnglish({
  id: 'L16',
  level: 'warning',
  graver: 'error at release',
  finds:
    'options mixed in final full stop, initial capital or -ing form; a stem that ends with "a" or "an" (grave)',
  rationale: 'An option that does not fit the sentence is dropped by its grammar.',
  question: ({ content }) =>
    choicesIn(content).flatMap(({ path, stem, options }): Finding[] => {
      const mixed = FORMS.flatMap(([message, form]): Finding[] => {
        const found = new Set(options.map(({ text }) => form(text)).filter((one) => one !== null));
        return found.size > 1
          ? [{ path: [...path, 'options'], message: `${message}: give all the same form` }]
          : [];
      });
      if (!ARTICLE.test(questionSentence(stem))) return mixed;
      const message =
        'the stem ends with "a" or "an", which fits some options only: ask a whole question';
      return [...mixed, { path: [...path, 'stem'], message, level: 'error at release' }];
    }),
});
