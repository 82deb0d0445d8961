// Presentations: one question shown once; issuing one also notes that the learner saw the question.
import type { Database } from 'better-sqlite3';
import type { Instant } from '#core/base/time.ts';
import type { LearnerKey } from '#core/learner/learner.ts';
import type { NewPresentation, Presentation, Reason } from '#core/practice/session.ts';
import { bytesOfId, idOfBytes, requireBytesOfId } from '../public-id.ts';
import type { Memories } from './memories.ts';

export type PresentationRow = {
  readonly key: number;
  readonly id: Buffer;
  readonly session_key: number;
  readonly session_id: Buffer;
  readonly learner_key: number;
  readonly card_key: number;
  readonly question_key: number;
  readonly revision_key: number;
  readonly part: number;
  readonly parts: number;
  readonly position: number;
  readonly reason: string;
  readonly issued_at: number;
  readonly answered_seq: number | null;
  readonly revealed_at: number | null;
};

export type PresentationRecord = { readonly key: number; readonly presentation: Presentation };

export type Presentations = ReturnType<typeof createPresentations>;

export const PRESENTATION = `SELECT p.key, p.id, p.session_key, s.id AS session_id, p.learner_key, p.card_key,
  p.question_key, p.revision_key, p.part, p.parts, p.position, p.reason, p.issued_at,
  p.answered_seq, p.revealed_at FROM presentation p JOIN session s ON s.key = p.session_key`;

export const presentationOf = (row: PresentationRow): Presentation => ({
  id: idOfBytes('prs_', row.id),
  session: row.session_key,
  sessionId: idOfBytes('ses_', row.session_id),
  learner: row.learner_key,
  card: row.card_key,
  question: row.question_key,
  revision: row.revision_key,
  part: row.part,
  parts: row.parts,
  position: row.position,
  reason: JSON.parse(row.reason) as Reason,
  issuedAt: row.issued_at,
  answeredSeq: row.answered_seq,
  revealedAt: row.revealed_at,
});

export function createPresentations(db: Database, memories: Memories) {
  // The cast does what `?+0` does for numbers: without it SQLite prepares again for each id (26 µs, not 6).
  const byId = db.prepare<[Buffer], PresentationRow>(
    `${PRESENTATION} WHERE p.id = CAST(? AS BLOB)`,
  );
  const ofSession = db.prepare<[number], PresentationRow>(
    `${PRESENTATION} WHERE p.session_key = ?+0 ORDER BY p.key`,
  );
  const answersOf = db
    .prepare<[number], number>(
      `SELECT answered_seq FROM presentation WHERE session_key = ?+0 AND answered_seq IS NOT NULL
        ORDER BY answered_seq`,
    )
    .pluck();
  const insert = db.prepare<(number | string | Buffer)[]>(
    `INSERT INTO presentation (id, session_key, learner_key, card_key, question_key, revision_key,
      part, parts, position, reason, issued_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setAnswered = db.prepare<[number, number]>(
    'UPDATE presentation SET answered_seq = ? WHERE key = ? AND answered_seq IS NULL',
  );
  const setRevealed = db.prepare<[Instant, Buffer, LearnerKey]>(
    'UPDATE presentation SET revealed_at = ? WHERE id = ? AND learner_key = ? AND revealed_at IS NULL',
  );

  return {
    /** Null when unknown or another learner's. */
    find(learner: LearnerKey, id: string): PresentationRecord | null {
      const bytes = bytesOfId('prs_', id);
      const row = bytes && byId.get(bytes);
      if (!row || row.learner_key !== learner) return null;
      return { key: row.key, presentation: presentationOf(row) };
    },

    ofSession: (session: number): Presentation[] => ofSession.all(session).map(presentationOf),

    /** Numbers of the log entries that answer presentations of the session, oldest first. */
    answersOf: (session: number): number[] => answersOf.all(session),

    /** Inside a write; gives the store's key. */
    issue(learner: LearnerKey, session: number, next: NewPresentation): number {
      const { lastInsertRowid } = insert.run(
        requireBytesOfId('prs_', next.id),
        session,
        learner,
        next.card,
        next.question,
        next.revision,
        next.part,
        next.parts,
        next.position,
        JSON.stringify(next.reason),
        next.issuedAt,
      );
      memories.setSeen(learner, next.card, next.question, Number(lastInsertRowid));
      return Number(lastInsertRowid);
    },

    /** Inside a write. */
    markAnswered(key: number, seq: number): void {
      if (setAnswered.run(seq, key).changes !== 1)
        throw new Error(`presentation ${key} has an answer`);
    },

    /** Inside a write; the first time counts. */
    markRevealed(learner: LearnerKey, id: string, at: Instant): void {
      const bytes = bytesOfId('prs_', id);
      if (bytes) setRevealed.run(at, bytes, learner);
    },
  };
}
