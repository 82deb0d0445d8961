// Idempotency keys: who runs a request, and the reply that is repeated.
import type { Instant } from '#core/base/time.ts';
import type { LearnerKey } from '#core/learner/learner.ts';
import { REPLY_KEPT_MS } from '../limits.ts';
import type { Store } from '../store.ts';
import type { Kit } from './kit.ts';
import type { Learners } from './learners.ts';

type ClaimRow = { fingerprint: string; status: number | null; body: string | null };
type Methods = Pick<Store, 'claimRequest' | 'settleRequest'>;

export type Requests = { readonly methods: Methods; forgetRunning(): void };

export function createRequests({ db, write }: Kit, learners: Learners): Requests {
  const get = db.prepare<[LearnerKey, string], ClaimRow>(
    'SELECT fingerprint, status, body FROM request_claim WHERE learner_key = ?+0 AND key = ?',
  );
  const insert = db.prepare<[LearnerKey, string, string, Instant]>(
    'INSERT INTO request_claim (learner_key, key, fingerprint, claimed_at) VALUES (?, ?, ?, ?)',
  );
  const settle = db.prepare<[number, string, LearnerKey, string]>(
    'UPDATE request_claim SET status = ?, body = ? WHERE learner_key = ?+0 AND key = ?',
  );
  const forget = db.prepare<[LearnerKey, string]>(
    'DELETE FROM request_claim WHERE learner_key = ?+0 AND key = ?',
  );
  const forgetOld = db.prepare<[Instant]>('DELETE FROM request_claim WHERE claimed_at < ?+0');
  const forgetRunning = db.prepare('DELETE FROM request_claim WHERE status IS NULL');

  return {
    /** Inside a write, when a server starts: whoever ran these is gone. */
    forgetRunning: () => {
      forgetRunning.run();
    },
    methods: {
      claimRequest: ({ learner, key, fingerprint, at }) =>
        write(() => {
          forgetOld.run(at - REPLY_KEPT_MS);
          const row = get.get(learner, key);
          if (!row) {
            learners.require(learner);
            insert.run(learner, key, fingerprint, at);
            return { kind: 'fresh' };
          }
          if (row.fingerprint !== fingerprint) return { kind: 'mismatch' };
          if (row.status === null || row.body === null) return { kind: 'running' };
          return { kind: 'settled', status: row.status, body: row.body };
        }),
      settleRequest: (learner, key, reply) =>
        write(() => {
          if (reply) settle.run(reply.status, reply.body, learner, key);
          else forget.run(learner, key);
        }),
    },
  };
}
