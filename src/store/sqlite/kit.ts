// What every room of this engine is given: the connection, and the two ways to use it.
import type { Database } from 'better-sqlite3';

export type Kit = {
  readonly db: Database;
  /** Runs the job in a transaction that it may share; resolves when that is durable. */
  readonly write: <T>(job: () => T) => Promise<T>;
  /** Runs the job now, with storage errors turned into AppErrors. */
  readonly read: <T>(job: () => T) => Promise<T>;
};
