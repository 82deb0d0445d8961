// Group commit on a database of its own: sharing, isolation of bad jobs, and every fault that SQLite can be brought to.
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '#core/base/errors.ts';
import { Health } from '#store/sqlite/faults.ts';
import { GroupCommit } from '#store/sqlite/group-commit.ts';
import { type Folder, newFolder } from './sqlite-support.ts';

let folder: Folder;
let db: Database.Database;
let health: Health;
let group: GroupCommit;
let rollbacks = 0;
let isReachable = true;

beforeEach(() => {
  folder = newFolder();
  db = new Database(folder.file, { timeout: 50 });
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE t (n INTEGER UNIQUE, body BLOB) STRICT');
  health = new Health();
  rollbacks = 0;
  isReachable = true;
  group = new GroupCommit({
    db,
    health,
    isReachable: () => isReachable,
    onRollback: () => {
      rollbacks += 1;
    },
  });
});
afterEach(() => {
  db.close();
  folder.remove();
});

const add = (n: number, bytes = 0) =>
  group.write(() => db.prepare('INSERT INTO t VALUES (?, zeroblob(?))').run(n, bytes).changes);
const rows = () => db.prepare('SELECT n FROM t ORDER BY n').pluck().all();
const codes = async (writes: Promise<unknown>[]) =>
  (await Promise.allSettled(writes)).map((result) =>
    result.status === 'fulfilled' ? 'ok' : (result.reason.code ?? String(result.reason)),
  );

test('writes of one turn share one commit, and the next turn has its own', async () => {
  await Promise.all([1, 2, 3, 4, 5].map((n) => add(n)));
  expect(group.commits).toBe(1);
  await add(6);
  expect(group.commits).toBe(2);
  expect(rows()).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a batch holds 256 writes', async () => {
  await Promise.all(Array.from({ length: 600 }, (_, n) => add(n)));
  expect(group.commits).toBe(3);
  expect(rows()).toHaveLength(600);
});

test('no write is told that it is done before it is durable', async () => {
  const other = new Database(folder.file, { readonly: true });
  const seen: unknown[] = [];
  await Promise.all(
    [1, 2, 3].map((n) =>
      add(n).then(() => seen.push(other.prepare('SELECT count(*) FROM t').pluck().get())),
    ),
  );
  expect(seen).toEqual([3, 3, 3]);
  other.close();
});

test('a job that throws is rolled back alone, and sees nothing of itself again', async () => {
  const bad = group.write(() => {
    db.exec('INSERT INTO t VALUES (50, NULL)');
    throw new AppError('session-closed', 'Closed.');
  });
  expect(await codes([add(1), bad, add(2), add(2), add(3)])).toEqual([
    'ok',
    'session-closed',
    'ok',
    'SQLITE_CONSTRAINT_UNIQUE',
    'ok',
  ]);
  expect(rows()).toEqual([1, 2, 3]);
  expect([group.commits, rollbacks]).toEqual([1, 2]);
});

test('a lone job that throws leaves nothing, and costs no commit', async () => {
  const bad = group.write(() => {
    db.exec('INSERT INTO t VALUES (50, NULL)');
    throw new Error('a bug');
  });
  expect(await codes([bad])).toEqual(['Error: a bug']);
  expect([rows(), group.commits, db.inTransaction]).toEqual([[], 0, false]);
});

test('a full disk refuses the batch, and is forgotten once a write succeeds', async () => {
  db.pragma('max_page_count = 10');
  expect(await codes([add(1), add(2, 100_000), add(3)])).toEqual(Array(3).fill('storage-full'));
  expect([rows(), health.words()]).toEqual([[], ['storage-full']]);
  expect(await codes([add(4, 100_000)])).toEqual(['storage-full']);
  expect(await codes([group.write(() => 'nothing')])).toEqual(['ok']);
  expect(health.words()).toEqual(['storage-full']);
  db.pragma('max_page_count = 100000');
  expect(await codes([add(5)])).toEqual(['ok']);
  expect([rows(), health.words()]).toEqual([[5], []]);
});

test('a storage that cannot be written says so', async () => {
  db.pragma('query_only = ON');
  expect(await codes([add(1)])).toEqual(['storage-readonly']);
  expect(health.words()).toEqual(['storage-readonly']);
  db.pragma('query_only = OFF');
  expect(await codes([add(2)])).toEqual(['ok']);
  expect(health.words()).toEqual([]);
});

test('a write waits for another process, and then succeeds in its order', async () => {
  const other = new Database(folder.file);
  other.exec('BEGIN IMMEDIATE');
  setTimeout(() => other.exec('COMMIT'), 400);
  const first = Array.from({ length: 300 }, (_, n) => add(n));
  await new Promise((done) => setTimeout(done, 150));
  expect(await codes([...first, add(300)])).toEqual(Array(301).fill('ok'));
  const inOrder = Array.from({ length: 301 }, (_, n) => n);
  expect(db.prepare('SELECT n FROM t ORDER BY rowid').pluck().all()).toEqual(inOrder);
  expect(health.words()).toEqual([]);
  other.close();
});

test('after 3 s of waiting for another process a write is given back as storage-busy', async () => {
  const other = new Database(folder.file);
  other.exec('BEGIN IMMEDIATE');
  const start = performance.now();
  expect(await codes([add(1)])).toEqual(['storage-busy']);
  const waited = performance.now() - start;
  expect(waited).toBeGreaterThan(2900);
  expect(waited).toBeLessThan(4500);
  other.exec('ROLLBACK');
  other.close();
  expect(await codes([add(2)])).toEqual(['ok']);
  expect(rows()).toEqual([2]);
});

test('damage is latched: nothing more is written until a restart', async () => {
  db.exec(`WITH RECURSIVE series (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < 200)
    INSERT INTO t SELECT n + 100, zeroblob(2000) FROM series`);
  db.pragma('wal_checkpoint(TRUNCATE)');
  const root = Number(
    db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 't'").pluck().get(),
  );
  db.close();
  const { openSync, writeSync, closeSync } = await import('node:fs');
  const file = openSync(folder.file, 'r+');
  writeSync(file, Buffer.alloc(100, 0xff), 0, 100, (root - 1) * 4096);
  closeSync(file);
  db = new Database(folder.file);
  group = new GroupCommit({ db, health, isReachable: () => true, onRollback: () => {} });
  const good = () => group.write(() => 1);
  expect(await codes([good(), add(1)])).toEqual(['storage-corrupt', 'storage-corrupt']);
  expect(health.words()).toEqual(['storage-corrupt']);
  expect(await codes([good()])).toEqual(['storage-corrupt']);
});

test('what was committed into a file that nobody can reach is not acknowledged', async () => {
  isReachable = false;
  expect(await codes([add(1)])).toEqual(['storage-corrupt']);
  expect(health.words()).toEqual(['file-replaced']);
  isReachable = true;
  expect(await codes([add(2)])).toEqual(['storage-corrupt']);
});

test('more than 2,000 waiting writes are overloaded', async () => {
  const results = await codes(Array.from({ length: 2003 }, (_, n) => add(n)));
  expect(results.filter((code) => code === 'overloaded')).toHaveLength(3);
  expect(results.slice(0, 2000)).toEqual(Array(2000).fill('ok'));
});

test('draining settles what waits and refuses what comes later', async () => {
  const waiting = Array.from({ length: 300 }, (_, n) => add(n));
  const drained = group.drain();
  expect(await codes([add(1000)])).toEqual(['draining']);
  await drained;
  expect(rows()).toHaveLength(300);
  expect(await codes(waiting)).toEqual(Array(300).fill('ok'));
  await group.drain();
});
