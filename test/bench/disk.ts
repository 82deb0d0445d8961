// What the disk costs and what the database takes of it.
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Quartiles, quartiles } from './figures.ts';

const SYNCS = 200;
const PAGE = Buffer.alloc(4096, 1);

/** Milliseconds of an fsync after appending one page. */
export function timeFsync(folder: string): Quartiles {
  const path = join(folder, `fsync-${process.pid}`);
  const file = openSync(path, 'w');
  try {
    const times = Array.from({ length: SYNCS }, (_, page) => {
      writeSync(file, PAGE, 0, PAGE.length, page * PAGE.length);
      const begun = performance.now();
      fsyncSync(file);
      return performance.now() - begun;
    });
    return quartiles(times);
  } finally {
    closeSync(file);
    rmSync(path);
  }
}

export type RowSize = { readonly rows: number; readonly bytesPerRow: number };

/** Bytes of the pages that a table and its indexes fill, per row; as they lie, not packed. */
export function rowSizes(path: string, tables: readonly string[]): Record<string, RowSize> {
  const db = new Database(path, { readonly: true });
  try {
    const bytes = db
      .prepare<[string], number>(
        `SELECT sum(pgsize) FROM dbstat WHERE aggregate = 1
          AND name IN (SELECT name FROM sqlite_schema WHERE tbl_name = ?)`,
      )
      .pluck();
    return Object.fromEntries(
      tables.map((table) => {
        const rows = Number(db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get());
        return [table, { rows, bytesPerRow: (bytes.get(table) ?? 0) / rows }];
      }),
    );
  } finally {
    db.close();
  }
}
