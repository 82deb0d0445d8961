// What a bank covers and how its keys are spread, in lines that an author reads.
import { type BankAudit, ENOUGH_ITEMS, type Share } from '#authoring/bank-audit.ts';
import type { AuditedBank } from '#use-cases/check-banks.ts';

const percent = (share: number) => `${Math.round(share * 100)} %`;

function covered(what: string, share: Share | null): string[] {
  return share ? [`${what} ${share.count} of ${share.of}`] : [];
}

function spread({ choices, keyPositions, longestKeys, habits, names }: BankAudit): string[] {
  if (choices < ENOUGH_ITEMS) return [];
  const positions = keyPositions.map((count) => percent(count / choices)).join(', ');
  const scores = habits
    .filter(({ items }) => items > 0)
    .map(({ name, items, share }) => `${name} ${percent(share)} of ${items}`);
  return [
    `keys of ${choices} choices: by position ${positions}; alone the longest ${percent(longestKeys / choices)}`,
    `always picking: ${scores.join(', ')}`,
    ...names.map(
      ({ names: [first, second], keys }) =>
        `keys where both are offered: ${first} ${keys.first}, ${second} ${keys.second}, both ${keys.both}, neither ${keys.neither}`,
    ),
  ];
}

/** A line with the coverage and, where there are enough questions to tell, lines with the balances. */
export function auditLines({ bank, audit }: AuditedBank): string[] {
  const coverage = [
    ...covered('objectives', audit.objectives),
    ...covered('claims', audit.claims),
    ...covered('critical traps', audit.criticalTraps),
  ];
  return [coverage.join(', '), ...spread(audit)].map((line) => `${bank}: ${line}`);
}
