// Simulates a disk whose fsync takes a known time: each commit of SQLite sleeps that long. Loaded before the product, by
// import or with --import; only sound where a real fsync costs nothing.
import Database from 'better-sqlite3';

const { TRAPWISE_BENCH_FSYNC_MS } = process.env;
const state = { milliseconds: Number(TRAPWISE_BENCH_FSYNC_MS ?? 0), commits: 0 };
const signal = new Int32Array(new SharedArrayBuffer(4));
const { prepare } = Database.prototype;

Database.prototype.prepare = function slowCommits(this: Database.Database, sql: string) {
  const statement = prepare.call(this, sql) as Database.Statement<[]>;
  if (sql === 'COMMIT') {
    const run = statement.run.bind(statement);
    statement.run = () => {
      const result = run();
      state.commits += 1;
      if (state.milliseconds > 0) Atomics.wait(signal, 0, 0, state.milliseconds);
      return result;
    };
  }
  return statement;
} as typeof prepare;

/** Sets how long commits take from now on. */
export function setCommitDelay(milliseconds: number): void {
  state.milliseconds = milliseconds;
}

/** Commits that went through here: none would mean that nothing was simulated. */
export function countedCommits(): number {
  return state.commits;
}
