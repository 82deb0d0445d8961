// L11: a question in the negative has options in the positive.
import { inEnglish } from '../english.ts';
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';
import { questionSentence, wordsIn } from '../words/words.ts';

const NEGATIVES = new Set([
  'not',
  'except',
  'never',
  'cannot',
  'incorrect',
  'false',
  'no',
  'without',
]);

export const doubleNegative: LintRule = inEnglish({
  id: 'L11',
  level: 'warning',
  graver: 'error at release',
  finds: 'a negative option under a question with NOT or EXCEPT',
  rationale: 'Two negatives test patience and not knowledge.',
  question: ({ content }) =>
    choicesIn(content).flatMap(({ path, stem, options }) => {
      if (!/\b(NOT|EXCEPT)\b/.test(questionSentence(stem))) return [];
      return options.flatMap(({ text }, at) => {
        const [word] = wordsIn(text, NEGATIVES);
        if (word === undefined) return [];
        const message = `"${word}" under a question in the negative: word the option positively`;
        return [
          { path: [...path, 'options', at, 'text'], message, level: 'error at release' },
        ] as const;
      });
    }),
});
