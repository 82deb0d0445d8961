// Which migrations there are, which a database has had, and what is still to do; anything doubtful is refused.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { StoreOpenError } from '../store-open-error.ts';

export type Migration = {
  /** From 1. */
  readonly n: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
};

export type AppliedMigration = {
  readonly n: number;
  readonly name: string;
  readonly sha256: string;
  readonly appVersion: string;
};

type Journal = { readonly entries: readonly { readonly idx: number; readonly tag: string }[] };

/** The migrations that drizzle-kit wrote into a folder, in the order of its journal. */
export function readMigrations(folder: string): Migration[] {
  try {
    const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal;
    return journal.entries.map(({ idx, tag }, place) => {
      if (idx !== place) throw new Error(`the journal's entry ${place} has number ${idx}`);
      // A checkout may have turned the line ends; that is no edit.
      const sql = readFileSync(join(folder, `${tag}.sql`), 'utf8').replaceAll('\r\n', '\n');
      return {
        n: place + 1,
        name: tag,
        sql,
        sha256: createHash('sha256').update(sql).digest('hex'),
      };
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreOpenError(
      7,
      `The migrations in ${folder} are not complete; install Trapwise again (${why}).`,
      error,
    );
  }
}

/** Migrations that a database has had, oldest first; none for an empty database. */
function readHistory(db: Database): AppliedMigration[] {
  const table = db.prepare(
    "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'",
  );
  if (!table.get()) return [];
  return db
    .prepare<[], AppliedMigration>(
      'SELECT n, name, sha256, app_version AS appVersion FROM migration ORDER BY n',
    )
    .all();
}

/**
 * What is to be applied, in order. Throws StoreOpenError 7 when the database is newer than these migrations, or when
 * one that it has had was edited, is missing, or is no longer in its place.
 */
export function pendingMigrations(db: Database, migrations: readonly Migration[]): Migration[] {
  const applied = readHistory(db);
  const version = db.pragma('user_version', { simple: true });
  const refuse = (why: string) => new StoreOpenError(7, `${db.name}: ${why}`);
  const names = new Set(migrations.map((migration) => migration.name));
  for (const [place, had] of applied.entries()) {
    const have = migrations[place];
    const origin = `migration ${had.name}, applied by Trapwise ${had.appVersion},`;
    if (had.n !== place + 1)
      throw refuse(`its history has a gap before ${origin} restore a backup.`);
    if (have?.name === had.name) {
      if (have.sha256 === had.sha256) continue;
      throw refuse(`${origin} was edited since; bring back the file as it was.`);
    }
    if (names.has(had.name)) {
      throw refuse(
        `${origin} is out of order: ${have?.name} came before it; give that one a later number.`,
      );
    }
    if (have) throw refuse(`${origin} is missing here; bring back its file.`);
    throw refuse(
      `it is newer than this program: ${origin} is unknown here; use that version or a backup.`,
    );
  }
  if (version !== applied.length) {
    throw refuse(
      `its version ${version} does not fit its history of ${applied.length}; restore a backup.`,
    );
  }
  return migrations.slice(applied.length);
}
