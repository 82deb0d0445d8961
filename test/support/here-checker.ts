// Reads and checks banks in this process: the same functions as in the child, without its limits.
import type { BankChecker } from '#authoring/bank-checker.ts';
import { createBankSource } from '#authoring/bank-source.ts';
import { checkBank, checkPart } from '#authoring/check.ts';
import { readBanks } from '#authoring/files.ts';

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

export const hereChecker = checkerIn(process.cwd());
