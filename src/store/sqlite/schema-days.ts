// The tables of tallies and free days, beside those of schema.ts; read by tools and tests only.
import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core';
import { bank, card, learnerKey, question } from './schema.ts';

/** What stands of each learning day's answers, by bank: a cache of the log. */
export const learnerDay = sqliteTable(
  'learner_day',
  {
    learnerKey: learnerKey(),
    day: integer('day').notNull(),
    bankKey: integer('bank_key')
      .notNull()
      .references(() => bank.key),
    answers: integer('answers').notNull(),
    correct: integer('correct').notNull(),
    toldMs: integer('told_ms').notNull(),
    timed: integer('timed').notNull(),
    newCards: integer('new_cards').notNull(),
    reviews: integer('reviews').notNull(),
    lapses: integer('lapses').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.learnerKey, t.day, t.bankKey] }),
    check(
      'learner_day_answers',
      sql`${t.correct} BETWEEN 0 AND ${t.answers} AND ${t.timed} BETWEEN 0 AND ${t.answers} AND ${t.toldMs} >= 0`,
    ),
    check(
      'learner_day_cards',
      sql`${t.newCards} >= 0 AND ${t.reviews} >= 0 AND ${t.newCards} + ${t.reviews} <= ${t.answers} AND ${t.lapses} BETWEEN 0 AND ${t.answers}`,
    ),
  ],
);

/** What stands of the answers to each question, by the card that it asked then: a cache of the log. */
export const questionTally = sqliteTable(
  'question_tally',
  {
    learnerKey: learnerKey(),
    cardKey: integer('card_key')
      .notNull()
      .references(() => card.key),
    questionKey: integer('question_key')
      .notNull()
      .references(() => question.key),
    answers: integer('answers').notNull(),
    correct: integer('correct').notNull(),
    toldMs: integer('told_ms').notNull(),
    timed: integer('timed').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.learnerKey, t.cardKey, t.questionKey] }),
    check(
      'question_tally_answers',
      sql`${t.correct} BETWEEN 0 AND ${t.answers} AND ${t.timed} BETWEEN 0 AND ${t.answers} AND ${t.toldMs} >= 0`,
    ),
  ],
);

/** Learning days in a row on which nothing waited: a fact of their time, which no log tells. */
export const freeDays = sqliteTable(
  'free_days',
  {
    learnerKey: learnerKey(),
    firstDay: integer('first_day').notNull(),
    lastDay: integer('last_day').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.learnerKey, t.firstDay] }),
    check('free_days_order', sql`${t.lastDay} >= ${t.firstDay}`),
  ],
);
