// From a path to a connection that may be written: found or made, examined, locked, migrated, proved.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Instant } from '#core/base/time.ts';
import { StoreOpenError } from '../store-open-error.ts';
import { connect, proveDurable } from './connection.ts';
import { publish } from './durable-file.ts';
import { APPLICATION_ID, asOpenError, examine, examineHeader, sizeOf } from './examine.ts';
import { type FileIdentity, identityOf, isSameFile } from './file-identity.ts';
import { readMigrations } from './history.ts';
import { type MigrateOptions, migrate } from './migrate.ts';
import { type ServerLock, takeServerLock } from './server-lock.ts';

export type OpenDatabaseOptions = {
  readonly path: string;
  /** Folder of the SQL files and their journal. */
  readonly migrations: string;
  readonly appVersion: string;
  readonly now: Instant;
  /** Makes the file, and its folder, when there is none. */
  readonly create: boolean;
  /** True for the one process that serves; a command that writes beside it does not lock. */
  readonly serve: boolean;
};

export type OpenDatabase = {
  readonly db: Database.Database;
  readonly identity: FileIdentity;
  readonly lock: ServerLock | null;
};

/** Throws StoreOpenError; a file that is refused is left as it was, byte for byte. */
export function openDatabase(options: OpenDatabaseOptions): OpenDatabase {
  const { path, serve } = options;
  const migrateOptions = { ...options, migrations: readMigrations(options.migrations) };
  makeFolder(options);
  let lock: ServerLock | null = null;
  let db: Database.Database | null = null;
  try {
    if (existsSync(path)) examineHeader(path);
    if (serve) lock = takeServerLock(path);
    if (!existsSync(path)) withLock(path, lock, () => createDatabase(path, migrateOptions));
    examineHeader(path);
    const pending = examine(path, migrateOptions.migrations);

    const identity = identityOf(path);
    db = connect(path, serve);
    const writer = db;
    if (pending.length > 0) withLock(path, lock, () => migrate(writer, migrateOptions));
    proveDurable(db);
    if (!identity || !isSameFile(identity, identityOf(path))) {
      throw new StoreOpenError(6, `${path} was replaced while it was opened; start again.`);
    }
    return { db, identity, lock };
  } catch (error) {
    db?.close();
    lock?.release();
    throw asOpenError(path, error);
  }
}

/** Step by step: the recursive call of Node never ends below a file system that takes no folders, such as /proc. */
function makeWithParents(folder: string): void {
  const isThere = () => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isThere()) return;
  if (dirname(folder) !== folder) makeWithParents(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!isThere()) throw error;
  }
}

function makeFolder({ path, create }: OpenDatabaseOptions): void {
  const folder = dirname(path);
  if (!create) {
    if (existsSync(path)) return;
    throw new StoreOpenError(
      4,
      `There is no database at ${path}; start the server once, or name its file.`,
    );
  }
  try {
    makeWithParents(folder);
  } catch (error) {
    throw new StoreOpenError(
      4,
      `Cannot make the folder ${folder}; name one that this user may write.`,
      error,
    );
  }
}

/** Making and migrating need the lock, also in a process that does not serve. */
function withLock(path: string, held: ServerLock | null, work: () => void): void {
  const lock = held ?? takeServerLock(path);
  try {
    work();
  } finally {
    if (lock !== held) lock.release();
  }
}

/** Made under another name and published when complete, so that an empty or half-made file is never ours. */
function createDatabase(path: string, options: MigrateOptions): void {
  for (const left of [`${path}-wal`, `${path}-journal`]) {
    if (sizeOf(left) === 0) continue;
    throw new StoreOpenError(
      5,
      `${left} is left of a database that is gone; restore a backup, or remove it.`,
    );
  }
  const temporary = `${path}.${process.pid}.new`;
  rmSync(temporary, { force: true });
  try {
    new Database(temporary).close();
    const db = connect(temporary, false);
    try {
      db.pragma(`application_id = ${APPLICATION_ID}`);
      migrate(db, options);
      db.prepare("INSERT INTO meta VALUES ('secret', ?)").run(randomBytes(32));
    } finally {
      db.close();
    }
    publish(temporary, path);
  } finally {
    for (const file of [temporary, `${temporary}-wal`, `${temporary}-shm`])
      rmSync(file, { force: true });
  }
}
