// `naive-habit`: nobody passes by picking the first, the longest, or always the same name.
import { ENOUGH_ITEMS } from '../bank-audit.ts';
import type { LintRule } from '../lint-rule.ts';

const MOST = 0.35;

export const naiveHabit: LintRule = {
  id: 'naive-habit',
  level: 'warning',
  graver: 'error at release',
  finds: `a habit (the first, the longest, the shortest, the words of the stem, "managed", one name) that is right in more than ${MOST * 100} %`,
  rationale: 'A bank that a habit can answer teaches the habit.',
  bank: ({ audit: { habits } }) =>
    habits.flatMap(({ name, items, share }) => {
      if (items < ENOUGH_ITEMS || share <= MOST) return [];
      const message = `whoever always picks ${name} answers ${Math.round(share * 100)} % of ${items} questions, chance is 25 %: balance the keys`;
      return [{ path: ['bank'], message, level: 'error at release' } as const];
    }),
};
