// One server per database file: an exclusive lock on a file beside it, which the kernel frees when the process dies.
import Database from 'better-sqlite3';
import { StoreOpenError } from '../store-open-error.ts';
import { faultOf } from './faults.ts';

export type ServerLock = { release(): void };

/** Held handles; a handle that nothing refers to would be collected, and its lock with it. */
const held = new Set<Database.Database>();

/** Takes the lock of the database at `path`, at once or with exit code 3. The empty lock file stays when released. */
export function takeServerLock(path: string): ServerLock {
  const file = `${path}.lock`;
  let handle: Database.Database | null = null;
  try {
    handle = new Database(file, { timeout: 0 });
    handle.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    handle?.close();
    if (faultOf(error) === 'busy') {
      throw new StoreOpenError(
        3,
        `Another Trapwise process serves ${path}; stop that one first.`,
        error,
      );
    }
    throw new StoreOpenError(
      4,
      `Cannot lock ${file}; make its folder writable and the file a plain one.`,
      error,
    );
  }
  const lock = handle;
  held.add(lock);
  return {
    release: () => {
      held.delete(lock);
      lock.close();
    },
  };
}
