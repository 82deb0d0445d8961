// The banks of this process: loaded from the configured folder now, and again when asked, without any of them being parsed here.
import type { BankChecker } from '#authoring/bank-checker.ts';
import { readBanks } from '#authoring/files.ts';
import { problemLine } from '#cli/report.ts';
import type { Catalogue } from '#core/question/catalogue.ts';
import type { Store } from '#store/store.ts';
import { type CheckFolder, createFolderCheck } from '#use-cases/check-folder.ts';
import { type LoadedBanks, type LoadOptions, loadBanks } from '#use-cases/load-banks.ts';
import { createReload, type Reload } from '#use-cases/reload-banks.ts';
import { regradeCommand } from '#use-cases/settle-advice.ts';
import { BANK_LIMITS, createBankChecker, TEXT_LIMITS } from '#workers/check-in-child.ts';

export type Library = {
  /** What is served now. */
  readonly catalogue: () => Catalogue;
  /** What came of the first load. */
  readonly loaded: LoadedBanks;
  readonly reload: Reload;
  readonly checkFolder: CheckFolder;
  /** For what authors send: a check of theirs and a load do not wait for each other. */
  readonly checker: BankChecker;
  /** Kills what is still being checked. */
  readonly stop: () => void;
};

export type LibraryOptions = {
  /** Told of the first load and of each one after it. */
  readonly report?: (loaded: LoadedBanks) => void;
  /** For the first load. */
  readonly acceptRetire?: boolean;
};

/** Loads the banks below the folder, once. Throws `storage-*`. */
export async function loadOnce(
  store: Store,
  folder: string,
  now: number,
  options: LoadOptions,
): Promise<LoadedBanks> {
  const cwd = process.cwd();
  const { check, stop } = createBankChecker(cwd, BANK_LIMITS);
  return loadBanks(store, readBanks([folder], cwd), now, check, options).finally(stop);
}

/** Loads the banks below the folder, ready to load them again. Throws `storage-*`. */
export async function openLibrary(
  store: Store,
  folder: string,
  now: () => number,
  { report = () => undefined, acceptRetire = false }: LibraryOptions,
): Promise<Library> {
  const cwd = process.cwd();
  const banks = createBankChecker(cwd, BANK_LIMITS);
  const texts = createBankChecker(cwd, TEXT_LIMITS);
  // Nobody waits for a reply yet, and most starts find every bank as it was: to see that, no child is needed.
  const read = readBanks([folder], cwd);
  const loaded = await loadBanks(store, read, now(), banks.check, { acceptRetire });
  report(loaded);
  let { catalogue } = loaded;
  const swap = (next: Catalogue) => {
    catalogue = next;
  };
  const reload = createReload({ store, checker: banks, folders: [folder], now, swap, report });
  return {
    catalogue: () => catalogue,
    loaded,
    reload,
    checkFolder: createFolderCheck(banks, [folder]),
    checker: texts,
    stop: () => {
      banks.stop();
      texts.stop();
    },
  };
}

function say(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Tells of one load after another; that errors are gone is told, too, where nothing else is to be told. */
export function createLoadReport(): (loaded: LoadedBanks) => void {
  let hadErrors = false;
  return (loaded) => {
    const hasErrors = loaded.problems.some(({ level }) => level === 'error');
    if (hadErrors && !hasErrors) say({ event: 'banks-mended' });
    hadErrors = hasErrors;
    reportLoad(loaded);
  };
}

/** Says what loading changed, a line a bank; errors go to standard error, all of them; advice is for `trapwise check`. */
function reportLoad({ changes, problems, catalogue }: LoadedBanks): void {
  for (const { bank, edits: _, ...lists } of changes) {
    const counts = Object.entries(lists).map(([what, ids]) => [what, ids.length]);
    say({ event: 'bank-loaded', bank, ...Object.fromEntries(counts) });
    for (const question of lists.keyChanged) {
      say({ event: 'key-changed', bank, question, see: regradeCommand(bank, question) });
    }
  }
  const errors = problems.filter(({ level }) => level === 'error');
  for (const error of errors) process.stderr.write(problemLine(error));
  const warnings = problems.length - errors.length;
  if (warnings > 0) say({ event: 'bank-warnings', count: warnings, see: 'trapwise check' });
  if (errors.length > 0) {
    const serving = [...catalogue.banks.keys()].join(', ') || 'none';
    process.stderr.write(
      `trapwise: a bank with errors is served as it was before; banks served: ${serving}\n`,
    );
  }
}
