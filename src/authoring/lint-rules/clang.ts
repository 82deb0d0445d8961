// L14: the key does not echo the stem.
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';
import { contentWords } from '../words/words.ts';

const MIN_LETTERS = 5;

export const clang: LintRule = {
  id: 'L14',
  level: 'warning',
  finds: `a word of ${MIN_LETTERS} or more letters in the stem and the key, and in no distractor; names of the vocabulary may be`,
  rationale: 'A word that only the stem and the key share leads to the key by its sound.',
  question: ({ content }, { bank }) => {
    const names = (bank?.vocabulary?.names ?? []).flatMap(({ name }) => [...contentWords(name)]);
    return choicesIn(content).flatMap(({ path, stem, options, keys, distractors }) => {
      const asked = contentWords(stem);
      const others = distractors.flatMap(({ text }) => [...contentWords(text)]);
      const elsewhere = new Set([...others, ...names]);
      return keys.flatMap((key) => {
        const echo = [...contentWords(key.text)].filter(
          (word) => word.length >= MIN_LETTERS && asked.has(word) && !elsewhere.has(word),
        );
        if (echo.length === 0) return [];
        const message = `"${echo.join('", "')}" of the stem is in this key and in no distractor: say it otherwise`;
        return [{ path: [...path, 'options', options.indexOf(key), 'text'], message }];
      });
    });
  },
};
