// The tables of the SQLite engine, from which drizzle-kit writes migrations/sqlite; read by tools and tests only.

// STRICT and WITHOUT ROWID are added in the migrations by hand. Integer keys and integer ms inside; the 16 random bytes
// of a public id as BLOB. Above 250 lines because it is one list of declarations that refer to each other.
import { sql } from 'drizzle-orm';
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

export const key = () => integer('key').primaryKey();
export const bytes = (name: string) => blob(name, { mode: 'buffer' }).notNull();

/** What the file itself needs to remember: the secret, and a row that probe writes change. */
export const meta = sqliteTable('meta', { name: text('name').primaryKey(), value: bytes('value') });

export const bank = sqliteTable(
  'bank',
  {
    key: key(),
    id: text('id').notNull().unique(),
    document: text('document').notNull(),
    sourceHash: text('source_hash').notNull(),
    savedAt: integer('saved_at').notNull(),
    retiredAt: integer('retired_at'),
  },
  (t) => [check('bank_document', sql`json_valid(${t.document})`)],
);

export const card = sqliteTable(
  'card',
  {
    key: key(),
    bankKey: integer('bank_key')
      .notNull()
      .references(() => bank.key),
    id: text('id').notNull(),
    publicId: text('public_id').notNull().unique(),
    rank: integer('rank').notNull(),
    facts: text('facts').notNull(),
    retiredAt: integer('retired_at'),
  },
  (t) => [
    uniqueIndex('card_by_bank').on(t.bankKey, t.id),
    check('card_facts', sql`json_valid(${t.facts})`),
  ],
);

/** Wordings by their hash; never changed, never deleted (triggers). */
export const revision = sqliteTable(
  'revision',
  {
    key: key(),
    hash: text('hash').notNull().unique(),
    body: text('body').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    check('revision_hash', sql`length(${t.hash}) = 32`),
    check('revision_body', sql`json_valid(${t.body})`),
  ],
);

export const question = sqliteTable(
  'question',
  {
    key: key(),
    bankKey: integer('bank_key')
      .notNull()
      .references(() => bank.key),
    cardKey: integer('card_key')
      .notNull()
      .references(() => card.key),
    id: text('id').notNull(),
    position: integer('position').notNull(),
    type: text('type').notNull(),
    level: integer('level').notNull(),
    parts: integer('parts').notNull(),
    revisionKey: integer('revision_key')
      .notNull()
      .references(() => revision.key),
    retiredAt: integer('retired_at'),
  },
  (t) => [
    uniqueIndex('question_by_bank').on(t.bankKey, t.id),
    check('question_parts', sql`${t.parts} >= 1`),
  ],
);

/** Earlier names of questions, so that a rename keeps the history. */
export const questionAlias = sqliteTable(
  'question_alias',
  {
    bankKey: integer('bank_key')
      .notNull()
      .references(() => bank.key),
    alias: text('alias').notNull(),
    questionKey: integer('question_key')
      .notNull()
      .references(() => question.key),
  },
  (t) => [primaryKey({ columns: [t.bankKey, t.alias] })],
);

/** With the head of the learner's log: newest number, hash, instant and day. */
export const learner = sqliteTable(
  'learner',
  {
    key: key(),
    id: text('id').notNull().unique(),
    name: text('name').notNull(),
    settings: text('settings').notNull(),
    createdAt: integer('created_at').notNull(),
    logSeq: integer('log_seq').notNull(),
    logHash: bytes('log_hash'),
    lastAt: integer('last_at').notNull(),
    lastDay: integer('last_day').notNull(),
    /** What was done of the daily limits on `last_day`. */
    doneNew: integer('done_new').notNull().default(0),
    doneReviews: integer('done_reviews').notNull().default(0),
    /** Fitted weights as JSON, those of the newest fit in the log; null before the first one. */
    weights: text('weights'),
    /** The rating policy of the newest policy entry of the log. */
    policy: integer('policy').notNull().default(1),
    /** The id that they had first; null for the one that they have. */
    origin: text('origin'),
    /** The document that they were made from, by its hash, and what its import told, as JSON. */
    imported: text('imported'),
  },
  (t) => [
    check('learner_settings', sql`json_valid(${t.settings})`),
    check('learner_head', sql`${t.logSeq} >= 0 AND length(${t.logHash}) = 32`),
  ],
);

export const learnerKey = () =>
  integer('learner_key')
    .notNull()
    .references(() => learner.key);
const cardKey = () =>
  integer('card_key')
    .notNull()
    .references(() => card.key);

export const token = sqliteTable(
  'token',
  {
    id: text('id').primaryKey(),
    learnerKey: learnerKey(),
    sha256: bytes('sha256').unique(),
    name: text('name').notNull(),
    scopes: text('scopes').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    revokedAt: integer('revoked_at'),
  },
  (t) => [
    check('token_sha256', sql`length(${t.sha256}) = 32`),
    check('token_scopes', sql`json_valid(${t.scopes})`),
  ],
);

export const session = sqliteTable(
  'session',
  {
    key: key(),
    id: bytes('id').unique(),
    learnerKey: learnerKey(),
    mode: integer('mode').notNull(),
    affectsSchedule: integer('affects_schedule').notNull(),
    createdAt: integer('created_at').notNull(),
    backlog: text('backlog').notNull(),
    state: text('state').notNull(),
  },
  (t) => [
    index('session_by_learner').on(t.learnerKey),
    check('session_id', sql`length(${t.id}) = 16`),
    check('session_json', sql`json_valid(${t.backlog}) AND json_valid(${t.state})`),
  ],
);

export const presentation = sqliteTable(
  'presentation',
  {
    key: key(),
    id: bytes('id').unique(),
    sessionKey: integer('session_key')
      .notNull()
      .references(() => session.key),
    learnerKey: learnerKey(),
    cardKey: cardKey(),
    questionKey: integer('question_key')
      .notNull()
      .references(() => question.key),
    revisionKey: integer('revision_key')
      .notNull()
      .references(() => revision.key),
    part: integer('part').notNull(),
    parts: integer('parts').notNull(),
    position: integer('position').notNull(),
    reason: text('reason').notNull(),
    issuedAt: integer('issued_at').notNull(),
    answeredSeq: integer('answered_seq'),
    revealedAt: integer('revealed_at'),
  },
  (t) => [
    index('presentation_by_session').on(t.sessionKey),
    check('presentation_id', sql`length(${t.id}) = 16`),
    check('presentation_part', sql`${t.part} >= 0 AND ${t.part} < ${t.parts}`),
    check('presentation_reason', sql`json_valid(${t.reason})`),
  ],
);

/** `shown` is the key of the newest presentation: it grows with each showing. */
export const seen = sqliteTable(
  'seen',
  {
    learnerKey: learnerKey(),
    cardKey: cardKey(),
    questionKey: integer('question_key')
      .notNull()
      .references(() => question.key),
    shown: integer('shown').notNull(),
  },
  (t) => [primaryKey({ columns: [t.learnerKey, t.cardKey, t.questionKey] })],
);

export const hold = sqliteTable(
  'hold',
  {
    learnerKey: learnerKey(),
    cardKey: cardKey(),
    suspended: integer('suspended').notNull(),
    buriedUntil: integer('buried_until'),
  },
  (t) => [
    primaryKey({ columns: [t.learnerKey, t.cardKey] }),
    check('hold_says_something', sql`${t.suspended} = 1 OR ${t.buriedUntil} IS NOT NULL`),
  ],
);

/** A cache of fold(review_log), which is in schema-log.ts; the due index covers the pick of due cards. */
export const memory = sqliteTable(
  'memory',
  {
    learnerKey: learnerKey(),
    cardKey: cardKey(),
    stability: real('stability').notNull(),
    difficulty: real('difficulty').notNull(),
    dueDay: integer('due_day').notNull(),
    lastDay: integer('last_day').notNull(),
    lastAt: integer('last_at').notNull(),
    lastRating: integer('last_rating').notNull(),
    reps: integer('reps').notNull(),
    lapses: integer('lapses').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.learnerKey, t.cardKey] }),
    index('memory_due').on(t.learnerKey, t.dueDay, t.cardKey),
    check('memory_stability', sql`${t.stability} > 0 AND ${t.stability} < 1e9`),
    check('memory_difficulty', sql`${t.difficulty} BETWEEN 1 AND 10`),
    check('memory_days', sql`abs(${t.dueDay}) < 1e6 AND abs(${t.lastDay}) < 1e6`),
    check('memory_rating', sql`${t.lastRating} BETWEEN 1 AND 4`),
    check('memory_reps', sql`${t.reps} >= 1 AND ${t.lapses} >= 0`),
  ],
);

export const trapCount = sqliteTable(
  'trap_count',
  {
    learnerKey: learnerKey(),
    cardKey: cardKey(),
    times: integer('times').notNull(),
    strong: integer('strong').notNull(),
    lastAt: integer('last_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.learnerKey, t.cardKey] }),
    check('trap_count_times', sql`${t.times} >= 1 AND ${t.strong} BETWEEN 0 AND ${t.times}`),
  ],
);

/** Idempotency keys in use; a null status means that the request still runs. */
export const requestClaim = sqliteTable(
  'request_claim',
  {
    learnerKey: learnerKey(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    claimedAt: integer('claimed_at').notNull(),
    status: integer('status'),
    body: text('body'),
  },
  (t) => [
    primaryKey({ columns: [t.learnerKey, t.key] }),
    index('request_claim_age').on(t.claimedAt),
  ],
);
