// L34: every objective has a question, and every critical trap is in some distractor.
import type { LintRule } from '../lint-rule.ts';

export const coverage: LintRule = {
  id: 'L34',
  level: 'warning',
  rationale:
    'A bank that promises an objective and asks nothing about it leaves a gap nobody sees.',
  bank: ({ objectives, covered, complete, release }) => {
    if (!complete || !objectives) return [];
    const level = release ? 'error' : 'warning';
    return [...objectives.values()].flatMap(({ id, path }) => {
      if (covered.objectives.has(id)) return [];
      const message = `no card with a question lists the objective \`${id}\`: write one, or delete the objective`;
      return [{ path: [...path, 'id'], message, level } as const];
    });
  },
  card: ({ head }, { covered, complete, release }) => {
    if (!complete || head.trap === undefined || head.importance !== 'critical') return [];
    if (covered.traps.has(head.id)) return [];
    const message =
      'no distractor names the trap of this critical card: add `trap:` to one that falls for it';
    return [{ path: ['trap'], message, level: release ? 'error' : 'warning' }];
  },
};
