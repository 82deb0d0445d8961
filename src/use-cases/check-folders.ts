// Checks the banks below folders, one after the other, wherever the checker does it.
import type { BankChecker } from '#authoring/bank-checker.ts';
import type { CheckedBank, CheckOptions } from '#authoring/check.ts';
import type { Problem } from '#core/base/problem.ts';
import type { CheckedBanks } from './check-banks.ts';
import { combineChecked } from './combine-checked.ts';

/** `found` are problems that belong to no bank. */
export async function checkFolders(
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
