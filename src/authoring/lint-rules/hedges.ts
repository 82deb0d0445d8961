// L13: cautious words do not mark the key.
import { inEnglish } from '../english.ts';
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';
import { wordsIn } from '../words/words.ts';

const HEDGES = new Set('usually often may might generally typically can'.split(' '));

export const hedges: LintRule = inEnglish({
  id: 'L13',
  level: 'warning',
  finds: '"usually", "may", "can" and the like in a key and in no distractor',
  rationale: 'Authors are careful with what must be true, and learners hear that.',
  question: ({ content }) =>
    choicesIn(content).flatMap(({ path, options, keys, distractors }) => {
      if (distractors.some(({ text }) => wordsIn(text, HEDGES).length > 0)) return [];
      return keys.flatMap((key) => {
        const [word] = wordsIn(key.text, HEDGES);
        if (word === undefined) return [];
        const message = `"${word}" stands in a key and in no distractor: leave it out`;
        return [{ path: [...path, 'options', options.indexOf(key), 'text'], message }];
      });
    }),
});
