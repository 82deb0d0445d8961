// What is wrong in the folder of the banks as its files are now; checked anew only when one of them changed.
import { createHash } from 'node:crypto';
import type { BankChecker, ReadBanks } from '#authoring/bank-checker.ts';
import type { CheckedBank } from '#authoring/check.ts';
import { hasErrors, type Problem } from '#core/base/problem.ts';
import type { Catalogue } from '#core/question/catalogue.ts';
import { type CheckSummary, combineChecked } from './check-banks.ts';

export type CheckedFolder = {
  /** Another one whenever a file, or what is found in it, is another. */
  readonly version: string;
  /** True when what is served is what the files say. */
  readonly served: boolean;
  readonly problems: readonly Problem[];
  readonly summary: CheckSummary;
};

/** `today` as YYYY-MM-DD, because facts go out of date. Rejects never. */
export type CheckFolder = (today: string, catalogue: Catalogue) => Promise<CheckedFolder>;

type Found = Omit<CheckedFolder, 'served'> & { readonly hashes: readonly string[] };

function versionOf({ banks, problems }: ReadBanks, today: string): string {
  const read = banks.map(({ folder, hash, problems: found }) => [folder, hash, found]);
  return createHash('sha256')
    .update(JSON.stringify([today, read, problems]))
    .digest('hex');
}

/** Whoever asks while the folder is being checked gets what comes of that: the next look sees what changed meanwhile. */
export function createFolderCheck(checker: BankChecker, folders: readonly string[]): CheckFolder {
  let last: Found | null = null;
  let running: Promise<Found> | null = null;

  async function look(today: string): Promise<Found> {
    const read = await checker.read(folders);
    const version = versionOf(read, today);
    if (last?.version === version) return last;
    const options = { inventory: null, today, release: false };
    const checked: CheckedBank[] = [];
    for (const bank of read.banks) checked.push(await checker.check(bank, options));
    const { problems, summary } = combineChecked(checked, read.problems);
    last = { version, problems, summary, hashes: read.banks.map(({ hash }) => hash) };
    return last;
  }

  return async (today, catalogue) => {
    running ??= look(today).finally(() => {
      running = null;
    });
    const { hashes, ...found } = await running;
    const served = new Set([...catalogue.banks.values()].map(({ sourceHash }) => sourceHash));
    const isServed = hashes.length === served.size && hashes.every((hash) => served.has(hash));
    return { ...found, served: isServed && !hasErrors(found.problems) };
  };
}
