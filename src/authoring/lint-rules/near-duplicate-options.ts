// L04: options differ in more than a word that carries no weight.
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';
import { similarity, wordsOf } from '../words/words.ts';

const TOO_ALIKE = 0.85;

/** L01 speaks of more; comparing each with each would take long. */
const MOST_COMPARED = 16;

/** Two options that differ in a name or a number only are a fair choice. */
function namesAndNumbers(text: string): string {
  const found = text.match(/\p{Lu}[\p{L}\p{N}]*|\p{N}+/gu) ?? [];
  return [...new Set(found.map((word) => word.toLowerCase()))].sort().join(' ');
}

export const nearDuplicateOptions: LintRule = {
  id: 'L04',
  level: 'warning',
  finds: `two options that share ${TOO_ALIKE * 100} % of their words, and all names and numbers`,
  rationale: 'Of two options that say almost the same, learners suspect both or compare letters.',
  question: ({ content }) =>
    choicesIn(content).flatMap(({ path, options }) => {
      const known = options.slice(0, MOST_COMPARED).map(({ text }) => ({
        text,
        words: new Set(wordsOf(text)),
      }));
      return known.flatMap(({ text, words }, at) => {
        const before = known
          .slice(0, at)
          .findIndex(
            (other) =>
              similarity(words, other.words) >= TOO_ALIKE &&
              namesAndNumbers(other.text) === namesAndNumbers(text),
          );
        if (before < 0) return [];
        const message = `almost the words of option ${before + 1}: let each option make a claim of its own`;
        return [{ path: [...path, 'options', at, 'text'], message }];
      });
    }),
};
