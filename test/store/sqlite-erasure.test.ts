// What an erasure leaves in the file: no byte of whoever is gone, a tombstone, and a log that is closed again.
import { existsSync, readFileSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '#store/sqlite/sqlite-store.ts';
import { addCaller } from '../support/caller.ts';
import { bodyOf, findFaults } from '../support/journey.ts';
import { practise as practiseAt } from '../support/learner.ts';
import { liveRichLife, OWN_WORDS, openToken } from '../support/rich-life.ts';
import { seenBy } from '../support/seen-by.ts';
import { DAY } from '../support/server.ts';
import { AT, newId, practise } from './fixtures.ts';
import { openInNewFolder, options } from './sqlite-support.ts';

async function openFile() {
  const { store, file, discard } = await openInNewFolder();
  onTestFinished(discard);
  return { store, file };
}

const bytesOf = (file: string): Buffer =>
  Buffer.concat([file, `${file}-wal`].filter(existsSync).map((path) => readFileSync(path)));
const tombstone = () => {
  const id = Buffer.from(newId('ses_').slice(4), 'base64url');
  return { id: new Uint8Array(id), date: '2026-11-20' };
};

/** Looks at the file beside the store. */
function look<T>(file: string, sql: string): T[] {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare<[], T>(sql).all();
  } finally {
    db.close();
  }
}

test('no name, word or id of whoever was erased is in the file any more', async () => {
  const { store, file } = await openFile();
  const { server, learner, author, caller } = await openToken(store);
  const bob = seenBy(server, await addCaller(server, 'Bobadilla Stays'));
  await liveRichLife(learner, author, server.reload);
  for (let round = 0; round < 6; round += 1) {
    server.clock.now += DAY;
    await practiseAt(learner, { mode: 'drill', size: 20 }, (_shown, at) => (at + round) % 4 !== 0);
    await practiseAt(bob, { mode: 'drill', size: 5 }, () => true);
    bodyOf(await learner.request('PATCH', '/v1/me', { name: `Zephyrine ${round} Quill` }));
  }
  // Long enough for pages of its own, which become free with the next change.
  const daysOff = Array.from({ length: 366 }, (_, at) => `${2031 + (at % 60)}-02-03`);
  bodyOf(await learner.request('PATCH', '/v1/me', { daysOff }));
  bodyOf(await learner.request('PATCH', '/v1/me', { daysOff: [] }));
  const { key, id } = caller.learner;
  const ids = look<{ id: Buffer }>(
    file,
    `SELECT id FROM presentation WHERE learner_key = ${key}
      UNION ALL SELECT id FROM session WHERE learner_key = ${key}`,
  );
  const words = ['Zephyrine', OWN_WORDS.doubt, OWN_WORDS.typed, id, '2077-02-03'];
  const found = () => {
    const bytes = bytesOf(file);
    const texts = words.filter((word) => bytes.includes(word));
    return { texts, ids: ids.filter((one) => bytes.includes(one.id)).length };
  };
  // The control: they were there.
  expect(ids.length).toBeGreaterThan(150);
  expect(found()).toEqual({ texts: words, ids: ids.length });

  expect((await learner.request('DELETE', '/v1/me')).status).toBe(204);
  expect(found()).toEqual({ texts: [], ids: 0 });
  expect(statSync(`${file}-wal`).size).toBe(0);
  expect(bytesOf(file).includes('Bobadilla Stays')).toBe(true);
  for (const one of await store.learners()) expect(await findFaults(store, one.key)).toEqual([]);
  expect(look(file, 'PRAGMA quick_check')).toEqual([{ quick_check: 'ok' }]);
});

test('a tombstone tells that somebody was erased, when, and how much it was', async () => {
  const { store, file } = await openFile();
  const one = await practise(store, 'lrn_one');
  await one.answer('alpha');
  const stone = tombstone();
  const { rows } = await store.eraseLearner(one.learner.key, stone);
  const [buried] = look<Record<string, unknown>>(file, 'SELECT * FROM erasure');
  expect(buried).toEqual({ id: Buffer.from(stone.id), erased_on: '2026-11-20', rows });
  expect(look(file, 'SELECT * FROM erasure_grant')).toEqual([]);
});

test('the log is closed to deletion, but for a learner who is being erased', async () => {
  const { store, file } = await openFile();
  const one = await practise(store, 'lrn_one');
  const other = await practise(store, 'lrn_other');
  await one.answer('alpha');
  await other.answer('alpha');
  await store.close();
  const db = new Database(file);
  onTestFinished(() => void db.close());
  const count = () => db.prepare('SELECT count(*) FROM review_log').pluck().get();
  const cut = (key: number) => db.exec(`DELETE FROM review_log WHERE learner_key = ${key}`);
  db.pragma('foreign_keys = OFF');
  expect(() => cut(one.learner.key)).toThrow('append-only');
  db.exec(`INSERT INTO erasure_grant VALUES (${one.learner.key})`);
  expect(() => cut(other.learner.key)).toThrow('append-only');
  expect(() => db.exec('DELETE FROM review_log')).toThrow('append-only');
  expect(() => db.exec('UPDATE review_log SET correct = 0')).toThrow('append-only');
  expect(count()).toBe(2);
  cut(one.learner.key);
  expect(count()).toBe(1);
});

test('an erasure that fails half way leaves everything, and the log closed', async () => {
  const { store, file } = await openFile();
  const one = await practise(store, 'lrn_one');
  await one.answer('alpha');
  const before = await store.log(one.learner.key);
  const bad = { ...tombstone(), date: 'some day' };
  await expect(store.eraseLearner(one.learner.key, bad)).rejects.toThrow('CHECK');
  expect(await store.log(one.learner.key)).toEqual(before);
  expect(look(file, 'SELECT * FROM erasure_grant')).toEqual([]);
  await one.answer('beta');
  expect(await store.verifyLog(one.learner.key)).toBeNull();
});

test('weights that were fitted to a learner go with them, and those of everybody stay', async () => {
  const { store, file } = await openFile();
  const [one, other] = [await practise(store, 'lrn_one'), await practise(store, 'lrn_other')];
  await one.answer('alpha');
  await other.answer('alpha');
  const weights = Array.from({ length: 21 }, (_, place) => 0.123456 + place);
  const score = { logLoss: 0.3, rmseBins: 0.1, n: 9 };
  const counts = { reviews: 9, longTerm: 9, before: score, after: score };
  const fit = { at: AT, outcome: 'applied' as const, ...counts, previous: weights, weights };
  await store.applyFit(one.learner.key, ({ view }) => ({
    at: view.last.at + 1,
    day: view.last.day,
    done: view.last.done,
    fit,
    refold: { memories: new Map(), traps: new Map() },
  }));
  const params = {
    desiredRetention: 0.9,
    maximumInterval: 9,
    model: 'fsrs-6',
    fuzz: true,
  } as const;
  await one.answer('beta', { entry: { params: { ...params, weights } } });
  const kept = () => look(file, 'SELECT body FROM scheduling_params').length;
  expect(kept()).toBe(2);
  await store.eraseLearner(one.learner.key, tombstone());
  expect(kept()).toBe(1);
  expect(bytesOf(file).includes('4.123456')).toBe(false);
  // What was interned is interned anew where it is needed.
  await other.answer('beta', { entry: { params: { ...params, weights } } });
  expect(await store.verifyLog(other.learner.key)).toBeNull();
});

test('a key is never given again, not even after a restart', async () => {
  const { store, file } = await openFile();
  const first = await practise(store, 'me');
  await store.eraseLearner(first.learner.key, tombstone());
  await store.close();
  const again = await openSqliteStore(options(file));
  onTestFinished(() => again.close());
  expect((await practise(again, 'me')).learner.key).toBe(first.learner.key + 1);
});

test('the write-ahead log is emptied as soon as nobody reads it any more', async () => {
  const { store, file } = await openFile();
  const one = await practise(store, 'lrn_one');
  await one.answer('alpha');
  const size = () => statSync(`${file}-wal`).size;
  const reader = new Database(file, { readonly: true });
  reader.exec('BEGIN');
  const rows = () => reader.prepare('SELECT count(*) FROM review_log').pluck().get();
  expect(rows()).toBe(1);
  await store.eraseLearner(one.learner.key, tombstone());
  // Whoever began to read before reads to the end what there was.
  expect([rows(), size() > 0]).toEqual([1, true]);
  reader.close();
  await expect.poll(size, { timeout: 10_000 }).toBe(0);
});
