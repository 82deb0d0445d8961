// L12: absolute words do not mark distractors.
import { inEnglish } from '../english.ts';
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';
import { wordsIn } from '../words/words.ts';

const ABSOLUTE = new Set(
  'always never only all none every must completely guaranteed impossible'.split(' '),
);

function absolutesIn(text: string): string[] {
  return wordsIn(text.replace(/\bpay only for\b/gi, ''), ABSOLUTE);
}

export const absoluteWords: LintRule = inEnglish({
  id: 'L12',
  level: 'warning',
  graver: 'error at release',
  finds: '"always", "never", "only" and the like in a distractor (grave: in two) and in no key',
  rationale: 'Little in the world is always so, and learners drop such options unread.',
  question: ({ content }) =>
    choicesIn(content).flatMap(({ path, options, keys, distractors }) => {
      if (keys.some(({ text }) => absolutesIn(text).length > 0)) return [];
      const marked = distractors.filter(({ text }) => absolutesIn(text).length > 0);
      return marked.map((option) => {
        const [word] = absolutesIn(option.text);
        const message = `"${word}" stands in a distractor and in no key: word the claim without it`;
        const at = [...path, 'options', options.indexOf(option), 'text'];
        return {
          path: at,
          message,
          level: marked.length > 1 ? 'error at release' : 'warning',
        } as const;
      });
    }),
});
