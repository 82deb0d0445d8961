// The synchronous look at one learner that decisions are made from.
import type { Database } from 'better-sqlite3';
import type { CardKey, QuestionKey } from '#core/question/catalogue.ts';
import type { Quarantined } from '#core/question/quarantine.ts';
import type { LogHead } from '../log-hash.ts';
import type { PracticeView } from '../practice-view.ts';
import type { Days } from './days.ts';
import type { LearnerRecord } from './learners.ts';
import type { Log } from './log.ts';
import type { Memories } from './memories.ts';
import type { Revisions } from './revisions.ts';

export type Viewer = (record: LearnerRecord) => PracticeView;

type Rooms = {
  readonly memories: Memories;
  readonly days: Days;
  readonly log: Log;
  readonly revisions: Revisions;
};

/** What a decision may know of a log's head. */
export const lastOf = ({ at, day, done }: LogHead): PracticeView['last'] => ({ at, day, done });

export function createViewer(db: Database, { memories, days, log, revisions }: Rooms): Viewer {
  const quarantined = db
    .prepare<[], [QuestionKey, CardKey]>(
      `SELECT q.key, q.card_key FROM quarantine n JOIN question q ON q.key = n.question_key
        ORDER BY q.key`,
    )
    .raw();
  return ({ learner, head }) => ({
    learner,
    last: lastOf(head),
    policy: head.policy,
    memory: (card) => memories.memory(learner.key, card),
    seen: (card) => memories.seen(learner.key, card),
    trapCount: (card) => memories.trapCount(learner.key, card),
    holds: () => memories.holds(learner.key),
    due: (day) => memories.due(learner.key, day),
    unseen: (cards, limit) => memories.unseen(learner.key, cards, limit),
    entriesSince: (day, limit) => log.since(learner.key, head, day, limit),
    days: (from) => days.since(learner.key, from),
    questionTallies: () => days.questions(learner.key),
    freeDays: () => days.free(learner.key),
    revision: (key) => revisions.require(key),
    quarantined: (): Quarantined => new Map(quarantined.all()),
  });
}
