// The tables as the committed migrations make them: strict, as schema.ts says, and closed to what must not be written.

import Database from 'better-sqlite3';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readMigrations } from '#store/sqlite/history.ts';
import { migrate } from '#store/sqlite/migrate.ts';
import * as schema from '#store/sqlite/schema.ts';
import * as daysSchema from '#store/sqlite/schema-days.ts';
import * as examSchema from '#store/sqlite/schema-exams.ts';
import * as logSchema from '#store/sqlite/schema-log.ts';
import * as reportSchema from '#store/sqlite/schema-reports.ts';
import { AT } from './fixtures.ts';
import { MIGRATIONS } from './sqlite-support.ts';

type TableInfo = { name: string; wr: number; strict: number };

let db: Database.Database;
beforeEach(() => {
  db = new Database(':memory:');
  migrate(db, { migrations: readMigrations(MIGRATIONS), appVersion: '0.1.0', now: AT });
});
afterEach(() => db.close());

const tables = () =>
  (db.pragma('table_list') as (TableInfo & { schema: string; type: string })[]).filter(
    ({ schema: of, name }) => of === 'main' && !name.startsWith('sqlite_'),
  );

describe('the schema', () => {
  test('every table is STRICT', () => {
    expect(tables().length).toBeGreaterThan(15);
    expect(tables().filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  test('a table without STRICT would be found', () => {
    db.exec('CREATE TABLE loose (a)');
    expect(tables().filter(({ strict }) => strict !== 1)).toMatchObject([{ name: 'loose' }]);
  });

  test('tables that are read by their whole key are clustered by it', () => {
    const clustered = tables().filter(({ wr }) => wr === 1);
    expect(clustered.map(({ name }) => name).sort()).toEqual([
      'free_days',
      'hold',
      'late_answer',
      'learner_day',
      'memory',
      'meta',
      'question_alias',
      'question_tally',
      'receipt',
      'request_claim',
      'review_log',
      'seen',
      'trap_count',
    ]);
  });

  test('tables, columns and NOT NULLs are those of schema.ts', () => {
    const written = Object.values({
      ...schema,
      ...daysSchema,
      ...examSchema,
      ...logSchema,
      ...reportSchema,
    })
      .filter((value) => value instanceof SQLiteTable)
      .map((table) => {
        const { name, columns } = getTableConfig(table);
        return [name, columns.map((column) => [column.name, column.getSQLType(), column.notNull])];
      });
    const made = tables()
      .filter(({ name }) => name !== 'migration')
      .map(({ name }) => {
        const columns = db.pragma(`table_info(${name})`) as {
          name: string;
          type: string;
          notnull: number;
        }[];
        return [name, columns.map((c) => [c.name, c.type.toLowerCase(), c.notnull === 1])];
      });
    expect(Object.fromEntries(made)).toEqual(Object.fromEntries(written));
  });

  test('nothing is deleted along with something else', () => {
    const actions = tables().flatMap(({ name }) =>
      (db.pragma(`foreign_key_list(${name})`) as { on_delete: string }[]).map(
        (key) => key.on_delete,
      ),
    );
    expect(actions.length).toBeGreaterThan(20);
    expect(new Set(actions)).toEqual(new Set(['NO ACTION']));
  });

  test('the pick of due cards is answered from its index alone', () => {
    const plan = db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT card_key, due_day FROM memory
          WHERE learner_key = ?+0 AND due_day <= ?+0 ORDER BY due_day, card_key`,
      )
      .all(1, 1) as { detail: string }[];
    expect(plan.map(({ detail }) => detail)).toEqual([
      'SEARCH memory USING COVERING INDEX memory_due (learner_key=? AND due_day<?)',
    ]);
  });

  const insertMemory = (cells: Partial<Record<string, unknown>>) => {
    const row = { stability: 1, difficulty: 5, due_day: 1, last_day: 1, last_at: 1, ...cells };
    const whole = { last_rating: 3, reps: 1, lapses: 0, ...row };
    const marks = Object.keys(whole).map((name) => `@${name}`);
    db.pragma('foreign_keys = OFF');
    db.prepare(
      `INSERT INTO memory (learner_key, card_key, ${Object.keys(whole)}) VALUES (1, 1, ${marks})`,
    ).run(whole);
  };

  test('a memory that is a memory is taken', () => {
    insertMemory({});
    expect(db.prepare('SELECT count(*) FROM memory').pluck().get()).toBe(1);
  });

  test.each([
    ['stability', Number.NaN],
    ['stability', Number.POSITIVE_INFINITY],
    ['stability', 0],
    ['stability', -1],
    ['stability', 'much'],
    ['difficulty', 0.99],
    ['difficulty', 10.01],
    ['difficulty', null],
    ['due_day', 1.5],
    ['due_day', 1e7],
    ['last_rating', 5],
    ['reps', 0],
    ['lapses', -1],
  ])('a memory whose %s is %s is refused by the table itself', (column, value) => {
    expect(() => insertMemory({ [column]: value })).toThrow(/constraint failed|cannot store/);
  });
});

describe('the log is append-only', () => {
  const ROW = `INTO review_log (learner_key, seq, at, day, kind, card_key, question_key, revision_key,
    presentation_key, response, correct, score, basis_key, row_hash)`;
  const values = (seq: number, presentation: number) =>
    `VALUES (1, ${seq}, ${AT}, 1, 0, 1, 1, 1, ${presentation}, '[0]', 1, 1, 1, zeroblob(32))`;
  const upsert = 'ON CONFLICT (learner_key, seq) DO UPDATE SET correct = 0';
  const WAYS: readonly string[] = [
    'UPDATE review_log SET correct = 0',
    'UPDATE OR REPLACE review_log SET seq = 2 WHERE seq = 1',
    'UPDATE OR IGNORE review_log SET correct = 0',
    'DELETE FROM review_log',
    `INSERT OR REPLACE ${ROW} ${values(1, 99)}`,
    `INSERT OR REPLACE ${ROW} ${values(99, 1)}`,
    `INSERT ${ROW} ${values(1, 99)}`,
    `INSERT ${ROW} ${values(1, 99)} ${upsert}`,
    `INSERT OR IGNORE ${ROW} ${values(1, 99)}`,
    `REPLACE ${ROW} ${values(2, 1)}`,
  ];
  const rows = () =>
    db.prepare('SELECT seq, presentation_key, correct FROM review_log').raw().all();
  const before = [
    [1, 1, 1],
    [2, 2, 1],
  ];

  beforeEach(() => {
    db.pragma('foreign_keys = OFF');
    db.pragma('recursive_triggers = ON');
    db.exec(`INSERT ${ROW} ${values(1, 1)}`);
    db.exec(`INSERT ${ROW} ${values(2, 2)}`);
  });

  test.each(WAYS)('%s is refused', (sql) => {
    expect(() => db.exec(sql)).toThrow('review_log is append-only');
    expect(rows()).toEqual(before);
  });

  test('with triggers against UPDATE and DELETE only, a REPLACE would walk through', () => {
    db.exec('DROP TRIGGER review_log_is_never_replaced');
    db.pragma('recursive_triggers = OFF');
    expect(() => db.exec('DELETE FROM review_log')).toThrow('append-only');
    db.exec(`INSERT OR REPLACE ${ROW} ${values(1, 99)}`);
    expect(rows()).toEqual([
      [1, 99, 1],
      [2, 2, 1],
    ]);
  });

  test('an answer may be undone once', () => {
    const undo = (seq: number) =>
      db.exec(`INSERT INTO review_log (learner_key, seq, at, day, kind, card_key, target, row_hash)
        VALUES (1, ${seq}, ${AT}, 1, 1, 1, 2, zeroblob(32))`);
    undo(3);
    expect(() => undo(4)).toThrow('append-only');
  });

  const fitRow = (card: string, fitted: string) =>
    `INSERT INTO review_log (learner_key, seq, at, day, kind, card_key, fitted, row_hash)
      VALUES (1, 3, ${AT}, 1, 3, ${card}, ${fitted}, zeroblob(32))`;

  test('a fit says what was fitted, of no card', () => {
    for (const row of [fitRow('1', "'{}'"), fitRow('NULL', 'NULL'), fitRow('NULL', "'{'")]) {
      expect(() => db.exec(row)).toThrow('CHECK constraint failed');
    }
    db.exec(fitRow('NULL', "'{}'"));
    expect(rows()).toHaveLength(3);
  });

  test.each([
    [
      'an answer without what it was',
      `VALUES (1, 3, 1, 1, 0, 1, 1, 1, 3, '[0]', NULL, 1, 1, zeroblob(32))`,
    ],
    [
      'a response that is not JSON',
      `VALUES (1, 3, 1, 1, 0, 1, 1, 1, 3, '[0', 1, 1, 1, zeroblob(32))`,
    ],
    [
      'a hash of another length',
      `VALUES (1, 3, 1, 1, 0, 1, 1, 1, 3, '[0]', 1, 1, 1, zeroblob(31))`,
    ],
    [
      'an unknown kind',
      `VALUES (1, 3, 1, 1, 9, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, zeroblob(32))`,
    ],
    [
      'an undo of nothing',
      `VALUES (1, 3, 1, 1, 1, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, zeroblob(32))`,
    ],
  ])('%s is refused', (_, row) => {
    expect(() => db.exec(`INSERT ${ROW} ${row}`)).toThrow('CHECK constraint failed');
  });

  test.each([
    "UPDATE revision SET body = '{}'",
    'DELETE FROM revision',
    `INSERT OR REPLACE INTO revision VALUES (1, '${'b'.repeat(32)}', '{}', 1)`,
    `INSERT OR REPLACE INTO revision VALUES (2, '${'a'.repeat(32)}', '{}', 1)`,
  ])('a revision never changes: %s', (sql) => {
    db.exec(`INSERT INTO revision VALUES (1, '${'a'.repeat(32)}', '{"a":1}', 1)`);
    expect(() => db.exec(sql)).toThrow('a revision never changes');
  });
});
