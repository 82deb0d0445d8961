// L24: what the inventory calls dated or disputed carries the date at which it was true.
import type { LintRule } from '../lint-rule.ts';

const TIME_BOUND: ReadonlySet<string | null | undefined> = new Set(['dated', 'disputed']);

export const timeBound: LintRule = {
  id: 'L24',
  level: 'error',
  finds: 'with `--inventory`: a dated or disputed claim without `asOf`',
  rationale: 'A fact that changes misleads from the day on which it is taken for timeless.',
  card: ({ head }, { objectives, inventory }) => {
    if (!inventory || !objectives || head.asOf !== undefined) return [];
    const claims = (head.objectives ?? []).flatMap((id) => objectives.get(id)?.claims ?? []);
    const claim = claims.find((id) => TIME_BOUND.has(inventory.get(id)));
    if (claim === undefined) return [];
    const message = `the claim \`${claim}\` is ${inventory.get(claim)}: add \`asOf:\` with the month it was checked`;
    return [{ path: ['id'], message }];
  },
};
