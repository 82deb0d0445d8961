// Makes the store serve what the files say: each bank as a whole or not at all, unchanged ones without being parsed.
import type { BankChecker, ReadBank, ReadBanks } from '#authoring/bank-checker.ts';
import type { CheckedBank } from '#authoring/check.ts';
import { sortProblems } from '#authoring/told-problems.ts';
import { hasErrors, type Place, type Problem } from '#core/base/problem.ts';
import { type Instant, isoDate } from '#core/base/time.ts';
import type { BankProposal } from '#core/question/bank-proposal.ts';
import type { BankChanges, Catalogue } from '#core/question/catalogue.ts';
import type { Store } from '#store/store.ts';
import { type CheckedBanks, combineChecked } from './check-banks.ts';
import { formerBank, objections, renamedBankProblem } from './guard-bank.ts';

export type LoadedBanks = {
  /** What is served from now on. */
  readonly catalogue: Catalogue;
  /** Banks that were saved or retired, with what that changed; in a dry run, what it would change. */
  readonly changes: readonly BankChanges[];
  /** What was not done, because `problems` tells of something that the author must settle first. */
  readonly refused: readonly BankChanges[];
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
  const today = isoDate(now);
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

export type LoadOptions = {
  /** Lets much of a bank go at once, its cards be split, and a bank begin anew under another id. */
  readonly acceptRetire?: boolean;
  /** Only tells what loading would change; nothing is written. */
  readonly dryRun?: boolean;
};

/**
 * A bank with an error keeps serving what it had, and so does one whose change its author must settle first. A bank
 * whose folder is gone is retired, unless something that could not be read may be that very bank. Throws `storage-*`.
 */
export async function loadBanks(
  store: Store,
  read: ReadBanks,
  now: Instant,
  check: Check,
  { acceptRetire = false, dryRun = false }: LoadOptions = {},
): Promise<LoadedBanks> {
  const before = await store.loadCatalogue();
  const idByHash = new Map(
    [...before.banks.values()].map((bank) => [bank.sourceHash, bank.bank.bank]),
  );
  const { unchanged, checked } = await checkChanged(read, idByHash, now, check);
  const changes: BankChanges[] = [];
  const refused: BankChanges[] = [];
  const problems = [...checked.problems];
  /** Applies what nothing speaks against, and keeps what was said of it. */
  const settle = async (
    place: Place | undefined,
    found: readonly Problem[],
    apply: (decide: (proposal: BankProposal) => boolean) => Promise<BankChanges>,
  ): Promise<void> => {
    let said = found;
    const made = await apply((proposal) => {
      said = [...found, ...objections(proposal, place, acceptRetire)];
      return !dryRun && !hasErrors(said);
    });
    problems.push(...said);
    (hasErrors(said) ? refused : changes).push(made);
  };

  const named = new Set([
    ...unchanged,
    ...checked.linked.map(({ bank }) => bank.bank),
    ...checked.refused,
  ]);
  const missing = [...before.banks.values()].filter(({ bank }) => !named.has(bank.bank));
  const known = new Set([...before.cards.values()].map(({ bank }) => bank));
  const kept = new Set<string>();
  for (const linked of checked.linked) {
    const isNew = !known.has(linked.bank.bank);
    const former = isNew && !acceptRetire ? formerBank(linked, missing) : null;
    if (former) kept.add(former.bank.bank);
    const found = former ? [renamedBankProblem(linked, former.bank.bank)] : [];
    await settle(linked.place, found, (decide) => store.saveBank(linked, now, decide));
  }
  const unsure = checked.nameless > 0 || hasErrors(read.problems);
  for (const { bank } of unsure ? [] : missing) {
    if (kept.has(bank.bank)) continue;
    await settle(undefined, [], (decide) => store.retireBank(bank.bank, now, decide));
  }
  const settled = new Set([...unchanged, ...changes.map(({ bank }) => bank)]);
  return {
    kept: [...before.banks.keys()].filter((id) => !settled.has(id)),
    catalogue: changes.length > 0 && !dryRun ? await store.loadCatalogue() : before,
    changes,
    refused,
    unchanged,
    problems: sortProblems(problems),
  };
}
