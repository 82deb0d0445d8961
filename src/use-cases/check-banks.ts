// Checks banks that were read together: the problems of each, and those that only show side by side.

import type { BankAudit } from '#authoring/bank-audit.ts';
import type { BankSource } from '#authoring/bank-source.ts';
import { type CheckedBank, type CheckOptions, checkBank, sortProblems } from '#authoring/check.ts';
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

/** Checks each source; `found` are problems of reading that belong to no bank. A bank whose id is taken is not linked. */
export function checkBanks(
  sources: readonly BankSource[],
  found: readonly Problem[],
  options: CheckOptions,
): CheckedBanks {
  const banks = sources.map((source) => checkBank(source, options));
  const shared = sharedIds(banks);
  const problems = sortProblems([...found, ...shared, ...banks.flatMap((bank) => bank.problems)]);
  const taken = new Set(shared.map(({ file }) => file));
  const sum = (count: (bank: CheckedBank) => number) =>
    banks.reduce((total, bank) => total + count(bank), 0);
  const failed = banks.filter((bank) => hasErrors(bank.problems));
  const errors = problems.filter(({ level }) => level === 'error').length;
  return {
    problems,
    get linked() {
      return banks.flatMap(({ linked, name }) =>
        linked && name && !taken.has(name.place.file) ? [linked] : [],
      );
    },
    refused: failed.flatMap(({ name }) => name?.id ?? []),
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
