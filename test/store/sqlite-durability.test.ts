// Acknowledged means synced: the settings of the writing connection, proved after a write, with a control.
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, proveDurable } from '#store/sqlite/connection.ts';
import { openSqliteStore } from '#store/sqlite/sqlite-store.ts';
import { decision, practise } from './fixtures.ts';
import { type Folder, newFolder, options } from './sqlite-support.ts';

let folder: Folder;
beforeEach(async () => {
  folder = newFolder();
  await (await openSqliteStore(options(folder.file))).close();
});
afterEach(() => folder.remove());

test('commits are synced: synchronous is FULL after the first write', () => {
  const db = connect(folder.file, true);
  db.exec("UPDATE meta SET value = x'00' WHERE name = 'probe'");
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  proveDurable(db);
  db.close();
});

test('a connection that only asks for a write-ahead log does not sync, and is found out', () => {
  const db = new Database(folder.file);
  db.pragma('journal_mode = WAL');
  db.exec("UPDATE meta SET value = x'00' WHERE name = 'probe'");
  expect(db.pragma('synchronous', { simple: true })).toBe(1);
  expect(() => proveDurable(db)).toThrow('does not sync its commits');
  db.close();
});

test('the writing connection has the settings that it needs', () => {
  const db = connect(folder.file, true);
  const setting = (name: string) => db.pragma(name, { simple: true });
  expect({
    journal_mode: setting('journal_mode'),
    foreign_keys: setting('foreign_keys'),
    recursive_triggers: setting('recursive_triggers'),
    trusted_schema: setting('trusted_schema'),
    cell_size_check: setting('cell_size_check'),
    secure_delete: setting('secure_delete'),
    journal_size_limit: setting('journal_size_limit'),
    busy_timeout: setting('busy_timeout'),
    application_id: setting('application_id'),
    page_size: setting('page_size'),
    mmap_size: setting('mmap_size'),
  }).toEqual({
    journal_mode: 'wal',
    foreign_keys: 1,
    recursive_triggers: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    secure_delete: 2,
    journal_size_limit: 67_108_864,
    busy_timeout: 250,
    application_id: 0x54525057,
    page_size: 4096,
    mmap_size: 0,
  });
  db.close();
});

test('64 answers of one turn are one durable transaction, and one that is refused does not harm the others', async () => {
  const store = await openSqliteStore(options(folder.file));
  const { learner, ask } = await practise(store);
  const asked = await Promise.all(Array.from({ length: 64 }, () => ask('alpha')));
  const before = store.commits;
  const sent = asked.map(({ presentation }, place) =>
    store.recordAnswer(learner.key, presentation, (facts) => {
      if (place === 20) throw new Error('a bug');
      return decision(facts);
    }),
  );
  const results = await Promise.allSettled(sent);
  expect(store.commits - before).toBe(1);
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(await store.log(learner.key)).toHaveLength(63);
  expect(await store.verifyLog(learner.key)).toBeNull();
  await store.close();
  const again = await openSqliteStore(options(folder.file));
  expect(await again.log(learner.key)).toHaveLength(63);
  await again.close();
});
