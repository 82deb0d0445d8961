// L15: distractors are not built around the key.
import { overlap } from '#core/question/likeness.ts';
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';
import { contentWords } from '../words/words.ts';

const AHEAD = 1.2;
/** Fewer shared words than this are chance. */
const ENOUGH = 4;

export const convergence: LintRule = {
  id: 'L15',
  level: 'warning',
  finds: 'a key that shares a fifth more words with the other options than any of them',
  rationale:
    'Where distractors are variations of the key, the option with most in common is right.',
  question: ({ content }) =>
    choicesIn(content).flatMap(({ path, options, keys: [key, another] }) => {
      if (!key || another) return [];
      const words = options.map(({ text }) => contentWords(text));
      const shared = words.map((one) =>
        words.reduce((sum, other) => sum + (other === one ? 0 : overlap(one, other)), 0),
      );
      const at = options.indexOf(key);
      const own = shared[at] ?? 0;
      const next = Math.max(...shared.filter((_, other) => other !== at));
      if (own < ENOUGH || own < next * AHEAD) return [];
      const message = `the key shares ${own} words with the other options, the next one ${next}: let two distractors share something that the key has not`;
      return [{ path: [...path, 'options', at, 'text'], message }];
    }),
};
