// L06: no option stands out by its length.
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';
import { LONG_OPTION } from './key-length.ts';

const UNEVEN = 2;
const GLARING = 3;

export const optionLengths: LintRule = {
  id: 'L06',
  level: 'warning',
  graver: 'error at release',
  finds: `a longest option of more than ${UNEVEN} (grave: ${GLARING}) times the shortest`,
  rationale: 'An option that looks different is picked or dropped before it is read.',
  question: ({ content }) =>
    choicesIn(content).flatMap(({ path, options }) => {
      const lengths = options.map(({ text }) => text.length);
      const [longest, shortest] = [Math.max(...lengths), Math.min(...lengths)];
      const ratio = longest / shortest;
      if (longest < LONG_OPTION || ratio <= UNEVEN) return [];
      const message = `options of ${shortest} to ${longest} characters: keep the longest below twice the shortest`;
      return [
        {
          path: [...path, 'options'],
          message,
          level: ratio > GLARING ? 'error at release' : 'warning',
        },
      ];
    }),
};
