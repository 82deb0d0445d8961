// `expired`: a card whose `validUntil` has passed.
import type { LintRule } from '../lint-rule.ts';

export const expired: LintRule = {
  id: 'expired',
  level: 'warning',
  finds: 'a `validUntil` that has passed',
  rationale: 'A card past its date may teach what is no longer true.',
  card: ({ head: { validUntil } }, { today }) => {
    // `2026-11` holds until the end of November: compare as much of today as is written.
    if (validUntil === undefined || today.slice(0, validUntil.length) <= validUntil) return [];
    const message = `valid until ${validUntil}, which has passed: check the fact, then move the date`;
    return [{ path: ['validUntil'], message }];
  },
};
