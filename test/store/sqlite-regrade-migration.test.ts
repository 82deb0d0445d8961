// The migration that rebuilds the log for regrades and policies: what was logged before is whole after it.
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import type { LogEntry } from '#core/memory/log.ts';
import { emptyHead, hashEntry, paramsText } from '#store/log-hash.ts';
import { readMigrations } from '#store/sqlite/history.ts';
import { migrate } from '#store/sqlite/migrate.ts';
import { openSqliteStore } from '#store/sqlite/sqlite-store.ts';
import { AT, DAY, PARAMS } from './fixtures.ts';
import { type Folder, MIGRATIONS, newFolder, options } from './sqlite-support.ts';

/** Migrations that a release had before logs knew regrades. */
const BEFORE = 3;

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => folder.remove());

const bytes = (of: number) => Buffer.alloc(16, of);

/** A database as that release left it: one learner, an answer, and its undo. */
function writeBefore(): LogEntry[] {
  const db = new Database(folder.file);
  db.pragma(`application_id = ${0x54525057}`);
  const migrations = readMigrations(MIGRATIONS).slice(0, BEFORE);
  migrate(db, { migrations, appVersion: '0.1.0', now: AT });
  const entries: LogEntry[] = [
    {
      kind: 'answer',
      seq: 1,
      at: AT,
      day: DAY,
      card: 1,
      question: 1,
      revision: 1,
      presentation: `prs_${bytes(3).toString('base64url')}`,
      response: '[0]',
      correct: true,
      score: 1,
      confidence: 'sure',
      elapsedMs: 900,
      guessChance: 0.25,
      predicted: null,
      rating: 'good',
      trapCard: null,
      affectsSchedule: true,
      probe: false,
      policy: 'mcq-1',
      params: PARAMS,
    },
    { kind: 'undo', seq: 2, at: AT + 1, day: DAY, card: 1, target: 1 },
  ];
  const hashes: Buffer[] = [];
  for (const entry of entries) {
    hashes.push(hashEntry(hashes.at(-1) ?? emptyHead('me').hash, entry));
  }
  const run = (sql: string, ...cells: unknown[]) => db.prepare(sql).run(...cells);
  run("INSERT INTO meta VALUES ('secret', ?)", Buffer.alloc(32, 7));
  run("INSERT INTO bank VALUES (1, 'b', '{}', 'h', 0, NULL)");
  run("INSERT INTO card VALUES (1, 1, 'c', 'c', 0, '{}', NULL)");
  run("INSERT INTO revision VALUES (1, ?, '{}', 0)", 'a'.repeat(32));
  run("INSERT INTO question VALUES (1, 1, 1, 'q', 0, 'single', 1, 1, 1, NULL)");
  run(
    'INSERT INTO learner VALUES (1, ?, ?, ?, 0, 2, ?, ?, ?, 0, 0)',
    'me',
    'Me',
    JSON.stringify(DEFAULT_SETTINGS),
    hashes[1],
    AT + 1,
    DAY,
  );
  run("INSERT INTO session VALUES (1, ?, 1, 0, 1, 0, '{}', '{}')", bytes(2));
  run("INSERT INTO presentation VALUES (1, ?, 1, 1, 1, 1, 1, 0, 1, 0, '{}', 0, 1, NULL)", bytes(3));
  run('INSERT INTO scheduling_params VALUES (1, ?)', paramsText(PARAMS));
  run('INSERT INTO answer_basis VALUES (1, 1, 1, 1, 0.25)');
  run(
    `INSERT INTO review_log VALUES
      (1, 1, ?, ?, 0, 1, 1, 1, 1, '[0]', 1, 1, 2, 900, NULL, 3, NULL, 1, NULL, ?)`,
    AT,
    DAY,
    hashes[0],
  );
  run(
    `INSERT INTO review_log VALUES (1, 2, ?, ?, 1, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      NULL, NULL, NULL, NULL, NULL, 1, ?)`,
    AT + 1,
    DAY,
    hashes[1],
  );
  run("INSERT INTO receipt VALUES (1, 1, '{}')");
  db.close();
  return entries;
}

test('a log from before reads as it was, verifies, and is still append-only', async () => {
  const entries = writeBefore();
  const store = await openSqliteStore(options(folder.file));
  expect(await store.log(1)).toEqual(entries);
  expect(await store.verifyLog(1)).toBeNull();
  expect(await store.look(1, ({ policy }) => policy)).toBe('mcq-1');
  expect(await store.recordedAnswer(1, `prs_${bytes(3).toString('base64url')}`)).toMatchObject({
    undone: true,
  });
  await store.amendLog(1, ({ view }) => ({
    entries: [{ kind: 'policy', policy: 'plain-1', at: view.last.at + 1, day: DAY }],
    done: view.last.done,
    refold: { memories: new Map(), traps: new Map() },
  }));
  expect(await store.verifyLog(1)).toBeNull();
  await store.close();

  const db = new Database(folder.file);
  const undo = `INSERT INTO review_log SELECT learner_key, seq + 2, at + 9, day, kind, card_key,
    question_key, revision_key, presentation_key, response, correct, score, confidence, elapsed_ms,
    predicted, rating, trap_card_key, basis_key, target, fitted, policy, row_hash FROM review_log WHERE seq = 2`;
  for (const sql of ['DELETE FROM review_log', 'UPDATE review_log SET day = 1', undo]) {
    expect(() => db.exec(sql)).toThrow('review_log is append-only');
  }
  db.close();
});
