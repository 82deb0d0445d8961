// Looks at a database file without writing a byte, and says why it cannot be used.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreOpenError } from '../store-open-error.ts';
import { faultOf } from './faults.ts';
import { type Migration, pendingMigrations } from './history.ts';

/** `TRPW`: says in the file's header whose it is. */
export const APPLICATION_ID = 0x54525057;
const MAGIC = 'SQLite format 3\0';
/** Above this a clean database is not read through at start. */
const ALWAYS_CHECKED_BYTES = 1024 ** 3;

/** Reads the header. Throws StoreOpenError 4 when the file cannot be read, 5 when it is empty, damaged or not ours. */
export function examineHeader(path: string): void {
  const header = Buffer.alloc(100);
  let length = 0;
  try {
    const file = openSync(path, 'r');
    try {
      length = readSync(file, header);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new StoreOpenError(
      4,
      `Cannot read ${path}; make it a plain file that this user may read.`,
      error,
    );
  }
  const remedy = 'restore a backup, or name another file.';
  if (length === 0)
    throw new StoreOpenError(5, `${path} is empty, not a Trapwise database; ${remedy}`);
  if (length < 100 || header.toString('latin1', 0, 16) !== MAGIC) {
    throw new StoreOpenError(
      5,
      `${path} is not a SQLite database, or its header is damaged; ${remedy}`,
    );
  }
  if (header.readUInt32BE(68) !== APPLICATION_ID) {
    throw new StoreOpenError(5, `${path} is a database of another program; ${remedy}`);
  }
}

/** Bytes of a file; 0 when there is none. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Reads through the database on a read-only connection; returns what is to be migrated. Throws StoreOpenError 4 when
 * it cannot be opened, 5 when it is damaged, 7 when its schema does not fit.
 */
export function examine(path: string, migrations: readonly Migration[]): Migration[] {
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 });
    const isChecked = sizeOf(path) <= ALWAYS_CHECKED_BYTES || sizeOf(`${path}-wal`) > 0;
    const found = isChecked ? db.pragma('quick_check(1)', { simple: true }) : 'ok';
    if (found !== 'ok') {
      throw new StoreOpenError(5, `${path} is damaged; restore a backup (${found}).`);
    }
    return pendingMigrations(db, migrations);
  } catch (error) {
    throw asOpenError(path, error);
  } finally {
    db?.close();
  }
}

/** Turns what SQLite says at open into an exit code and a remedy; everything else passes unchanged. */
export function asOpenError(path: string, error: unknown): unknown {
  const fault = faultOf(error);
  const why = error instanceof Error ? error.message : '';
  if (fault === 'corrupt') {
    return new StoreOpenError(5, `${path} is damaged; restore a backup (${why}).`, error);
  }
  if (fault === 'busy') {
    return new StoreOpenError(
      4,
      `${path} is locked by another program; end that one first (${why}).`,
      error,
    );
  }
  if (fault) {
    return new StoreOpenError(
      4,
      `Cannot use ${path}; its folder must be writable and have room (${why}).`,
      error,
    );
  }
  return error;
}
