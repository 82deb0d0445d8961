// L10: a question in the negative says so in capitals, and is rare.
import { inEnglish } from '../english.ts';
import { leaningStems } from '../leaning-stems.ts';
import type { LintRule } from '../lint-rule.ts';
import { asked } from '../lint-subject.ts';
import { questionSentence } from '../words/words.ts';

const NEGATIVE = /\b(NOT|EXCEPT|not|except|never|cannot|incorrect|false)\b/;
const SMALL = /\b(not|except|never|cannot|incorrect|false)\b/;

export const negativeStem: LintRule = inEnglish({
  id: 'L10',
  level: 'warning',
  graver: 'error at release',
  finds:
    'a question with a small "not", "except" or the like; over the bank (warning), negatives in more than 5 % of stems',
  rationale: 'Learners who know the matter overlook a small "not".',
  question: ({ content }) =>
    asked(content).flatMap(({ path, content: one }) => {
      if ('answer' in one) return [];
      const word = SMALL.exec(questionSentence(one.stem))?.[0];
      if (word === undefined) return [];
      const message = `"${word}" turns the question round: ask for what is right, or write NOT or EXCEPT in capitals`;
      return [{ path: [...path, 'stem'], message, level: 'error at release' }];
    }),
  bank: (context) => {
    const { count, of, isMany } = leaningStems(context, ({ stem }) =>
      NEGATIVE.test(questionSentence(stem)),
    );
    const message = `${count} of ${of} stems ask in the negative: ask most of them for what is right`;
    return isMany ? [{ path: ['bank'], message, level: 'warning' }] : [];
  },
});
