// The tables of questions in doubt, beside those of schema.ts; read by tools and tests only.
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bytes, key, learnerKey, presentation, question, revision } from './schema.ts';

/** What learners doubt, in order of its keys; reasons and statuses are numbered in codes.ts. */
export const report = sqliteTable(
  'report',
  {
    key: key(),
    id: bytes('id').unique(),
    learnerKey: learnerKey(),
    presentationKey: integer('presentation_key')
      .notNull()
      .references(() => presentation.key),
    /** That of the presentation, for the index. */
    questionKey: integer('question_key')
      .notNull()
      .references(() => question.key),
    reason: integer('reason').notNull(),
    text: text('text').notNull(),
    reportedAt: integer('reported_at').notNull(),
    status: integer('status').notNull(),
    note: text('note'),
    settledAt: integer('settled_at'),
  },
  (t) => [
    index('report_by_learner').on(t.learnerKey),
    index('report_by_question').on(t.questionKey),
    index('report_by_presentation').on(t.presentationKey),
    check('report_id', sql`length(${t.id}) = 16`),
    check('report_settled', sql`(${t.status} = 0) = (${t.settledAt} IS NULL)`),
  ],
);

/** Questions in quarantine, with the revision that they had when they were put there. */
export const quarantine = sqliteTable('quarantine', {
  questionKey: integer('question_key')
    .primaryKey()
    .references(() => question.key),
  revisionKey: integer('revision_key')
    .notNull()
    .references(() => revision.key),
  reason: text('reason').notNull(),
  quarantinedAt: integer('quarantined_at').notNull(),
});
