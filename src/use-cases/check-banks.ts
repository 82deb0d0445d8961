// Checks banks, each by itself and then side by side: all their problems, and those that only show between them.
import type { BankAudit } from '#authoring/bank-audit.ts';
import type { BankChecker } from '#authoring/bank-checker.ts';
import type { CheckedBank, CheckOptions } from '#authoring/check.ts';
import { sortProblems } from '#authoring/told-problems.ts';
import { hasErrors, type Place, type Problem } from '#core/base/problem.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';

export type CheckSummary = {
  readonly banks: number;
  readonly files: number;
  readonly cards: number;
  readonly questions: number;
  readonly errors: number;
  readonly warnings: number;
};

export type AuditedBank = { readonly bank: string; readonly audit: BankAudit };

export type CheckedBanks = {
  /** By file, line and column. */
  readonly problems: readonly Problem[];
  /** The banks without errors, in the order of their sources. */
  readonly linked: readonly LinkedBank[];
  /** Ids of the banks that have errors. */
  readonly refused: readonly string[];
  /** Banks with errors whose id cannot be read. */
  readonly nameless: number;
  readonly summary: CheckSummary;
  /** Of each bank whose id can be read, valid or not. */
  readonly audits: readonly AuditedBank[];
};

/** Two folders with one id: each of the later ones, naming the first. */
function sharedIds(banks: readonly CheckedBank[]): Problem[] {
  const first = new Map<string, Place>();
  return banks.flatMap(({ name }): Problem[] => {
    if (!name) return [];
    const { id, place } = name;
    const before = first.get(id);
    if (!before) first.set(id, place);
    if (!before) return [];
    const message = `\`${id}\` is already the id of the bank at ${before.file}:${before.line}: choose another id`;
    return [{ ...place, level: 'error', rule: 'duplicate', message, id }];
  });
}

/** `found` are problems of reading that belong to no bank. Of banks with one id none is linked: nobody knows which is meant. */
export function combineChecked(
  banks: readonly CheckedBank[],
  found: readonly Problem[],
): CheckedBanks {
  const shared = sharedIds(banks);
  const problems = sortProblems([...found, ...shared, ...banks.flatMap((bank) => bank.problems)]);
  const taken = new Set(shared.flatMap(({ id }) => id ?? []));
  const sum = (count: (bank: CheckedBank) => number) =>
    banks.reduce((total, bank) => total + count(bank), 0);
  const failed = banks.filter((bank) => hasErrors(bank.problems));
  const errors = problems.filter(({ level }) => level === 'error').length;
  return {
    problems,
    linked: banks.flatMap(({ linked, name }) =>
      linked && name && !taken.has(name.id) ? [linked] : [],
    ),
    refused: [...new Set([...failed.flatMap(({ name }) => name?.id ?? []), ...taken])],
    audits: banks.flatMap(({ name, audit }) => (name ? [{ bank: name.id, audit }] : [])),
    nameless: failed.filter(({ name }) => name === null).length,
    summary: {
      banks: banks.length,
      files: sum(({ counts }) => counts.files),
      cards: sum(({ counts }) => counts.cards),
      questions: sum(({ counts }) => counts.questions),
      errors,
      warnings: problems.length - errors,
    },
  };
}

/** Checks the banks below the folders, one after the other, wherever the checker does it. */
export async function checkBanks(
  checker: BankChecker,
  folders: readonly string[],
  found: readonly Problem[],
  options: CheckOptions,
): Promise<CheckedBanks> {
  const { banks, problems } = await checker.read(folders);
  const checked: CheckedBank[] = [];
  for (const bank of banks) checked.push(await checker.check(bank, options));
  return combineChecked(checked, [...problems, ...found]);
}
