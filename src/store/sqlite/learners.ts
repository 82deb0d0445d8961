// Learners, with the head of each one's log.
import { notFound } from '#core/base/errors.ts';
import {
  DEFAULT_SETTINGS,
  type Learner,
  type LearnerKey,
  type LearnerSettings,
} from '#core/learner/learner.ts';
import type { Imported } from '#core/learner/learner-document.ts';
import { emptyHead, type LogHead } from '../log-hash.ts';
import type { Store } from '../store.ts';
import { policyCodes } from './codes.ts';
import type { Kit } from './kit.ts';

type LearnerRow = {
  readonly key: number;
  readonly id: string;
  readonly name: string;
  readonly settings: string;
  readonly created_at: number;
  readonly log_seq: number;
  readonly log_hash: Buffer;
  readonly last_at: number;
  readonly last_day: number;
  readonly done_new: number;
  readonly done_reviews: number;
  readonly weights: string | null;
  readonly policy: number;
  readonly origin: string | null;
  readonly imported: string | null;
};

export type LearnerRecord = {
  readonly learner: Learner;
  readonly head: LogHead;
  readonly imported: Imported | null;
};

type Methods = Pick<
  Store,
  'createLearner' | 'learner' | 'learnerByKey' | 'learners' | 'updateLearner'
>;

export type Learners = { readonly methods: Methods; require(key: LearnerKey): LearnerRecord };

/** Where `meta` keeps the highest key that an erased learner had. */
export const LAST_LEARNER = 'last-learner';

const learnerOf = (row: LearnerRow): Learner => ({
  key: row.key,
  id: row.id,
  name: row.name,
  // Settings that came with a later version are not in the rows of earlier ones.
  settings: { ...DEFAULT_SETTINGS, ...(JSON.parse(row.settings) as Partial<LearnerSettings>) },
  weights: row.weights === null ? null : (JSON.parse(row.weights) as number[]),
  origin: row.origin ?? row.id,
  createdAt: row.created_at,
});

export function createLearners({ db, write, read }: Kit): Learners {
  const byId = db.prepare<[string], LearnerRow>('SELECT * FROM learner WHERE id = ?');
  const byKey = db.prepare<[LearnerKey], LearnerRow>('SELECT * FROM learner WHERE key = ?');
  const all = db.prepare<[], LearnerRow>('SELECT * FROM learner ORDER BY created_at, key');
  const insert = db.prepare<[string, string, string, number, number, Buffer, number, number]>(
    // The key of a learner who was erased is never given again: somebody may still hold it.
    `INSERT INTO learner (key, id, name, settings, created_at, log_seq, log_hash, last_at, last_day)
      SELECT 1 + max(ifnull((SELECT max(key) FROM learner), 0), ifnull((SELECT CAST(CAST(value AS TEXT)
        AS INTEGER) FROM meta WHERE name = '${LAST_LEARNER}'), 0)), ?, ?, ?, ?, ?, ?, ?, ?`,
  );
  const update = db.prepare<[string, string, LearnerKey]>(
    'UPDATE learner SET name = ?, settings = ? WHERE key = ?',
  );

  /** Throws `not-found`: keys come from the store itself, but their learner may be erased meanwhile. */
  const requireLearner = (key: LearnerKey): LearnerRecord => {
    const row = byKey.get(key);
    if (!row) throw notFound();
    const head = {
      seq: row.log_seq,
      hash: row.log_hash,
      at: row.last_at,
      day: row.last_day,
      done: { newCards: row.done_new, reviews: row.done_reviews },
      policy: policyCodes.value(row.policy),
    };
    const imported = row.imported === null ? null : (JSON.parse(row.imported) as Imported);
    return { learner: learnerOf(row), head, imported };
  };

  return {
    require: requireLearner,
    methods: {
      createLearner: ({ id, name, settings, createdAt }) =>
        write(() => {
          const { seq, hash, at, day } = emptyHead(id);
          const text = JSON.stringify(settings);
          const { lastInsertRowid } = insert.run(id, name, text, createdAt, seq, hash, at, day);
          return requireLearner(Number(lastInsertRowid)).learner;
        }),
      learner: (id) =>
        read(() => {
          const row = byId.get(id);
          return row ? learnerOf(row) : null;
        }),
      learnerByKey: (key) =>
        read(() => {
          const row = byKey.get(key);
          return row ? learnerOf(row) : null;
        }),
      learners: () => read(() => all.all().map(learnerOf)),
      updateLearner: (key, change) =>
        write(() => {
          const { learner } = requireLearner(key);
          const { name, settings } = change(learner);
          update.run(name, JSON.stringify(settings), key);
          return requireLearner(key).learner;
        }),
    },
  };
}
