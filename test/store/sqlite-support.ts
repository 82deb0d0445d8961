// SQLite stores in folders of their own, for tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabaseOptions } from '#store/sqlite/open-database.ts';
import { openSqliteStore, type SqliteStore } from '#store/sqlite/sqlite-store.ts';
import { AT } from './fixtures.ts';

export const MIGRATIONS = join(import.meta.dirname, '../../migrations/sqlite');

export type Folder = { readonly path: string; readonly file: string; readonly remove: () => void };

/** A new folder, and the path of a database in it that does not exist yet. */
export function newFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'trapwise-store-'));
  const remove = () => rmSync(path, { recursive: true, force: true });
  return { path, file: join(path, 'trapwise.db'), remove };
}

export function options(
  path: string,
  more: Partial<OpenDatabaseOptions> = {},
): OpenDatabaseOptions {
  const program = { migrations: MIGRATIONS, appVersion: '0.1.0', now: AT };
  return { path, ...program, create: true, serve: true, ...more };
}

export async function openInNewFolder(): Promise<{
  store: SqliteStore;
  file: string;
  discard: () => Promise<void>;
}> {
  const { file, remove } = newFolder();
  const store = await openSqliteStore(options(file));
  const discard = async () => {
    await store.close();
    remove();
  };
  return { store, file, discard };
}
