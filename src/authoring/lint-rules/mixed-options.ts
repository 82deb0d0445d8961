// L33: options are all names, or all sentences.
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';
import { wordsOf } from '../words/words.ts';

const NAME = 4;
const SENTENCE = 10;

export const mixedOptions: LintRule = {
  id: 'L33',
  level: 'warning',
  finds: `options of ${NAME} words or fewer beside options of ${SENTENCE} words or more`,
  rationale: 'Options of one kind are compared by what they say, and not by how they look.',
  question: ({ content }) =>
    choicesIn(content).flatMap(({ path, options }) => {
      const words = options.map(({ text }) => wordsOf(text).length);
      if (Math.min(...words) > NAME || Math.max(...words) < SENTENCE) return [];
      const message = 'names beside sentences: make all options names, or all of them sentences';
      return [{ path: [...path, 'options'], message }];
    }),
};
