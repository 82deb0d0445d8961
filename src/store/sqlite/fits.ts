// Results of the optimizer: keeping them, and applying one to the learner's weights, log and memories at once.
import type { LearnerKey } from '#core/learner/learner.ts';
import { type Fit, fittedOf } from '#core/optimizer/fit.ts';
import type { Store } from '../store.ts';
import type { Rooms } from './answers.ts';
import type { Kit } from './kit.ts';

type Methods = Pick<Store, 'fits' | 'keepFit' | 'applyFit'>;

export function createFits(
  { db, write, read }: Kit,
  {
    learners,
    memories,
    days,
    log,
    view,
  }: Pick<Rooms, 'learners' | 'memories' | 'days' | 'log' | 'view'>,
): Methods {
  const newest = db
    .prepare<[LearnerKey, number], string>(
      'SELECT body FROM fit WHERE learner_key = ?+0 ORDER BY key DESC LIMIT ?',
    )
    .pluck();
  const insert = db.prepare<[LearnerKey, string]>(
    'INSERT INTO fit (learner_key, body) VALUES (?, ?)',
  );
  const setWeights = db.prepare<[string, LearnerKey]>(
    'UPDATE learner SET weights = ? WHERE key = ?',
  );
  const keep = (learner: LearnerKey, fit: Fit) => insert.run(learner, JSON.stringify(fit));

  return {
    fits: (learner, limit) =>
      read(() => newest.all(learner, limit).map((body) => JSON.parse(body) as Fit)),
    keepFit: (learner, fit) =>
      write(() => {
        learners.require(learner);
        keep(learner, fit);
      }),
    applyFit: (learner, decide) =>
      write(() => {
        const record = learners.require(learner);
        const { at, day, done, free, fit, refold } = decide({
          view: view(record),
          log: log.all(learner),
        });
        const entry = { kind: 'fit', seq: record.head.seq + 1, at, day, ...fittedOf(fit) } as const;
        log.append(learner, record.head, entry, null, done);
        setWeights.run(JSON.stringify(fit.weights), learner);
        memories.refold(learner, refold);
        days.keepFree(learner, free);
        keep(learner, fit);
        return fit;
      }),
  };
}
