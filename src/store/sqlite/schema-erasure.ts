// The tables of erasures, beside those of schema.ts; read by tools and tests only.
import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bytes, learnerKey } from './schema.ts';

/** That somebody was erased: a random id, the date, and how much it was. */
export const erasure = sqliteTable(
  'erasure',
  {
    id: bytes('id').unique(),
    erasedOn: text('erased_on').notNull(),
    rows: integer('rows').notNull(),
  },
  (t) => [
    check('erasure_id', sql`length(${t.id}) = 16`),
    check('erasure_date', sql`${t.erasedOn} GLOB '????-??-??'`),
  ],
);

/** Whose log may be cut: the learner who is being erased, inside that transaction alone (trigger). */
export const erasureGrant = sqliteTable('erasure_grant', {
  learnerKey: learnerKey().primaryKey(),
});
