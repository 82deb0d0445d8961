// L02: "(Select TWO.)" stands in the stem exactly when there are two keys, as the exams print it.
import type { Finding, LintRule } from '../lint-rule.ts';
import { asked } from '../lint-subject.ts';

const NUMBERS = ['ZERO', 'ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'];
/** The instruction in whatever form, so that a wrong one is named. */
const INSTRUCTION =
  /\((?:select|choose|pick) (?:any )?(?:one|two|three|four|five|\d)\b[^)]{0,50}\)/gi;

export const selectInstruction: LintRule = {
  id: 'L02',
  level: 'error',
  finds: '"(Select TWO.)" or "(Select THREE.)" missing, wrong, or beside one key',
  rationale: 'A learner who is not told how many to select is tested on guessing the form.',
  question: ({ content }) =>
    asked(content).flatMap(({ path, content: one }): Finding[] => {
      if (!('options' in one)) return [];
      const keys = one.options.filter(({ correct }) => correct).length;
      const right = `(Select ${NUMBERS[keys] ?? keys}.)`;
      const found = [...new Set(one.stem.match(INSTRUCTION))];
      const wrong = (message: string) => [{ path: [...path, 'stem'], message }];
      if (keys < 2) {
        return found.length === 0
          ? []
          : wrong(`one key, but the stem says "${found[0]}": delete that`);
      }
      if (found.length === 1 && found[0] === right) return [];
      if (found.length === 0) return wrong(`${keys} keys: end the stem with "${right}"`);
      return wrong(`${keys} keys, but the stem says "${found.join('" and "')}": write "${right}"`);
    }),
};
