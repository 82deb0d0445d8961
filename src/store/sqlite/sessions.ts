// Sessions: opened with their queue, stepped by decisions, listed newest first.
import type { LearnerKey } from '#core/learner/learner.ts';
import type { Backlog, NewPresentation, Session, SessionState } from '#core/practice/session.ts';
import type { NewSession } from '../decisions.ts';
import { bytesOfId, idOfBytes, requireBytesOfId } from '../public-id.ts';
import type { Store } from '../store.ts';
import { modeCodes } from './codes.ts';
import type { Kit } from './kit.ts';
import type { Learners } from './learners.ts';
import type { Presentations } from './presentations.ts';
import type { Viewer } from './view.ts';

type SessionRow = {
  readonly key: number;
  readonly id: Buffer;
  readonly learner_key: number;
  readonly mode: number;
  readonly affects_schedule: number;
  readonly created_at: number;
  readonly backlog: string;
  readonly state: string;
};

type Methods = Pick<
  Store,
  | 'openSession'
  | 'session'
  | 'sessions'
  | 'stepSession'
  | 'presentation'
  | 'presentations'
  | 'revealPresentation'
>;

type Rooms = {
  readonly learners: Learners;
  readonly presentations: Presentations;
  readonly view: Viewer;
};

export type Sessions = {
  readonly methods: Methods;
  require(key: number): Session;
  /** Inside a write: the new state, and the presentation that goes with it. */
  advance(session: Session, state: SessionState, next: NewPresentation | null): void;
};

const sessionOf = (row: SessionRow): Session => ({
  key: row.key,
  id: idOfBytes('ses_', row.id),
  learner: row.learner_key,
  mode: modeCodes.value(row.mode),
  affectsSchedule: row.affects_schedule === 1,
  createdAt: row.created_at,
  backlog: JSON.parse(row.backlog) as Backlog,
  state: JSON.parse(row.state) as SessionState,
});

export function createSessions({ db, write, read }: Kit, rooms: Rooms): Sessions {
  const { learners, presentations, view } = rooms;
  const byKey = db.prepare<[number], SessionRow>('SELECT * FROM session WHERE key = ?');
  const byId = db.prepare<[Buffer], SessionRow>('SELECT * FROM session WHERE id = ?');
  const list = db.prepare<[LearnerKey, number, number | null, number], SessionRow>(
    `SELECT * FROM session WHERE learner_key = ?+0 AND key < ?+0 AND mode = coalesce(?, mode)
      ORDER BY key DESC LIMIT ?`,
  );
  const insert = db.prepare<(number | string | Buffer)[]>(
    `INSERT INTO session (id, learner_key, mode, affects_schedule, created_at, backlog, state)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const setState = db.prepare<[string, number]>('UPDATE session SET state = ? WHERE key = ?');

  const find = (learner: LearnerKey, id: string): Session | null => {
    const bytes = bytesOfId('ses_', id);
    const row = bytes && byId.get(bytes);
    return row && row.learner_key === learner ? sessionOf(row) : null;
  };
  const requireSession = (key: number): Session => {
    const row = byKey.get(key);
    if (!row) throw new Error(`no session ${key}`);
    return sessionOf(row);
  };
  const advance: Sessions['advance'] = (session, state, next) => {
    setState.run(JSON.stringify(state), session.key);
    if (next) presentations.issue(session.learner, session.key, next);
  };
  const add = (learner: LearnerKey, session: NewSession): Session => {
    const { lastInsertRowid } = insert.run(
      requireBytesOfId('ses_', session.id),
      learner,
      modeCodes.code(session.mode),
      Number(session.affectsSchedule),
      session.createdAt,
      JSON.stringify(session.backlog),
      JSON.stringify(session.state),
    );
    return requireSession(Number(lastInsertRowid));
  };

  return {
    require: requireSession,
    advance,
    methods: {
      openSession: (learner, decide) =>
        write(() => {
          const { session, next, form = [] } = decide(view(learners.require(learner)));
          const added = add(learner, session);
          if (next) presentations.issue(learner, added.key, next);
          for (const shown of form) presentations.issue(learner, added.key, shown);
          return added;
        }),
      session: (learner, id) => read(() => find(learner, id)),
      sessions: (learner, limit, before, mode) =>
        read(() => {
          const code = mode === undefined ? null : modeCodes.code(mode);
          const rows = list.all(learner, before ?? Number.MAX_SAFE_INTEGER, code, limit);
          return rows.map(sessionOf);
        }),
      stepSession: (learner, id, decide) =>
        write(() => {
          const session = find(learner, id);
          if (!session) return null;
          const step = decide(session, view(learners.require(learner)));
          if (!step) return session;
          advance(session, step.session, step.next);
          for (const shown of step.more ?? []) presentations.issue(learner, session.key, shown);
          return requireSession(session.key);
        }),
      presentation: (learner, id) =>
        read(() => presentations.find(learner, id)?.presentation ?? null),
      presentations: (session) => read(() => presentations.ofSession(session)),
      revealPresentation: (learner, id, at) =>
        write(() => presentations.markRevealed(learner, id, at)),
    },
  };
}
