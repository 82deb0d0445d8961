// Makes the store serve what the files say: each bank as a whole or not at all, unchanged ones without being parsed.
import type { BankChecker, ReadBank, ReadBanks } from '#authoring/bank-checker.ts';
import type { CheckedBank } from '#authoring/check.ts';
import { hasErrors, type Problem } from '#core/base/problem.ts';
import type { Instant } from '#core/base/time.ts';
import type { BankChanges, Catalogue } from '#core/question/catalogue.ts';
import type { Store } from '#store/store.ts';
import type { CheckedBanks } from './check-banks.ts';
import { combineChecked } from './combine-checked.ts';

export type LoadOptions = {
  /** The author says that what is gone from the files, however much it is, is gone on purpose. */
  readonly acceptRetire: boolean;
};

export type LoadedBanks = {
  /** What is served from now on. */
  readonly catalogue: Catalogue;
  /** Banks that were saved or retired, with what that changed. */
  readonly changes: readonly BankChanges[];
  /** Ids of the banks whose files are as they were. */
  readonly unchanged: readonly string[];
  /** Ids of the banks that are served as they were, because their files have errors or cannot be found for errors. */
  readonly kept: readonly string[];
  readonly problems: readonly Problem[];
};

type Check = BankChecker['check'];

/** Checks what is new; all of it when a new folder takes the id of an unchanged one. */
async function checkChanged(
  { banks: sources, problems: found }: ReadBanks,
  idByHash: ReadonlyMap<string, string>,
  now: Instant,
  check: Check,
): Promise<{ readonly unchanged: readonly string[]; readonly checked: CheckedBanks }> {
  const today = new Date(now).toISOString().slice(0, 10);
  const options = { inventory: null, today, release: false };
  const checkAll = async (banks: readonly ReadBank[]) => {
    const checked: CheckedBank[] = [];
    for (const bank of banks) checked.push(await check(bank, options));
    return combineChecked(checked, found);
  };
  const isKnown = ({ hash, problems }: ReadBank) => idByHash.has(hash) && !hasErrors(problems);
  const unchanged = sources.filter(isKnown).flatMap(({ hash }) => idByHash.get(hash) ?? []);
  const changed = sources.filter((source) => !isKnown(source));
  const checked = await checkAll(changed);
  const twice =
    new Set(unchanged).size < unchanged.length ||
    checked.linked.some(({ bank }) => unchanged.includes(bank.bank));
  return twice ? { unchanged: [], checked: await checkAll(sources) } : { unchanged, checked };
}

/**
 * A bank with an error keeps serving what it had. A bank whose folder is gone is retired, unless something that could
 * not be read may be that very bank. Throws `storage-*`.
 */
export async function loadBanks(
  store: Store,
  read: ReadBanks,
  now: Instant,
  check: Check,
  _options: LoadOptions = { acceptRetire: false },
): Promise<LoadedBanks> {
  const before = await store.loadCatalogue();
  const idByHash = new Map(
    [...before.banks.values()].map((bank) => [bank.sourceHash, bank.bank.bank]),
  );
  const { unchanged, checked } = await checkChanged(read, idByHash, now, check);
  const changes: BankChanges[] = [];
  for (const linked of checked.linked) changes.push(await store.saveBank(linked, now));

  const named = new Set([
    ...unchanged,
    ...checked.linked.map(({ bank }) => bank.bank),
    ...checked.refused,
  ]);
  const unsure = checked.nameless > 0 || hasErrors(read.problems);
  const gone = unsure ? [] : [...before.banks.keys()].filter((id) => !named.has(id));
  for (const id of gone) changes.push(await store.retireBank(id, now));
  const settled = new Set([...unchanged, ...changes.map(({ bank }) => bank)]);
  return {
    kept: [...before.banks.keys()].filter((id) => !settled.has(id)),
    catalogue: changes.length > 0 ? await store.loadCatalogue() : before,
    changes,
    unchanged,
    problems: checked.problems,
  };
}
