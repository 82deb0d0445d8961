// L18: the stem asks something that can be answered with the options covered.
import { inEnglish } from '../english.ts';
import { leaningStems } from '../leaning-stems.ts';
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';

const UNFOCUSED =
  /which (of the following )?(statements?|options?)? ?(is|are) (true|correct|false)\b/i;

export const unfocusedStem: LintRule = inEnglish({
  id: 'L18',
  level: 'warning',
  finds: 'a stem that asks which statement is true; over the bank, more than 5 % of them',
  rationale: 'A heap of true and false statements has no one thing to learn.',
  question: ({ content }) =>
    choicesIn(content).flatMap(({ path, stem }) => {
      if (!UNFOCUSED.test(stem)) return [];
      const message =
        'the stem asks for any true statement: ask one question that has an answer without the options';
      return [{ path: [...path, 'stem'], message }];
    }),
  bank: (context) => {
    const { count, of, isMany } = leaningStems(context, ({ stem }) => UNFOCUSED.test(stem));
    const message = `${count} of ${of} stems ask for any true statement: let most of them ask one question`;
    return isMany ? [{ path: ['bank'], message }] : [];
  },
});
