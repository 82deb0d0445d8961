// The table of exams, beside those of schema.ts; read by tools and tests only.
import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { presentation } from './schema.ts';

/** What a learner wrote beside a question of an exam: a flag, and a response that enters the log at the close. */
export const answerSheet = sqliteTable(
  'answer_sheet',
  {
    presentationKey: integer('presentation_key')
      .primaryKey()
      .references(() => presentation.key),
    flagged: integer('flagged').notNull(),
    response: text('response'),
    confidence: integer('confidence'),
    elapsedMs: integer('elapsed_ms'),
    draftedAt: integer('drafted_at'),
    told: text('told'),
  },
  (t) => [
    check('answer_sheet_flagged', sql`${t.flagged} IN (0, 1)`),
    check(
      'answer_sheet_draft',
      sql`(${t.draftedAt} IS NULL AND ${t.response} IS NULL AND ${t.told} IS NULL) OR (${t.draftedAt} IS NOT NULL AND json_valid(${t.response}) AND json_valid(${t.told})) IS TRUE`,
    ),
  ],
);
