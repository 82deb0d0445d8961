// The registry of engines: a URL's scheme → the engine, imported only when it is used.
import type { Instant } from '#core/base/time.ts';
import type { Store } from './store.ts';
import { StoreOpenError } from './store-open-error.ts';

export type OpenStoreOptions = {
  /** Folder that holds one folder of migrations per engine. */
  readonly migrations: string;
  readonly appVersion: string;
  readonly now: Instant;
  /** Makes the database when there is none. */
  readonly create: boolean;
  /** True for the one process that serves; others may write beside it. */
  readonly serve: boolean;
};

type Engine = (address: string, options: OpenStoreOptions) => Promise<Store>;

const ENGINES: Record<string, Engine> = {
  sqlite: async (path, options) =>
    (await import('./sqlite/sqlite-store.ts')).openSqliteStore({
      ...options,
      path,
      migrations: `${options.migrations}/sqlite`,
    }),
  memory: async () => (await import('./memory/memory-store.ts')).openMemoryStore(),
};

/** Opens `sqlite:PATH` or `memory:`; the caller closes it. Throws StoreOpenError. */
export async function openStore(url: string, options: OpenStoreOptions): Promise<Store> {
  const colon = url.indexOf(':');
  const engine = Object.hasOwn(ENGINES, url.slice(0, colon)) && ENGINES[url.slice(0, colon)];
  if (!engine) {
    const known = Object.keys(ENGINES).map((scheme) => `${scheme}:`);
    throw new StoreOpenError(
      4,
      `No storage engine for this address; it must begin with ${known.join(' or ')}`,
    );
  }
  return engine(url.slice(colon + 1), options);
}
