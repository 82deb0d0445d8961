// L04: options differ in more than a word that carries no weight.
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';
import { similarity, wordsOf } from '../words.ts';

const TOO_ALIKE = 0.85;

/** Two options that differ in a name or a number only are a fair choice. */
function nameOrNumber(text: string): Set<string> {
  return new Set(
    (text.match(/\p{Lu}[\p{L}\p{N}]*|\p{N}+/gu) ?? []).map((word) => word.toLowerCase()),
  );
}

export const nearDuplicateOptions: LintRule = {
  id: 'L04',
  level: 'warning',
  rationale: 'Of two options that say almost the same, learners suspect both or compare letters.',
  question: ({ content }) =>
    choicesIn(content).flatMap(({ path, options }) =>
      options.flatMap(({ text }, at) => {
        const words = new Set(wordsOf(text));
        const names = [...nameOrNumber(text)].sort().join(' ');
        const before = options.slice(0, at).findIndex((other) => {
          if ([...nameOrNumber(other.text)].sort().join(' ') !== names) return false;
          return similarity(words, new Set(wordsOf(other.text))) >= TOO_ALIKE;
        });
        if (before < 0) return [];
        const message = `almost the words of option ${before + 1}: let each option make a claim of its own`;
        return [{ path: [...path, 'options', at, 'text'], message }];
      }),
    ),
};
