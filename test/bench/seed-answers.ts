// Fills a database as a large class would: learners with a whole log each, written straight into the tables.
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { keyedRandom, shuffle, uniform } from '#core/base/random.ts';
import { openStore } from '#store/engines.ts';
import { bank, singleCards } from '../support/banks.ts';

const AT = Date.UTC(2026, 0, 5, 9);
const DAY = 86_400_000;
const MIGRATIONS = new URL('../../migrations', import.meta.url).pathname;

type Asked = { readonly card: number; readonly question: number; readonly revision: number };

/** A name as 16 bytes, for what has random ids otherwise. */
const bytes = (name: string) => createHash('sha256').update(name).digest().subarray(0, 16);

/** The tables, and a bank with as many questions (even), as a server makes them. */
async function prepare(file: string, questions: number): Promise<void> {
  const options = { migrations: MIGRATIONS, appVersion: 'bench', now: AT };
  const store = await openStore(`sqlite:${file}`, { ...options, create: true, serve: false });
  await store.saveBank(bank(singleCards(questions / 2)), AT);
  await store.close();
}

/**
 * Makes the database. Every learner answers every question once, in an order of their own: more first answers than that
 * no log of this length can hold. Chains of the log and memories are left out, since nothing here reads them.
 */
export async function seedAnswers(
  file: string,
  size: { readonly learners: number; readonly questions: number },
): Promise<number> {
  await prepare(file, size.questions);
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = OFF');
  const asked = db
    .prepare<[], Asked>(
      'SELECT card_key AS card, key AS question, revision_key AS revision FROM question ORDER BY key',
    )
    .all();
  const random = keyedRandom(Buffer.from('bench'), 'answers');
  const learner = db.prepare(
    `INSERT INTO learner (key, id, name, settings, created_at, log_seq, log_hash, last_at, last_day)
      VALUES (?, ?, ?, '{}', ?, ?, zeroblob(32), ?, ?)`,
  );
  const session = db.prepare("INSERT INTO session VALUES (?, ?, ?, 1, 1, ?, '{}', '{}')");
  const shown = db.prepare(
    `INSERT INTO presentation (key, id, session_key, learner_key, card_key, question_key, revision_key,
      part, parts, position, reason, issued_at, answered_seq)
      VALUES (?, ?, ?, ?, ?, ?, ?, 0, 1, ?, ?, ?, ?)`,
  );
  const reason = JSON.stringify({
    kind: 'new',
    text: 'New to you',
    dueAt: null,
    retrievability: null,
  });
  const entry = db.prepare(
    `INSERT INTO review_log (learner_key, seq, at, day, kind, card_key, question_key, revision_key,
      presentation_key, response, correct, score, confidence, elapsed_ms, rating, basis_key, row_hash)
      VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, 3, 1, zeroblob(32))`,
  );
  db.prepare('INSERT INTO scheduling_params VALUES (1, ?)').run('{}');
  db.prepare('INSERT INTO answer_basis VALUES (1, 1, 1, 1, 0.25, 0, 0)').run();
  let key = 0;
  const write = db.transaction((number: number) => {
    const ability = uniform(random) - 0.5;
    const end = AT + size.questions * 60_000;
    learner.run(
      number,
      `lrn_bench_${number}`,
      'Bench',
      AT,
      size.questions,
      end,
      Math.floor(end / DAY),
    );
    session.run(number, bytes(`session ${number}`), number, AT);
    shuffle(asked, random).forEach(({ card, question, revision }, at) => {
      key += 1;
      const isRight = uniform(random) < 0.6 + 0.3 * ability;
      const slot = isRight ? 0 : 1 + random(3);
      const when = AT + at * 60_000;
      shown.run(
        key,
        bytes(`shown ${key}`),
        number,
        number,
        card,
        question,
        revision,
        at,
        reason,
        when,
        at + 1,
      );
      entry.run(
        number,
        at + 1,
        when + 30_000,
        Math.floor(when / DAY),
        card,
        question,
        revision,
        key,
        `[${slot}]`,
        Number(isRight),
        Number(isRight),
        random(3),
        5_000 + random(60_000),
      );
    });
  });
  for (let number = 1; number <= size.learners; number += 1) write(number);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return key;
}
