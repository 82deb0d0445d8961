// Migrates the database named first with the migrations in the folder named second; prints what it applied.
import Database from 'better-sqlite3';
import { readMigrations } from '#store/sqlite/history.ts';
import { migrate } from '#store/sqlite/migrate.ts';

const [path = '', folder = ''] = process.argv.slice(2);
const db = new Database(path);
process.stdout.write('ready\n');
const applied = migrate(db, {
  migrations: readMigrations(folder),
  appVersion: '0.1.0',
  now: Date.now(),
});
db.close();
process.stdout.write(`${JSON.stringify(applied)}\n`);
