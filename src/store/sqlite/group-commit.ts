// Group commit: the writes of one event-loop turn share one durable transaction; this engine writes nowhere else.
import type { Database } from 'better-sqlite3';
import { AppError } from '#core/base/errors.ts';
import { faultOf, type Health, refusal } from './faults.ts';

const MAX_BATCH = 256;
const MAX_QUEUED = 2000;
/** How long a write waits for another process before it is given back as `storage-busy`. */
const MAX_BUSY_MS = 3000;

type Queued = {
  readonly run: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly queuedAt: number;
};

export type GroupCommitOptions = {
  readonly db: Database;
  readonly health: Health;
  /** Asked after each commit: false means that what was written cannot be reached by its name. */
  readonly isReachable: () => boolean;
  /** Told of every rollback, so that nothing keeps what was read inside. */
  readonly onRollback: () => void;
};

/** Runs each job on a savepoint of its own, and acknowledges all of a batch after its one commit. */
export class GroupCommit {
  /** Transactions committed so far. */
  commits = 0;
  readonly #options: GroupCommitOptions;
  readonly #statements;
  #queue: Queued[] = [];
  #scheduled = false;
  #draining = false;
  #drained: (() => void)[] = [];

  constructor(options: GroupCommitOptions) {
    const { db } = options;
    this.#options = options;
    this.#statements = {
      begin: db.prepare('BEGIN IMMEDIATE'),
      commit: db.prepare('COMMIT'),
      rollback: db.prepare('ROLLBACK'),
      savepoint: db.prepare('SAVEPOINT job'),
      release: db.prepare('RELEASE job'),
      undo: db.prepare('ROLLBACK TO job'),
      changes: db.prepare('SELECT total_changes()').pluck(),
    };
  }

  /**
   * Resolves with the job's result once it is durable. Rejects with what the job threw (it alone is rolled back), with
   * AppError `storage-*` when the storage refuses, `overloaded` beyond 2,000 waiting, `draining` after `drain`. A job
   * is synchronous and may run again when another process was in the way.
   */
  write<T>(job: () => T): Promise<T> {
    if (this.#draining) return Promise.reject(new AppError('draining', 'The server is stopping.'));
    const refused = this.#options.health.refusal();
    if (refused) return Promise.reject(refused);
    if (this.#queue.length >= MAX_QUEUED) {
      return Promise.reject(new AppError('overloaded', 'Too many writes are waiting.'));
    }
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({
        run: job,
        resolve: (result) => resolve(result as T),
        reject,
        queuedAt: performance.now(),
      });
      this.#schedule();
    });
  }

  /** Refuses new writes and resolves when all waiting ones are settled. */
  drain(): Promise<void> {
    this.#draining = true;
    if (this.#queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#drained.push(resolve));
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#flush());
  }

  #flush(): void {
    this.#scheduled = false;
    const batch = this.#queue.splice(0, MAX_BATCH);
    const settle: (() => void)[] = [];
    const { db, health, isReachable } = this.#options;
    const changes = () => (health.isPassing ? this.#statements.changes.get() : 0);
    try {
      const before = changes();
      this.#statements.begin.run();
      for (const job of batch) settle.push(this.#attempt(job, batch.length === 1));
      if (db.inTransaction) {
        this.#statements.commit.run();
        this.commits += 1;
      }
      if (!isReachable()) throw health.noteReplaced();
      // A batch that only read or refused shows nothing.
      if (changes() !== before) health.noteSuccess();
      for (const done of settle) done();
    } catch (error) {
      this.#fail(batch, error);
    }
    if (this.#queue.length > 0) this.#schedule();
    else for (const done of this.#drained.splice(0)) done();
  }

  /** Runs one job; throws only when the whole transaction is lost. A lone job needs no savepoint. */
  #attempt(job: Queued, isAlone: boolean): () => void {
    const { savepoint, release, undo, rollback } = this.#statements;
    const { db, onRollback } = this.#options;
    if (!isAlone) savepoint.run();
    try {
      const result = job.run();
      if (!isAlone) release.run();
      return () => job.resolve(result);
    } catch (error) {
      if (faultOf(error) || !db.inTransaction) throw error;
      if (isAlone) rollback.run();
      else {
        undo.run();
        release.run();
      }
      onRollback();
      return () => job.reject(error);
    }
  }

  #fail(batch: readonly Queued[], error: unknown): void {
    if (this.#options.db.inTransaction) this.#statements.rollback.run();
    this.#options.onRollback();
    if (faultOf(error) !== 'busy') {
      const told = this.#options.health.note(error);
      for (const job of batch) job.reject(told);
      return;
    }
    const now = performance.now();
    const waiting: Queued[] = [];
    for (const job of batch) {
      if (now - job.queuedAt < MAX_BUSY_MS) waiting.push(job);
      else job.reject(refusal('busy'));
    }
    if (waiting.length === 0) return;
    this.#queue = [...waiting, ...this.#queue];
    this.#scheduled = true;
    setTimeout(() => this.#flush(), 20 + Math.random() * 80);
  }
}
