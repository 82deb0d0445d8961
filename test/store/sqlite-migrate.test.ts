// Migrations: wholly or not at all, nothing lost, no doubtful history; with drizzle's own migrator as the control.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as stockMigrate } from 'drizzle-orm/better-sqlite3/migrator';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readMigrations } from '#store/sqlite/history.ts';
import { migrate } from '#store/sqlite/migrate.ts';
import { StoreOpenError } from '#store/store-open-error.ts';
import { AT } from './fixtures.ts';
import { type Folder, newFolder } from './sqlite-support.ts';

type Written = readonly (readonly [name: string, sql: string])[];

const BASE: Written = [
  [
    '0000_base',
    `CREATE TABLE card (id INTEGER PRIMARY KEY, title TEXT NOT NULL) STRICT;
--> statement-breakpoint
CREATE TABLE log (id INTEGER PRIMARY KEY,
  card_id INTEGER NOT NULL REFERENCES card (id) ON DELETE CASCADE) STRICT;`,
  ],
];
const ROWS =
  "INSERT INTO card VALUES (1, 'a'), (2, 'b'); INSERT INTO log VALUES (1, 1), (2, 1), (3, 2);";
/** What drizzle-kit writes for a changed column of a table that others refer to. */
const REBUILD: readonly [string, string] = [
  '0001_rebuild',
  `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE __new_card (id INTEGER PRIMARY KEY, title TEXT) STRICT;--> statement-breakpoint
INSERT INTO __new_card SELECT id, title FROM card;--> statement-breakpoint
DROP TABLE card;--> statement-breakpoint
ALTER TABLE __new_card RENAME TO card;--> statement-breakpoint
PRAGMA foreign_keys=ON;`,
];

let folder: Folder;
let db: Database.Database;
beforeEach(() => {
  folder = newFolder();
  db = new Database(folder.file);
  db.pragma('foreign_keys = ON');
});
afterEach(() => {
  db.close();
  folder.remove();
});

const migrationsFolder = () => join(folder.path, 'migrations');

/** When drizzle-kit wrote it: a late merge is older than its place. */
const whenOf = (tag: string) => (tag.includes('late') ? 15 : 10 * (1 + Number(tag.slice(0, 4))));

function write(migrations: Written): void {
  rmSync(migrationsFolder(), { recursive: true, force: true });
  mkdirSync(join(migrationsFolder(), 'meta'), { recursive: true });
  const entries = migrations.map(([tag], idx) => ({
    idx,
    version: '6',
    when: whenOf(tag),
    tag,
    breakpoints: true,
  }));
  const journal = { version: '7', dialect: 'sqlite', entries };
  writeFileSync(join(migrationsFolder(), 'meta/_journal.json'), JSON.stringify(journal));
  for (const [tag, sql] of migrations) writeFileSync(join(migrationsFolder(), `${tag}.sql`), sql);
}

const run = (appVersion = '0.1.0', now = AT) =>
  migrate(db, { migrations: readMigrations(migrationsFolder()), appVersion, now });

const stock = () => stockMigrate(drizzle(db), { migrationsFolder: migrationsFolder() });

const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
const version = () => db.pragma('user_version', { simple: true });
const backups = () => readdirSync(folder.path).filter((name) => name.endsWith('.backup'));
const schemaAndRows = () => [
  db
    .prepare("SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all(),
  version(),
  db.serialize().toString('base64').length,
  count('card'),
  count('log'),
];

/** Runs and expects to be refused with exit code 7 and nothing changed. */
function expectRefused(why: RegExp): void {
  const before = schemaAndRows();
  let error: unknown;
  try {
    run();
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(StoreOpenError);
  expect(error).toMatchObject({ exitCode: 7, message: expect.stringMatching(why) });
  expect(schemaAndRows()).toEqual(before);
  expect(backups()).toEqual([]);
  expect(db.inTransaction).toBe(false);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
}

describe('applying', () => {
  test('applies what is new, once, and writes down what and when', () => {
    write(BASE);
    expect(run()).toEqual(['0000_base']);
    expect(run()).toEqual([]);
    write([...BASE, ['0001_more', 'CREATE TABLE more (a INTEGER) STRICT;']]);
    expect(run('0.2.0', AT + 1)).toEqual(['0001_more']);
    expect(version()).toBe(2);
    expect(
      db.prepare('SELECT n, name, applied_at, app_version FROM migration').raw().all(),
    ).toEqual([
      [1, '0000_base', AT, '0.1.0'],
      [2, '0001_more', AT + 1, '0.2.0'],
    ]);
  });

  test('a database that holds something is backed up first; the backup opens and is as it was', () => {
    write(BASE);
    run();
    expect(backups()).toEqual([]);
    db.exec(ROWS);
    write([...BASE, ['0001_more', 'CREATE TABLE more (a INTEGER) STRICT;']]);
    run();
    expect(backups()).toEqual([`trapwise.db.before-2-${'20251108T100000000Z'}.backup`]);
    const backup = new Database(join(folder.path, backups()[0] ?? ''), { readonly: true });
    expect(backup.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(backup.pragma('user_version', { simple: true })).toBe(1);
    expect(backup.prepare('SELECT count(*) FROM log').pluck().get()).toBe(3);
    backup.close();
  });

  test('without a backup there is no migration', () => {
    write(BASE);
    run();
    db.exec(ROWS);
    write([...BASE, ['0001_more', 'CREATE TABLE more (a INTEGER) STRICT;']]);
    const taken = join(folder.path, 'trapwise.db.before-2-20251108T100000000Z.backup');
    writeFileSync(taken, 'in the way');
    expect(() => run()).toThrow(/Cannot back up/);
    expect(version()).toBe(1);
  });
});

describe('a table that others refer to is rebuilt', () => {
  beforeEach(() => {
    write(BASE);
  });

  test("drizzle's migrator deletes the children and reports success", () => {
    stock();
    db.exec(ROWS);
    write([...BASE, REBUILD]);
    stock();
    expect([count('card'), count('log')]).toEqual([2, 0]);
  });

  test('ours keeps them', () => {
    run();
    db.exec(ROWS);
    write([...BASE, REBUILD]);
    expect(run()).toEqual(['0001_rebuild']);
    expect([count('card'), count('log')]).toEqual([2, 3]);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() => db.exec('INSERT INTO log VALUES (9, 99)')).toThrow('FOREIGN KEY');
  });

  test('ours refuses when rows would be lost, and nothing is', () => {
    run();
    db.exec(ROWS);
    write([...BASE, [REBUILD[0], REBUILD[1].replace('FROM card;', 'FROM card WHERE id = 1;')]]);
    expectRefused(/turns 2 rows of card into 1; nothing was changed/);
    write([...BASE, ['0001_cut', 'DELETE FROM log;']]);
    expectRefused(/turns 3 rows of log into 0/);
    write([...BASE, ['0001_drop', 'DROP TABLE log;']]);
    expectRefused(/turns 3 rows of log into none/);
  });

  test('rows may change where the migration declares it', () => {
    run();
    db.exec(ROWS);
    write([...BASE, ['0001_cut', '-- rows: log may change\nDELETE FROM log WHERE card_id = 2;']]);
    run();
    expect([count('card'), count('log')]).toEqual([2, 2]);
  });

  test('rows without their parent, and a lost trigger, are refused', () => {
    run();
    db.exec(ROWS);
    db.exec("CREATE TRIGGER guard BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'no'); END");
    write([...BASE, ['0001_orphans', '-- rows: card may change\nDELETE FROM card WHERE id = 2;']]);
    expectRefused(/leaves rows of log without their card/);
    const rebuilt = `CREATE TABLE x (id INTEGER PRIMARY KEY, card_id INTEGER NOT NULL) STRICT;
--> statement-breakpoint
INSERT INTO x SELECT * FROM log;--> statement-breakpoint
DROP TABLE log;--> statement-breakpoint
ALTER TABLE x RENAME TO log;`;
    write([...BASE, ['0001_unguarded', rebuilt]]);
    expectRefused(/loses the trigger guard/);
  });

  test('a statement that fails, or ends the transaction, undoes all before it', () => {
    run();
    db.exec(ROWS);
    const good = ['0001_good', 'CREATE TABLE good (a INTEGER) STRICT;'] as const;
    write([...BASE, good, ['0002_bad', 'CREATE TABLE card (a);']]);
    expectRefused(/migration 0002_bad fails: table card already exists/);
    const commits = 'CREATE TABLE y (a INTEGER) STRICT;--> statement-breakpoint\nROLLBACK;';
    write([...BASE, good, ['0002_bad', commits]]);
    expectRefused(/ends the transaction/);
  });
});

describe('a history that does not fit is refused', () => {
  const SECOND = ['0001_second', 'CREATE TABLE second (a INTEGER) STRICT;'] as const;
  const THIRD = ['0002_third', 'CREATE TABLE third (a INTEGER) STRICT;'] as const;
  const CASES: readonly (readonly [string, Written, RegExp])[] = [
    [
      'a newer database',
      BASE,
      /newer than this program: migration 0001_second, applied by Trapwise 0.1.0,/,
    ],
    [
      'an edited migration',
      [...BASE, [SECOND[0], `${SECOND[1]} -- harmless?`]],
      /0001_second.* was edited/,
    ],
    ['a missing migration', [...BASE, THIRD], /0001_second.* is missing here/],
    [
      'an older one merged late',
      [...BASE, ['0001_late', 'CREATE TABLE late (a INTEGER) STRICT;'], SECOND],
      /0001_second.* is out of order: 0001_late came before it/,
    ],
  ];

  test.each(CASES)('%s', (_, files, why) => {
    write([...BASE, SECOND]);
    run();
    write(files);
    expectRefused(why);
    expect(backups()).toEqual([]);
  });

  test.each(CASES.filter(([name]) => !name.startsWith('a missing')))(
    "drizzle's migrator accepts %s without a word",
    (_, files) => {
      write([...BASE, SECOND]);
      stock();
      write(files);
      stock();
    },
  );

  test('other line ends are no edit', () => {
    write([...BASE, SECOND]);
    run();
    write([...BASE, SECOND].map(([name, sql]) => [name, sql.replaceAll('\n', '\r\n')] as const));
    expect(run()).toEqual([]);
  });

  test('an installation with a hole in it', () => {
    write([...BASE, SECOND]);
    rmSync(join(migrationsFolder(), '0001_second.sql'));
    expect(() => run()).toThrow(/are not complete; install Trapwise again/);
    rmSync(migrationsFolder(), { recursive: true });
    expect(() => run()).toThrow(StoreOpenError);
  });
});

describe('processes', () => {
  const start = (): ChildProcess =>
    spawn(
      process.execPath,
      [join(import.meta.dirname, 'migrate-child.ts'), folder.file, migrationsFolder()],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
  const finished = async (child: ChildProcess) => {
    let out = '';
    child.stdout?.on('data', (chunk) => {
      out += chunk;
    });
    const [code] = await once(child, 'close');
    return { code, out: out.trim().split('\n').at(-1) };
  };
  const SLOW = `CREATE TABLE big (value INTEGER) STRICT;
--> statement-breakpoint
WITH RECURSIVE series (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < 300000)
INSERT INTO big SELECT n FROM series;
--> statement-breakpoint
CREATE INDEX big_value ON big (value);`;

  test('two that migrate at once: one applies, the other waits and finds nothing to do', async () => {
    db.pragma('journal_mode = WAL');
    write([...BASE, ['0001_slow', SLOW]]);
    const results = await Promise.all([finished(start()), finished(start())]);
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    expect(results.map(({ out }) => out).sort()).toEqual(['["0000_base","0001_slow"]', '[]']);
    expect([version(), count('migration')]).toEqual([2, 2]);
  });

  test('one that is killed leaves none of it or all of it', async () => {
    db.pragma('journal_mode = WAL');
    write([...BASE, ['0001_slow', SLOW]]);
    for (const delay of [0, 20, 45, 80]) {
      const child = start();
      const end = once(child, 'close');
      await once(child.stdout ?? child, 'data');
      await new Promise((done) => setTimeout(done, delay));
      child.kill('SIGKILL');
      await end;
      const tables = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .pluck()
        .all();
      const whole = ['big', 'card', 'log', 'migration'];
      expect([
        [[], 0],
        [whole, 2],
      ]).toContainEqual([tables, version()]);
      if (version() === 2) expect([count('big'), count('migration')]).toEqual([300_000, 2]);
    }
    run();
    expect(version()).toBe(2);
  });
});
