// Bytes a row, with indexes, as dbstat counts them after 30,000 answers in mixed order.
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readMigrations } from '#store/sqlite/history.ts';
import { migrate } from '#store/sqlite/migrate.ts';
import { AT, DAY } from './fixtures.ts';
import { MIGRATIONS } from './sqlite-support.ts';

const LEARNERS = 100;
const ROWS = 30_000;

// A log row has the bytes of 22 column headers, with those that only a fit or a policy fills.
test('a memory takes at most 90 bytes and a log row 131, indexes included', () => {
  const db = new Database(':memory:');
  migrate(db, { migrations: readMigrations(MIGRATIONS), appVersion: '0.1.0', now: AT });
  db.pragma('foreign_keys = OFF');
  const log = db.prepare(
    `INSERT INTO review_log (learner_key, seq, at, day, kind, card_key, question_key, revision_key,
      presentation_key, response, correct, score, confidence, elapsed_ms, predicted, rating,
      trap_card_key, basis_key, row_hash)
      VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, randomblob(32))`,
  );
  const memory = db.prepare(
    `INSERT INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, 3, 5, 1) ON CONFLICT DO UPDATE SET
      stability = excluded.stability, due_day = excluded.due_day`,
  );
  let seed = 1;
  const random = (bound: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % bound;
  };
  const heads = Array<number>(LEARNERS).fill(0);
  db.transaction(() => {
    for (let n = 1; n <= ROWS; n += 1) {
      const learner = random(LEARNERS);
      const seq = (heads[learner] ?? 0) + 1;
      heads[learner] = seq;
      const card = 1 + random(1000);
      const day = DAY + Math.floor(seq / 20);
      const at = AT + n * 60_000;
      const facts = [random(2), random(2), random(3), 500 + random(60_000)];
      const predicted = random(5) ? random(1_000_003) / 1_000_003 : null;
      const more = [predicted, 1 + random(4), random(5) ? null : card];
      log.run(learner + 1, seq, at, day, card, card * 3, card * 3, n, '[2]', ...facts, ...more);
      memory.run(
        learner + 1,
        card,
        random(99_991) / 997,
        1 + random(900) / 101,
        day + random(200),
        day,
        at,
      );
    }
  })();
  const bytes = (pattern: string) =>
    Number(db.prepare('SELECT sum(pgsize) FROM dbstat WHERE name LIKE ?').pluck().get(pattern));
  const memories = Number(db.prepare('SELECT count(*) FROM memory').pluck().get());
  const perMemory = bytes('memory%') / memories;
  const perRow = bytes('review_log%') / ROWS;
  db.close();
  console.info(`${perMemory.toFixed(1)} bytes a memory, ${perRow.toFixed(1)} bytes a log row`);
  expect(perMemory).toBeLessThanOrEqual(90);
  expect(perRow).toBeLessThanOrEqual(131);
});
