// The tables of the review log and of what its rows pin, beside those of schema.ts; read by tools and tests only.
import { sql } from 'drizzle-orm';
import {
  blob,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { card, key, learnerKey, presentation, question, revision } from './schema.ts';

/** Canonical JSON of each set of parameters that a log row pins. */
export const schedulingParams = sqliteTable(
  'scheduling_params',
  { key: key(), body: text('body').notNull().unique() },
  (t) => [check('scheduling_params_body', sql`json_valid(${t.body})`)],
);

/** What many answers have in common, so that a log row names it in one number. */
export const answerBasis = sqliteTable(
  'answer_basis',
  {
    key: key(),
    paramsKey: integer('params_key')
      .notNull()
      .references(() => schedulingParams.key),
    policy: integer('policy').notNull(),
    affectsSchedule: integer('affects_schedule').notNull(),
    guessChance: real('guess_chance').notNull(),
    probe: integer('probe').notNull().default(0),
    disputed: integer('disputed').notNull().default(0),
  },
  (t) => [
    uniqueIndex('answer_basis_whole').on(
      t.paramsKey,
      t.policy,
      t.affectsSchedule,
      t.guessChance,
      t.probe,
      t.disputed,
    ),
    check('answer_basis_affects', sql`${t.affectsSchedule} IN (0, 1)`),
    check('answer_basis_guess', sql`${t.guessChance} BETWEEN 0 AND 1`),
  ],
);

/** Results of the optimizer, applied and refused, in order of their keys. */
export const fit = sqliteTable(
  'fit',
  { key: key(), learnerKey: learnerKey(), body: text('body').notNull() },
  (t) => [index('fit_by_learner').on(t.learnerKey), check('fit_body', sql`json_valid(${t.body})`)],
);

/** Append-only (triggers); kind 0 answer, 1 undo, 2 reset, 3 fit, 4 regrade, 5 policy; enumerations are numbered in codes.ts. */
export const reviewLog = sqliteTable(
  'review_log',
  {
    learnerKey: learnerKey(),
    seq: integer('seq').notNull(),
    at: integer('at').notNull(),
    day: integer('day').notNull(),
    kind: integer('kind').notNull(),
    /** Null for what is of the learner and of no card. */
    cardKey: integer('card_key').references(() => card.key),
    questionKey: integer('question_key').references(() => question.key),
    revisionKey: integer('revision_key').references(() => revision.key),
    presentationKey: integer('presentation_key').references(() => presentation.key),
    response: text('response'),
    correct: integer('correct'),
    score: integer('score'),
    confidence: integer('confidence'),
    elapsedMs: integer('elapsed_ms'),
    predicted: real('predicted'),
    rating: integer('rating'),
    trapCardKey: integer('trap_card_key').references(() => card.key),
    basisKey: integer('basis_key').references(() => answerBasis.key),
    target: integer('target'),
    /** Model and weights of a fit, as JSON. */
    fitted: text('fitted'),
    /** The rating policy that a policy entry chooses. */
    policy: integer('policy'),
    rowHash: blob('row_hash', { mode: 'buffer' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.learnerKey, t.seq] }),
    uniqueIndex('review_log_presentation')
      .on(t.presentationKey)
      .where(sql`presentation_key IS NOT NULL`),
    uniqueIndex('review_log_undo').on(t.learnerKey, t.target).where(sql`kind = 1`),
    index('review_log_regrade').on(t.learnerKey, t.target).where(sql`kind = 4`),
    index('review_log_card').on(t.learnerKey, t.cardKey, t.seq),
    check('review_log_seq', sql`${t.seq} >= 1`),
    check('review_log_row_hash', sql`length(${t.rowHash}) = 32`),
    check('review_log_response', sql`${t.response} IS NULL OR json_valid(${t.response})`),
    check('review_log_rating', sql`${t.rating} IS NULL OR ${t.rating} BETWEEN 1 AND 4`),
    check('review_log_predicted', sql`${t.predicted} IS NULL OR ${t.predicted} BETWEEN 0 AND 1`),
    check('review_log_card_key', sql`(${t.cardKey} IS NULL) = (${t.kind} IN (3, 5))`),
    check(
      'review_log_fitted',
      sql`(CASE ${t.kind} WHEN 3 THEN json_valid(${t.fitted}) ELSE ${t.fitted} IS NULL END) IS TRUE`,
    ),
    check('review_log_policy', sql`(${t.policy} IS NOT NULL) = (${t.kind} = 5)`),
    check(
      'review_log_kind',
      sql`(CASE ${t.kind}
        WHEN 0 THEN ${t.questionKey} IS NOT NULL AND ${t.revisionKey} IS NOT NULL AND ${t.presentationKey} IS NOT NULL AND ${t.response} IS NOT NULL AND ${t.correct} IN (0, 1) AND ${t.score} IN (0, 1) AND ${t.basisKey} IS NOT NULL AND ${t.target} IS NULL
        WHEN 1 THEN ${t.presentationKey} IS NULL AND ${t.target} BETWEEN 1 AND ${t.seq} - 1
        WHEN 2 THEN ${t.presentationKey} IS NULL AND ${t.target} IS NULL
        WHEN 3 THEN ${t.presentationKey} IS NULL AND ${t.target} IS NULL
        WHEN 4 THEN ${t.presentationKey} IS NULL AND ${t.target} BETWEEN 1 AND ${t.seq} - 1 AND ${t.revisionKey} IS NOT NULL AND ${t.correct} IN (0, 1) AND ${t.score} IN (0, 1)
        WHEN 5 THEN ${t.presentationKey} IS NULL AND ${t.target} IS NULL
        ELSE 0 END) IS TRUE`,
    ),
  ],
);

/** When an answer was given that arrived later; the hash of its log row covers it. */
export const lateAnswer = sqliteTable(
  'late_answer',
  {
    learnerKey: integer('learner_key').notNull(),
    seq: integer('seq').notNull(),
    givenAt: integer('given_at').notNull(),
    givenDay: integer('given_day').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.learnerKey, t.seq] }),
    foreignKey({
      columns: [t.learnerKey, t.seq],
      foreignColumns: [reviewLog.learnerKey, reviewLog.seq],
    }),
  ],
);

export const receipt = sqliteTable(
  'receipt',
  {
    learnerKey: integer('learner_key').notNull(),
    seq: integer('seq').notNull(),
    body: text('body').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.learnerKey, t.seq] }),
    foreignKey({
      columns: [t.learnerKey, t.seq],
      foreignColumns: [reviewLog.learnerKey, reviewLog.seq],
    }),
    check('receipt_body', sql`json_valid(${t.body})`),
  ],
);
