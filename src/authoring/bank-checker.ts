// What loading asks of whoever reads and checks banks, wherever that is done: in a process of its own, or right here. Types.
import type { Problem } from '#core/base/problem.ts';
import type { BankFile, BankSource } from './bank-source.ts';
import type { CheckedBank, CheckOptions, RestOfBank } from './check.ts';

/** A bank that was found; whoever checks it reads its files. */
export type ReadBank = Pick<BankSource, 'folder' | 'hash' | 'problems'>;

export type ReadBanks = {
  readonly banks: readonly ReadBank[];
  /** Of what belongs to no bank. */
  readonly problems: readonly Problem[];
};

/** Rejects never: what cannot be read or checked, or not within the limits, is a problem. */
export type BankChecker = {
  /** The banks in the given folders; each is a bank or a parent of banks. */
  readonly read: (folders: readonly string[]) => Promise<ReadBanks>;
  /** Checks a bank as its files are now, so that `linked` may have another hash than what was read before. */
  readonly check: (
    bank: Pick<ReadBank, 'folder' | 'problems'>,
    options: CheckOptions,
  ) => Promise<CheckedBank>;
  /** Checks files that are at hand; with `rest` they are a part of a bank. */
  readonly checkFiles: (
    files: readonly BankFile[],
    rest: RestOfBank | null,
    options: CheckOptions,
  ) => Promise<CheckedBank>;
  /** Tasks that have not come to their end. */
  readonly waiting: () => number;
};
