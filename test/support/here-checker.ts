// Reads and checks banks in this process: the same functions as in the child, without its limits.
import type { BankChecker } from '#authoring/bank-checker.ts';
import { type BankSource, createBankSource } from '#authoring/bank-source.ts';
import { type CheckOptions, checkBank, checkPart } from '#authoring/check.ts';
import { readBanks } from '#authoring/files.ts';
import type { Problem } from '#core/base/problem.ts';
import { type CheckedBanks, combineChecked } from '#use-cases/check-banks.ts';

export const checkerIn = (cwd: string): BankChecker => ({
  read: async (folders) => readBanks(folders, cwd),
  check: async ({ folder }, options) => {
    const [bank] = readBanks([folder], cwd).banks;
    if (!bank) throw new Error(`${folder} is gone`);
    return checkBank(bank, options);
  },
  checkFiles: async (files, rest, options) => {
    const source = createBankSource('.', files, []);
    return rest ? checkPart(source, rest, options) : checkBank(source, options);
  },
  waiting: () => 0,
});

/** Checks banks that were read together; `found` are problems that belong to none of them. */
export function checkSources(
  sources: readonly BankSource[],
  found: readonly Problem[],
  options: CheckOptions,
): CheckedBanks {
  return combineChecked(
    sources.map((source) => checkBank(source, options)),
    found,
  );
}

/** Checks banks that were never on the disk, each by its folder. */
export const checkOf =
  (banks: readonly BankSource[]): BankChecker['check'] =>
  async ({ folder }, options) => {
    const found = banks.find((bank) => bank.folder === folder);
    if (!found) throw new Error(`no bank in ${folder}`);
    return checkBank(found, options);
  };

export const hereChecker = checkerIn(process.cwd());
