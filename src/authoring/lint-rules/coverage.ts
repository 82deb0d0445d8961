// L34: every objective has a question, every critical trap is in some distractor, every claim has an objective.
import type { LintRule } from '../lint-rule.ts';

const SHOWN = 5;

export const coverage: LintRule = {
  id: 'L34',
  level: 'warning',
  graver: 'error at release',
  finds:
    'an objective without a question, a critical trap in no distractor; with `--inventory`, claims in no objective',
  rationale:
    'A bank that promises an objective and asks nothing about it leaves a gap nobody sees.',
  bank: ({ objectives, covered, complete, inventory }) => {
    if (!complete || !objectives) return [];
    const unasked = [...objectives.values()].flatMap(({ id, path }) => {
      if (covered.objectives.has(id)) return [];
      const message = `no card with a question lists the objective \`${id}\`: write one, or delete the objective`;
      return [{ path: [...path, 'id'], message, level: 'error at release' } as const];
    });
    const claimed = new Set([...objectives.values()].flatMap(({ claims }) => claims));
    const left = [...(inventory?.keys() ?? [])].filter((claim) => !claimed.has(claim));
    // A bank that names no claims has no part in this inventory.
    if (left.length === 0 || claimed.size === 0) return unasked;
    const some = left.slice(0, SHOWN).map((claim) => `\`${claim}\``);
    const message = `${left.length} claims of the inventory are in no objective, such as ${some.join(', ')}: add each to the \`claims\` of one`;
    return [...unasked, { path: ['objectives'], message, level: 'error at release' }];
  },
  card: ({ head }, { covered, complete }) => {
    if (!complete || head.trap === undefined || head.importance !== 'critical') return [];
    if (covered.traps.has(head.id)) return [];
    const message =
      'no distractor names the trap of this critical card: add `trap:` to one that falls for it';
    return [{ path: ['trap'], message, level: 'error at release' }];
  },
};
