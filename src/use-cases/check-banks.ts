// Checks banks that were read together: the problems of each, and those that only show side by side.

import type { BankAudit } from '#authoring/bank-audit.ts';
import type { BankSource } from '#authoring/bank-source.ts';
import { type CheckOptions, checkBank } from '#authoring/check.ts';
import type { Problem } from '#core/base/problem.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';
import { combineChecked } from './combine-checked.ts';

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

/** Checks each source in this process; `found` are problems of reading that belong to no bank. */
export function checkBanks(
  sources: readonly BankSource[],
  found: readonly Problem[],
  options: CheckOptions,
): CheckedBanks {
  return combineChecked(
    sources.map((source) => checkBank(source, options)),
    found,
  );
}
