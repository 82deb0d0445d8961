// Loads the banks again while they are served: one load after the other, and each catalogue swapped in as one.
import type { BankChecker } from '#authoring/bank-checker.ts';
import type { Instant } from '#core/base/time.ts';
import type { Catalogue } from '#core/question/catalogue.ts';
import type { Store } from '#store/store.ts';
import { type LoadedBanks, loadBanks } from './load-banks.ts';

/** Throws `storage-*`; what was saved until then is served after the next load. */
export type Reload = (options: { readonly acceptRetire: boolean }) => Promise<LoadedBanks>;

export type ReloadParts = {
  readonly store: Store;
  readonly checker: BankChecker;
  /** Of the banks, or of their parents. */
  readonly folders: readonly string[];
  readonly now: () => Instant;
  /** Makes a catalogue the one that is served. */
  readonly swap: (catalogue: Catalogue) => void;
  /** Told of each load that came to its end. */
  readonly report: (loaded: LoadedBanks) => void;
};

/**
 * A reload that is asked for while another runs waits for it, because the files may have changed since that one read
 * them; all that wait for the same thing share one.
 */
export function createReload(parts: ReloadParts): Reload {
  const { store, checker, folders, now, swap, report } = parts;
  const waiting = new Map<boolean, Promise<LoadedBanks>>();
  let last: Promise<unknown> = Promise.resolve();

  async function load(acceptRetire: boolean): Promise<LoadedBanks> {
    const read = await checker.read(folders);
    const loaded = await loadBanks(store, read, now(), checker.check, { acceptRetire });
    swap(loaded.catalogue);
    report(loaded);
    return loaded;
  }

  return ({ acceptRetire }) => {
    const shared = waiting.get(acceptRetire);
    if (shared) return shared;
    const next = last.then(() => {
      waiting.delete(acceptRetire);
      return load(acceptRetire);
    });
    waiting.set(acceptRetire, next);
    last = next.catch(() => undefined);
    return next;
  };
}
