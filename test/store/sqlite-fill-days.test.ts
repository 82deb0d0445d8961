// A log from before there were tallies: the migration counts it as it would have been counted answer by answer.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMigrations } from '#store/sqlite/history.ts';
import { migrate } from '#store/sqlite/migrate.ts';
import { openSqliteStore } from '#store/sqlite/sqlite-store.ts';
import { AT, bank, card, DAY, type decision, memory, practise } from './fixtures.ts';
import { MIGRATIONS, newFolder, options } from './sqlite-support.ts';

const migrations = readMigrations(MIGRATIONS);
/** Migrations of a program that knew no tallies. */
const BEFORE = migrations.slice(
  0,
  migrations.findIndex(({ sql }) => sql.includes('CREATE TABLE `learner_day`')),
);

/** A file as the earlier program would have left it, with all that this one has in the tables that both know. */
function asBefore(from: string, to: string): void {
  const db = new Database(to);
  migrate(db, { migrations: BEFORE, appVersion: '0.0.9', now: AT });
  db.pragma('application_id = 0x54525057');
  db.pragma('foreign_keys = OFF');
  db.prepare('ATTACH ? AS new').run(from);
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migration'",
    )
    .pluck()
    .all();
  for (const table of tables) {
    const columns = (db.pragma(`main.table_info(${table})`) as { name: string }[])
      .map(({ name }) => name)
      .join(', ');
    db.exec(`INSERT OR IGNORE INTO main.${table} (${columns}) SELECT ${columns} FROM new.${table}`);
  }
  db.close();
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('answer', 'answer', 'answer', 'answer', 'undo', 'reset'),
    card: fc.constantFrom('alpha', 'beta', 'gamma', 'omega'),
    pick: fc.nat(5),
    gap: fc.constantFrom(0, 0, 0, 1, 3),
    rating: fc.constantFrom('again', 'good', null),
    known: fc.boolean(),
    elapsedMs: fc.constantFrom(null, 0, 1234, 299_999, 300_001, 9_000_000),
  }),
  { minLength: 5, maxLength: 40 },
);

test('any log, its undone answers included, is counted the same', {
  timeout: 120_000,
}, async () => {
  expect(BEFORE.length).toBeGreaterThanOrEqual(3);
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const folder = newFolder();
      const store = await openSqliteStore(options(folder.file));
      const { learner, answer, card: find } = await practise(store);
      await store.saveBank(bank('other', [card('omega')]), AT);
      const omega = (await store.loadCatalogue()).banks.get('other')?.cards[0];
      const keys = (id: string) => (id === 'omega' ? omega : find(id));
      const given: string[] = [];
      let day = DAY;
      for (const step of history) {
        day += step.gap;
        const about = keys(step.card);
        if (!about) throw new Error('no card');
        if (step.kind === 'answer') {
          const { rating, elapsedMs, known } = step;
          const entry: Parameters<typeof decision>[1] = {
            memory: memory({ lastDay: day }),
            entry: {
              day,
              card: about.key,
              question: about.questions[step.pick % about.questions.length]?.key ?? 0,
              rating,
              correct: rating !== 'again',
              elapsedMs,
              predicted: known ? 0.5 : null,
            },
          };
          given.push(await answer('delta', entry));
        } else if (step.kind === 'reset') {
          const when = ({ at }: { at: number }) => ({ at: at + 1, day });
          await store.resetCard(learner.key, about.key, when);
        } else {
          const target = given.at(-1 - step.pick);
          if (!target) continue;
          given.splice(given.indexOf(target), 1);
          await store.undoAnswer(learner.key, target, ({ view, session }) => ({
            at: view.last.at + 1,
            day,
            done: view.last.done,
            next: null,
            refold: { memories: new Map(), traps: new Map() },
            session: session.state,
          }));
        }
      }
      const counted = (of: typeof store) =>
        of.look(learner.key, (view) => [view.days(0), view.questionTallies()] as const);
      const expected = await counted(store);
      await store.close();
      const old = `${folder.path}/old.db`;
      asBefore(folder.file, old);
      const migrated = await openSqliteStore(options(old));
      expect(await counted(migrated)).toEqual(expected);
      expect(await migrated.verifyLog(learner.key)).toBeNull();
      await migrated.close();
      folder.remove();
    }),
    { numRuns: 15 },
  );
});
