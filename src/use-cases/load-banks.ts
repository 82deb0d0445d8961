// Makes the store serve what the files say: each bank as a whole or not at all, unchanged ones without being parsed.
import type { BankSource } from '#authoring/bank-source.ts';
import { hasErrors, type Problem } from '#core/base/problem.ts';
import type { Instant } from '#core/base/time.ts';
import type { BankChanges, Catalogue } from '#core/question/catalogue.ts';
import type { Store } from '#store/store.ts';
import { type CheckedBanks, checkBanks } from './check-banks.ts';

export type LoadedBanks = {
  /** What is served from now on. */
  readonly catalogue: Catalogue;
  /** Banks that were saved or retired, with what that changed. */
  readonly changes: readonly BankChanges[];
  /** Ids of the banks whose files are as they were. */
  readonly unchanged: readonly string[];
  readonly problems: readonly Problem[];
};

/** Checks what is new; all of it when a new folder takes the id of an unchanged one. */
function checkChanged(
  sources: readonly BankSource[],
  idByHash: ReadonlyMap<string, string>,
  found: readonly Problem[],
  now: Instant,
): { readonly unchanged: readonly string[]; readonly checked: CheckedBanks } {
  const today = new Date(now).toISOString().slice(0, 10);
  const options = { inventory: null, today, release: false };
  const isKnown = ({ hash, problems }: BankSource) => idByHash.has(hash) && !hasErrors(problems);
  const unchanged = sources.filter(isKnown).flatMap(({ hash }) => idByHash.get(hash) ?? []);
  const changed = sources.filter((source) => !isKnown(source));
  const checked = checkBanks(changed, found, options);
  const twice =
    new Set(unchanged).size < unchanged.length ||
    checked.linked.some(({ bank }) => unchanged.includes(bank.bank));
  return twice
    ? { unchanged: [], checked: checkBanks(sources, found, options) }
    : { unchanged, checked };
}

/**
 * A bank with an error keeps serving what it had. A bank whose folder is gone is retired, unless something that could
 * not be read may be that very bank. Throws `storage-*`.
 */
export async function loadBanks(
  store: Store,
  read: { readonly banks: readonly BankSource[]; readonly problems: readonly Problem[] },
  now: Instant,
): Promise<LoadedBanks> {
  const before = await store.loadCatalogue();
  const idByHash = new Map(
    [...before.banks.values()].map((bank) => [bank.sourceHash, bank.bank.bank]),
  );
  const { unchanged, checked } = checkChanged(read.banks, idByHash, read.problems, now);
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
  return {
    catalogue: changes.length > 0 ? await store.loadCatalogue() : before,
    changes,
    unchanged,
    problems: checked.problems,
  };
}
