// L07: over the bank, the longest option is the key about as often as chance has it.
import { ENOUGH_ITEMS } from '../bank-audit.ts';
import type { LintRule } from '../lint-rule.ts';

const HIGH = 0.35;
const GLARING = 0.45;

export const longestKey: LintRule = {
  id: 'L07',
  level: 'warning',
  graver: 'error at release',
  finds: `keys that alone are the longest option in more than ${HIGH * 100} % (grave: ${GLARING * 100} %) of the bank`,
  rationale: 'Whoever picks the longest option should pass no exam.',
  bank: ({ audit: { choices, longestKeys } }) => {
    const share = longestKeys / choices;
    if (choices < ENOUGH_ITEMS || share <= HIGH) return [];
    const message = `the key alone is the longest of four options in ${longestKeys} of ${choices} questions, and chance is a quarter: shorten keys, or let distractors say as much`;
    return [{ path: ['bank'], message, level: share > GLARING ? 'error at release' : 'warning' }];
  },
};
