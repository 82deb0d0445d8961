// A look at a database beside the process that serves it: a connection that cannot write, for work in another thread.
import Database from 'better-sqlite3';
import { type AnswersReader, createAnswersReader } from './all-answers.ts';
import { faultOf, refusal } from './faults.ts';
import { createRevisions } from './revisions.ts';

/** Pages kept, in KiB: what is read once and in order needs few. */
const CACHE_KIB = 16 * 1024;

export type Aside = {
  /** Another text whenever a log has grown since. */
  readonly head: () => string;
  /** Reads one consistent state, whatever is written meanwhile. */
  readonly readAnswers: AnswersReader;
};

/** Opens the file for one job. Throws AppError `storage-*` where the storage refuses. */
export function readAside<T>(path: string, job: (aside: Aside) => T): T {
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    db.pragma(`cache_size = ${-CACHE_KIB}`);
    const head = db
      .prepare<[], string>(
        `SELECT count(*) || ' ' || ifnull(sum(log_seq), 0) || ' ' || ifnull(max(last_at), 0) FROM learner`,
      )
      .pluck();
    return job({
      head: () => head.get() ?? '',
      readAnswers: createAnswersReader(db, createRevisions(db)),
    });
  } catch (error) {
    const fault = faultOf(error);
    throw fault ? refusal(fault) : error;
  } finally {
    db?.close();
  }
}
