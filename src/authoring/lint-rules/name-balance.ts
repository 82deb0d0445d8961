// `name-balance`: of two names that questions offer, each is right about as often as the other.
import { ENOUGH_ITEMS } from '../bank-audit.ts';
import type { LintRule } from '../lint-rule.ts';

const LEAST = 0.4;

export const nameBalance: LintRule = {
  id: 'name-balance',
  level: 'warning',
  graver: 'error at release',
  finds: `of two names that are offered together, one that is the key in less than ${LEAST * 100} %`,
  rationale: 'Where one of two products is right in most questions, its name is the answer.',
  bank: ({ audit: { names } }) =>
    names.flatMap(({ names: [first, second], keys }) => {
      const decided = keys.first + keys.second;
      if (decided < ENOUGH_ITEMS || Math.min(keys.first, keys.second) >= decided * LEAST) return [];
      const message = `where both are offered, the key is "${first}" in ${keys.first} questions and "${second}" in ${keys.second}: keep each between 40 and 60 %`;
      return [{ path: ['bank'], message, level: 'error at release' } as const];
    }),
};
