// Runs migrations so that they happen wholly or not at all, and lose nothing.
import { rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { Instant } from '#core/base/time.ts';
import { StoreOpenError } from '../store-open-error.ts';
import { backUp, countRows } from './backup.ts';
import { type Migration, pendingMigrations } from './history.ts';

export type MigrateOptions = {
  readonly migrations: readonly Migration[];
  readonly appVersion: string;
  readonly now: Instant;
};

const MAY_CHANGE = /^-- rows: (\w+) may change$/gm;
const BREAKPOINT = /--> statement-breakpoint/;

/** How long to wait for another process that migrates. */
const WAIT_MS = 30_000;

/**
 * Brings the database up to date; returns the names of what was applied. Before, a database that holds anything is
 * backed up beside itself. Rows of a table may change only where the migration says so in a line
 * `-- rows: table may change`, and triggers stay. Throws StoreOpenError 7, with nothing changed, when a migration
 * cannot be trusted or fails. (Not drizzle's own migrator: that one lets a rebuilt table cascade its children away, and
 * accepts histories that do not fit; pinned in test/store/sqlite-migrate.test.ts.)
 */
export function migrate(db: Database, options: MigrateOptions): string[] {
  const planned = pendingMigrations(db, options.migrations);
  const [first] = planned;
  if (!first) return [];
  const backup = first.n > 1 ? backupPath(db, first.n, options.now) : null;
  if (backup) backUp(db, backup);

  const timeout = Number(db.pragma('busy_timeout', { simple: true }));
  db.pragma(`busy_timeout = ${WAIT_MS}`);
  // A no-op inside a transaction: this is why it must be here.
  db.pragma('foreign_keys = OFF');
  let applied: string[] = [];
  try {
    db.exec('BEGIN EXCLUSIVE');
    // Another process may have migrated while this one waited.
    const pending = pendingMigrations(db, options.migrations);
    for (const migration of pending) apply(db, migration, options);
    db.exec('COMMIT');
    applied = pending.map(({ name }) => name);
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
    db.pragma('foreign_keys = ON');
    db.pragma(`busy_timeout = ${timeout}`);
    // Nothing was changed: a start that is tried again and again must not fill the disk.
    if (backup && applied.length === 0) rmSync(backup, { force: true });
  }
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') {
    throw new StoreOpenError(
      5,
      `${db.name} is damaged after its migration; restore the backup beside it.`,
    );
  }
  return applied;
}

function backupPath(db: Database, n: number, now: Instant): string {
  const stamp = new Date(now).toISOString().replaceAll(/[-:.]/g, '');
  return `${db.name}.before-${n}-${stamp}.backup`;
}

function triggersOf(db: Database): string[] {
  return db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all();
}

function apply(db: Database, { n, name, sql, sha256 }: Migration, options: MigrateOptions): void {
  const refuse = (why: string, cause?: unknown) =>
    new StoreOpenError(7, `${db.name}: migration ${name} ${why}; nothing was changed.`, cause);
  const rows = countRows(db);
  const triggers = triggersOf(db);
  try {
    for (const statement of sql.split(BREAKPOINT)) db.exec(statement);
  } catch (error) {
    throw refuse(`fails: ${error instanceof Error ? error.message : String(error)}`, error);
  }
  if (!db.inTransaction) throw refuse('ends the transaction that it runs in');

  const mayChange = new Set([...sql.matchAll(MAY_CHANGE)].map((match) => match[1]));
  const after = countRows(db);
  for (const [table, count] of rows) {
    if (after.get(table) === count || mayChange.has(table)) continue;
    throw refuse(`turns ${count} rows of ${table} into ${after.get(table) ?? 'none'}`);
  }
  const left = new Set(triggersOf(db));
  const lost = triggers.find((trigger) => !left.has(trigger));
  if (lost) throw refuse(`loses the trigger ${lost}`);
  const [orphan] = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (orphan) throw refuse(`leaves rows of ${orphan.table} without their ${orphan.parent}`);

  db.exec(
    `CREATE TABLE IF NOT EXISTS migration (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
      sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL, app_version TEXT NOT NULL) STRICT`,
  );
  db.prepare('INSERT INTO migration VALUES (?, ?, ?, ?, ?)').run(
    n,
    name,
    sha256,
    options.now,
    options.appVersion,
  );
  db.pragma(`user_version = ${n}`);
}
