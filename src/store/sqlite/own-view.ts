// One learner whole, as a connection of its own reads them: long lists page by page, never the whole of one at once.
import type { Database } from 'better-sqlite3';
import { AppError } from '#core/base/errors.ts';
import type { SheetRow } from '#core/exam/sheet.ts';
import type { LearnerKey } from '#core/learner/learner.ts';
import type { Fit } from '#core/optimizer/fit.ts';
import type { Session } from '#core/practice/session.ts';
import type { QuestionKey, RevisionKey } from '#core/question/catalogue.ts';
import type { Receipt } from '../decisions.ts';
import { emptyHead, followRow } from '../log-hash.ts';
import type { LoggedEntry, NamedCard, NamedQuestion, OwnView } from '../own-data.ts';
import { createAnswerBases } from './answer-basis.ts';
import { createDays } from './days.ts';
import { draftOf, type MarkRow } from './exams.ts';
import type { Kit } from './kit.ts';
import { createLearners } from './learners.ts';
import { createLog } from './log.ts';
import { createMemories } from './memories.ts';
import { PRESENTATION, type PresentationRow, presentationOf } from './presentations.ts';
import { REPORT, type ReportRow, reportOf } from './reports.ts';
import { createRevisions } from './revisions.ts';
import { type SessionRow, sessionOf } from './sessions.ts';
import { TOKEN_COLUMNS, type TokenRow, tokenOf } from './tokens.ts';

const PAGE = 250;

/** True when nothing of practice is kept of a learner; a setting, a name or a token is nothing of it. */
export function createUntouched(db: Database): (learner: LearnerKey) => boolean {
  const touched = db
    .prepare<[LearnerKey, LearnerKey, LearnerKey, LearnerKey], number>(
      `SELECT EXISTS (SELECT 1 FROM learner WHERE key = ?+0 AND log_seq > 0)
        OR EXISTS (SELECT 1 FROM session WHERE learner_key = ?+0)
        OR EXISTS (SELECT 1 FROM hold WHERE learner_key = ?+0)
        OR EXISTS (SELECT 1 FROM fit WHERE learner_key = ?+0)`,
    )
    .pluck();
  return (learner) => touched.get(learner, learner, learner, learner) === 0;
}

function damaged(seq: number, why: string): AppError {
  return new AppError(
    'storage-corrupt',
    `The log is damaged at its entry ${seq}: ${why}. The operator must restore a backup.`,
  );
}

/** Valid for as long as the connection's transaction. Throws `not-found`. */
export function createOwnView(kit: Kit, key: LearnerKey): OwnView {
  const { db } = kit;
  const { learner, head, imported } = createLearners(kit).require(key);
  const log = createLog(db, createAnswerBases(db));
  const memories = createMemories(db);
  const days = createDays(db);
  const revisions = createRevisions(db);
  const rows = <T>(sql: string) => db.prepare<[LearnerKey], T>(sql).all(key);

  const sessionPage = db.prepare<[LearnerKey, number], SessionRow>(
    `SELECT * FROM session WHERE learner_key = ?+0 AND key > ?+0 ORDER BY key LIMIT ${PAGE}`,
  );
  const presentation = db.prepare<[number], PresentationRow>(`${PRESENTATION} WHERE p.key = ?+0`);
  const mark = db.prepare<[number], Omit<MarkRow, 'id'>>(
    `SELECT flagged, response, confidence, elapsed_ms, drafted_at, told FROM answer_sheet
      WHERE presentation_key = ?+0`,
  );
  const receipts = db
    .prepare<[LearnerKey, number, number], readonly [seq: number, body: string]>(
      'SELECT seq, body FROM receipt WHERE learner_key = ?+0 AND seq BETWEEN ?+0 AND ?+0',
    )
    .raw();
  const questionNamed = db
    .prepare<string[], QuestionKey>(
      `SELECT q.key FROM question q JOIN bank b ON b.key = q.bank_key WHERE b.id = ? AND q.id = ?
        UNION ALL SELECT a.question_key FROM question_alias a JOIN bank b ON b.key = a.bank_key
        WHERE b.id = ? AND a.alias = ?`,
    )
    .pluck();
  const revisionOf = db
    .prepare<[string], RevisionKey>('SELECT key FROM revision WHERE hash = ?')
    .pluck();

  function* sessions(): Generator<Session> {
    for (let after = 0; ; ) {
      const page = sessionPage.all(key, after).map(sessionOf);
      yield* page;
      const last = page.at(-1);
      if (!last) return;
      after = last.key;
    }
  }

  function* presentations(): Generator<SheetRow> {
    const keys = db
      .prepare<[LearnerKey], number>(
        `SELECT p.key FROM session s JOIN presentation p ON p.session_key = s.key
          WHERE s.learner_key = ?+0 ORDER BY p.key`,
      )
      .pluck()
      .all(key);
    for (const shown of keys) {
      const row = presentation.get(shown);
      if (!row) throw new Error(`no presentation ${shown}`);
      const marked = mark.get(shown);
      const draft = marked ? draftOf({ id: row.id, ...marked }) : null;
      yield { presentation: presentationOf(row), flagged: marked?.flagged === 1, draft };
    }
  }

  /** Holds the chain on the way: what is damaged must not leave as if it were whole. */
  function* logged(): Generator<LoggedEntry> {
    let bodies = new Map<number, string>();
    let last = emptyHead(learner.id);
    for (const row of log.chain(key, head.seq)) {
      const { entry } = row;
      const next = followRow(last, row, head.done);
      if (typeof next === 'string') throw damaged(entry.seq, next);
      last = next;
      if ((entry.seq - 1) % PAGE === 0) {
        bodies = new Map(receipts.all(key, entry.seq, entry.seq + PAGE - 1));
      }
      const body = bodies.get(entry.seq);
      yield { entry, receipt: body === undefined ? null : (JSON.parse(body) as Receipt) };
    }
    if (last.seq !== head.seq) throw damaged(last.seq + 1, 'it is missing');
  }

  return {
    learner,
    imported,
    policy: head.policy,
    done: head.done,
    isUntouched: createUntouched(db)(key),
    tokens: () =>
      rows<TokenRow>(
        `SELECT ${TOKEN_COLUMNS} FROM token WHERE learner_key = ?+0 ORDER BY created_at, id`,
      ).map(tokenOf),
    sessions,
    presentations,
    log: logged,
    memories: () => memories.memories(key),
    trapCounts: () => memories.trapCounts(key),
    holds: () => memories.holds(key),
    days: () => days.since(key, Number.MIN_SAFE_INTEGER),
    questionTallies: () => days.questions(key),
    freeDays: () => days.free(key),
    fits: () =>
      rows<{ body: string }>('SELECT body FROM fit WHERE learner_key = ?+0 ORDER BY key').map(
        ({ body }) => JSON.parse(body) as Fit,
      ),
    reports: () =>
      rows<ReportRow>(`${REPORT} WHERE r.learner_key = ?+0 ORDER BY r.key`).map(reportOf),
    cards: () =>
      db
        .prepare<[], NamedCard>(
          `SELECT c.key, b.id AS bank, c.id, c.public_id AS publicId FROM card c
            JOIN bank b ON b.key = c.bank_key ORDER BY c.key`,
        )
        .all(),
    questions: () =>
      db
        .prepare<[], NamedQuestion>(
          `SELECT q.key, b.id AS bank, q.id, q.revision_key AS revision FROM question q
            JOIN bank b ON b.key = q.bank_key ORDER BY q.key`,
        )
        .all(),
    questionNamed: (bank, id) => questionNamed.get(bank, id, bank, id) ?? null,
    revision: (of) => revisions.require(of),
    revisionOf: (hash) => revisionOf.get(hash) ?? null,
    revisions: () =>
      db.prepare<[], RevisionKey>('SELECT key FROM revision ORDER BY key').pluck().all(),
  };
}
