// L23: a learner can look up where each question comes from; claims of objectives exist in the inventory, if one is given.
import type { LintRule } from '../lint-rule.ts';
import { createAdvice } from '../words/nearest.ts';

export const provenance: LintRule = {
  id: 'L23',
  level: 'warning',
  graver: 'error for an unknown claim',
  finds: 'a question without a source; with `--inventory`, a claim that it does not have',
  rationale: 'A fact without a source can be neither trusted nor corrected.',
  question: ({ content, card: { head } }, { objectives }) => {
    if (!objectives) return [];
    const ofObjectives = (head.objectives ?? []).some((id) => objectives.get(id)?.source);
    if (content.sources?.length || head.sources?.length || ofObjectives) return [];
    const message =
      'no source: add `sources:` to the question or its card, or `source:` to an objective of the card';
    return [{ path: ['id'], message }];
  },
  bank: ({ objectives, inventory }) => {
    if (!inventory || !objectives) return [];
    const advice = createAdvice();
    return [...objectives.values()].flatMap(({ path, claims }) =>
      claims.flatMap((claim, at) => {
        if (inventory.has(claim)) return [];
        const remedy = advice(claim, inventory, 'the inventory has no such claim');
        return [
          {
            path: [...path, 'claims', at],
            message: `unknown claim \`${claim}\`${remedy}`,
            level: 'error',
          },
        ];
      }),
    );
  },
};
