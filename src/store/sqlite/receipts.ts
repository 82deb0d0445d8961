// Answers as they were recorded: the log entry, with the receipt of what the learner was told.
import type { Database } from 'better-sqlite3';
import type { LearnerKey } from '#core/learner/learner.ts';
import type { Receipt, RecordedAnswer } from '../decisions.ts';
import type { Log } from './log.ts';

export type Receipts = ReturnType<typeof createReceipts>;

export function createReceipts(db: Database, log: Log) {
  const get = db
    .prepare<[LearnerKey, number], string>(
      'SELECT body FROM receipt WHERE learner_key = ?+0 AND seq = ?+0',
    )
    .pluck();
  const insert = db.prepare<[LearnerKey, number, string]>(
    'INSERT INTO receipt (learner_key, seq, body) VALUES (?, ?, ?)',
  );

  return {
    /** Inside a write. */
    keep(learner: LearnerKey, seq: number, receipt: Receipt): void {
      insert.run(learner, seq, JSON.stringify(receipt));
    },

    recorded(learner: LearnerKey, seq: number): RecordedAnswer {
      const body = get.get(learner, seq);
      if (body === undefined) throw new Error(`no receipt ${seq} of learner ${learner}`);
      const regraded = log.regradeOf(learner, seq);
      return {
        entry: log.answer(learner, seq),
        receipt: JSON.parse(body) as Receipt,
        undone: log.isUndone(learner, seq),
        ...(regraded ? { regraded } : {}),
      };
    },
  };
}
