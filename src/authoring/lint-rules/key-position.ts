// L08: over the bank, keys are written at all positions. Practice shuffles options; paper and exports do not.
import { ENOUGH_ITEMS } from '../bank-audit.ts';
import type { LintRule } from '../lint-rule.ts';
import { choicesIn } from '../lint-subject.ts';

const FEW = 0.15;
const MANY = 0.35;
/** Chi-square of 3 degrees of freedom at p = 0.01. */
const CRITICAL = 11.345;
const LONGEST_RUN = 4;

export const keyPosition: LintRule = {
  id: 'L08',
  level: 'warning',
  graver: 'error at release',
  finds: `a position of the key outside ${FEW * 100} to ${MANY * 100} % of the bank (grave: beyond chance), or ${LONGEST_RUN + 1} times in a row`,
  rationale: 'A position that is right more often than others is learned in place of the matter.',
  bank: ({ audit: { choices, keyPositions } }) => {
    if (choices < ENOUGH_ITEMS) return [];
    const shares = keyPositions.map((count) => count / choices);
    const expected = choices / keyPositions.length;
    const chiSquare = keyPositions.reduce(
      (sum, count) => sum + (count - expected) ** 2 / expected,
      0,
    );
    const isChance = chiSquare <= CRITICAL;
    if (isChance && shares.every((share) => share >= FEW && share <= MANY)) return [];
    const message = `the key is first, second, third, fourth in ${keyPositions.join(', ')} questions: spread it evenly`;
    return [{ path: ['bank'], message, level: isChance ? 'warning' : 'error at release' }];
  },
  across: ({ audit, questions }) => {
    if (audit.choices < ENOUGH_ITEMS) return [];
    let [position, run] = [-1, 0];
    return questions.flatMap((question) =>
      choicesIn(question.content).flatMap(({ path, options, keys }) => {
        if (options.length !== 4 || keys.length !== 1) return [];
        const at = options.findIndex(({ correct }) => correct);
        run = at === position ? run + 1 : 1;
        position = at;
        if (run !== LONGEST_RUN + 1) return [];
        const message = `${run} keys in a row are option ${at + 1}: write one of them elsewhere`;
        return [{ question, path: [...path, 'options', at], message }];
      }),
    );
  },
};
