// The product's server with one thing wrong on purpose: it acknowledges first and commits later. The control of the
// kill test, which must see answers being lost; never to be run for anything else.
import Database from 'better-sqlite3';

/** How long a transaction that was acknowledged waits for its commit. */
const LATE_MS = 20;

const { prepare } = Database.prototype;

Database.prototype.prepare = function lateCommits(this: Database.Database, sql: string) {
  const statement = prepare.call(this, sql) as Database.Statement<[]>;
  const run = statement.run.bind(statement);
  const nothing = { changes: 0, lastInsertRowid: 0 };
  if (sql === 'BEGIN IMMEDIATE') {
    // Joins the transaction that still waits for its commit.
    statement.run = () => (this.inTransaction ? nothing : run());
  }
  if (sql === 'COMMIT') {
    let isWaiting = false;
    statement.run = () => {
      if (!isWaiting) {
        isWaiting = true;
        setTimeout(() => {
          isWaiting = false;
          if (this.open && this.inTransaction) run();
        }, LATE_MS);
      }
      return nothing;
    };
  }
  return statement;
} as typeof prepare;

await import('../../src/main.ts');
