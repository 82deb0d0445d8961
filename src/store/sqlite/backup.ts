// A copy of an open database: complete, checked, and under its name only then.
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreOpenError } from '../store-open-error.ts';
import { publish } from './durable-file.ts';

/** Number of rows of every table. */
export function countRows(db: Database.Database): Map<string, number> {
  const names = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .pluck()
    .all();
  const count = (name: string) =>
    db
      .prepare<[], number>(`SELECT count(*) FROM "${name.replaceAll('"', '""')}"`)
      .pluck()
      .get() ?? 0;
  return new Map(names.map((name) => [name, count(name)]));
}

/** Opens a copy and reads all of it; what is wrong, or null. */
function findFlaw(
  copy: string,
  rows: ReadonlyMap<string, number>,
  version: unknown,
): string | null {
  const db = new Database(copy, { readonly: true, fileMustExist: true });
  try {
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return 'it is damaged';
    if (db.pragma('user_version', { simple: true }) !== version) return 'it has another version';
    const copied = countRows(db);
    const missing = [...rows].find(([table, count]) => copied.get(table) !== count);
    return missing ? `rows of ${missing[0]} are missing` : null;
  } finally {
    db.close();
  }
}

/** Copies the database to `path`, which must not exist. Throws StoreOpenError 4 when the copy is not good. */
export function backUp(db: Database.Database, path: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  rmSync(temporary, { force: true });
  try {
    const rows = countRows(db);
    const version = db.pragma('user_version', { simple: true });
    db.prepare('VACUUM INTO ?').run(temporary);
    const flaw = findFlaw(temporary, rows, version);
    if (flaw) throw new Error(flaw);
    if (!publish(temporary, path)) throw new Error('there is a file of that name');
  } catch (error) {
    rmSync(temporary, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreOpenError(
      4,
      `Cannot back up ${db.name} to ${path}: ${why}. Make room and try again.`,
      error,
    );
  }
}
