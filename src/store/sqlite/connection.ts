// The writing connection: its settings, and the proof that they hold.
import Database from 'better-sqlite3';
import { StoreOpenError } from '../store-open-error.ts';

/** Older ones can lose a commit in a WAL reset. */
const OLDEST_SQLITE = [3, 51, 3];

/**
 * Settings of every connection that writes. `synchronous` is said although FULL is the default elsewhere:
 * better-sqlite3 is built so that WAL alone means NORMAL, which loses answers when the power fails.
 */
const SETTINGS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'recursive_triggers = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'secure_delete = FAST',
  `journal_size_limit = ${64 * 1024 ** 2}`,
  'wal_autocheckpoint = 8000',
  `cache_size = ${-16 * 1024}`,
  'mmap_size = 0',
];

/**
 * How long a write waits for another process, and the event loop with it: a server goes on with other requests in
 * between and asks again, a command has nothing else to do.
 */
const WAIT_MS = { serve: 250, command: 5000 };

/** Opens a file that exists. */
export function connect(path: string, serve: boolean): Database.Database {
  const timeout = serve ? WAIT_MS.serve : WAIT_MS.command;
  const db = new Database(path, { fileMustExist: true, timeout });
  try {
    const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
    if (isOlder(version.split('.').map(Number), OLDEST_SQLITE)) {
      throw new StoreOpenError(
        4,
        `SQLite ${version} can lose data; run npm ci for the one that belongs here.`,
      );
    }
    for (const setting of SETTINGS) db.pragma(setting);
    if (db.pragma('journal_mode', { simple: true }) !== 'wal') {
      throw new StoreOpenError(4, `${path} cannot use a write-ahead log; move it to a local disk.`);
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function isOlder(version: readonly number[], oldest: readonly number[]): boolean {
  for (const [place, least] of oldest.entries()) {
    const part = version[place] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

/** Writes once and then asks whether commits are synced: before the first write SQLite answers too kindly. */
export function proveDurable(db: Database.Database): void {
  db.prepare(
    "INSERT INTO meta VALUES ('probe', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  ).run(Buffer.from(String(process.pid)));
  if (db.pragma('synchronous', { simple: true }) !== 2) {
    throw new StoreOpenError(
      4,
      `${db.name} does not sync its commits; this build of SQLite cannot be used.`,
    );
  }
}
