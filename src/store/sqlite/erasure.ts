// Erasing a learner: every row of theirs, the bytes of these, and the write-ahead log that still has them.
import type { Database } from 'better-sqlite3';
import type { LearnerKey } from '#core/learner/learner.ts';
import type { OwnDataStore } from '../own-data.ts';
import type { AnswerBases } from './answer-basis.ts';
import type { Kit as WholeKit } from './kit.ts';
import { LAST_LEARNER, type Learners } from './learners.ts';
import { TOKEN_COLUMNS, type TokenRow, tokenOf } from './tokens.ts';

/** While somebody reads the write-ahead log, it is tried again to empty it: so soon at first, ms, and then seldomer. */
const AGAIN_MS = 250;
const SELDOM_MS = 60_000;

const OF_SESSIONS = 'session_key IN (SELECT key FROM session WHERE learner_key = @learner)';

/** In this order, since rows refer to rows of the tables below them. */
const DELETIONS = [
  'DELETE FROM receipt WHERE learner_key = @learner',
  'DELETE FROM late_answer WHERE learner_key = @learner',
  'DELETE FROM review_log WHERE learner_key = @learner',
  'DELETE FROM report WHERE learner_key = @learner',
  `DELETE FROM answer_sheet WHERE presentation_key IN
    (SELECT key FROM presentation WHERE ${OF_SESSIONS})`,
  `DELETE FROM presentation WHERE ${OF_SESSIONS}`,
  ...[
    ...['session', 'seen', 'memory', 'trap_count', 'hold', 'learner_day', 'question_tally'],
    ...['free_days', 'fit', 'request_claim', 'token'],
  ].map((table) => `DELETE FROM ${table} WHERE learner_key = @learner`),
];

/** A file up to this many bytes is written anew, which takes a moment: SQLite leaves copies in the gaps of its pages. */
const WRITTEN_ANEW_BYTES = 64 * 1024 ** 2;

type Kit = Pick<WholeKit, 'db' | 'read'>;

const pragma = (db: Database, name: string): number => Number(db.pragma(name, { simple: true }));

/** False where somebody else reads or writes just now: nobody is waited for. */
function tidy(db: Database): boolean {
  const timeout = pragma(db, 'busy_timeout');
  db.pragma('busy_timeout = 0');
  try {
    if (pragma(db, 'page_count') * pragma(db, 'page_size') <= WRITTEN_ANEW_BYTES) db.exec('VACUUM');
    const [done] = db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
    return done?.busy === 0;
  } finally {
    db.pragma(`busy_timeout = ${timeout}`);
  }
}

/** Writes the file anew and empties the write-ahead log, now or as soon as it can be. */
async function cleanUp({ db, read }: Kit, wait = AGAIN_MS): Promise<void> {
  if (!db.open || (await read(() => tidy(db)).catch(() => false))) return;
  setTimeout(() => void cleanUp({ db, read }, Math.min(2 * wait, SELDOM_MS)), wait).unref();
}

export function createErasure(
  { db, write, read }: WholeKit,
  rooms: { readonly learners: Learners; readonly bases: AnswerBases },
): Pick<OwnDataStore, 'eraseLearner'> {
  const { learners, bases } = rooms;
  const grant = db.prepare<[LearnerKey]>('INSERT INTO erasure_grant (learner_key) VALUES (?)');
  const withdraw = db.prepare<[LearnerKey]>('DELETE FROM erasure_grant WHERE learner_key = ?');
  const deletions = DELETIONS.map((sql) => db.prepare<[{ learner: LearnerKey }]>(sql));
  const deleteLearner = db.prepare<[LearnerKey]>('DELETE FROM learner WHERE key = ?');
  const keepKey = db.prepare<{ name: string; value: Buffer }>(
    `INSERT INTO meta (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE
      SET value = excluded.value
      WHERE CAST(CAST(value AS TEXT) AS INTEGER) < CAST(CAST(excluded.value AS TEXT) AS INTEGER)`,
  );
  const bury = db.prepare<[Buffer, string, number]>(
    'INSERT INTO erasure (id, erased_on, rows) VALUES (?, ?, ?)',
  );
  const keptTokens = db.prepare<[LearnerKey], TokenRow & { readonly sha256: Buffer }>(
    `SELECT ${TOKEN_COLUMNS}, sha256 FROM token WHERE learner_key = ?+0
      AND NOT EXISTS (SELECT 1 FROM json_each(scopes) WHERE value = 'learner')`,
  );
  // Weights that were fitted to somebody are theirs; parameters of everybody stay.
  const ownParams = db
    .prepare<[LearnerKey], number>(
      `SELECT p.key FROM scheduling_params p JOIN review_log l ON l.learner_key = ?+0 AND l.kind = 3
        WHERE p.body ->> '$.weights' = l.fitted ->> '$.weights'`,
    )
    .pluck();
  const dropBases = db.prepare<[number]>(
    `DELETE FROM answer_basis WHERE params_key = ?+0
      AND NOT EXISTS (SELECT 1 FROM review_log WHERE basis_key = answer_basis.key)`,
  );
  const dropParams = db.prepare<[number]>(
    `DELETE FROM scheduling_params WHERE key = ?+0
      AND NOT EXISTS (SELECT 1 FROM answer_basis WHERE params_key = scheduling_params.key)`,
  );

  const fill = db.prepare<[number]>("INSERT INTO meta VALUES ('filling', zeroblob(?))");
  const unfill = db.prepare("DELETE FROM meta WHERE name = 'filling'");
  /** Overwrites pages that became free before, when changes left parts of a learner in them. */
  const fillFreePages = (): void => {
    const free = pragma(db, 'freelist_count');
    if (free === 0) return;
    fill.run(free * pragma(db, 'page_size'));
    unfill.run();
  };

  const erase = (learner: LearnerKey): number => {
    const params = ownParams.all(learner);
    grant.run(learner);
    let rows = 0;
    for (const deletion of deletions) rows += deletion.run({ learner }).changes;
    withdraw.run(learner);
    rows += deleteLearner.run(learner).changes;
    for (const key of params) {
      rows += dropBases.run(key).changes;
      rows += dropParams.run(key).changes;
    }
    bases.forget();
    keepKey.run({ name: LAST_LEARNER, value: Buffer.from(String(learner)) });
    return rows;
  };

  return {
    eraseLearner: async (learner, { id, date }) => {
      const erased = await write(() => {
        learners.require(learner);
        const tokens = keptTokens
          .all(learner)
          .map(({ sha256, ...row }) => ({ token: tokenOf(row), sha256: new Uint8Array(sha256) }));
        // FAST leaves the bytes of pages that become free as a whole.
        db.pragma('secure_delete = ON');
        try {
          fillFreePages();
          const rows = erase(learner);
          bury.run(Buffer.from(id), date, rows);
          return { rows, tokens };
        } finally {
          db.pragma('secure_delete = FAST');
        }
      });
      await cleanUp({ db, read });
      return erased;
    },
  };
}
