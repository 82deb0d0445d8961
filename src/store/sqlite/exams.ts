// Exams: the answer sheet that is written beside a form, and the close that turns it into log entries.
import type { Draft, SheetRow } from '#core/exam/sheet.ts';
import type { LearnerKey } from '#core/learner/learner.ts';
import type { SheetMark } from '../decisions.ts';
import { bytesOfId, idOfBytes } from '../public-id.ts';
import type { Store } from '../store.ts';
import type { Rooms } from './answers.ts';
import { confidenceCodes } from './codes.ts';
import type { Kit } from './kit.ts';
import { writeAnswer } from './write-answer.ts';

export type MarkRow = {
  readonly id: Buffer;
  readonly flagged: number;
  readonly response: string | null;
  readonly confidence: number | null;
  readonly elapsed_ms: number | null;
  readonly drafted_at: number | null;
  readonly told: string | null;
};

type Methods = Pick<Store, 'markSheet' | 'sheet' | 'closeExam'>;

export function draftOf({
  response,
  confidence,
  elapsed_ms,
  drafted_at,
  told,
}: MarkRow): Draft | null {
  if (response === null || drafted_at === null || told === null) return null;
  return {
    response,
    confidence: confidence === null ? null : confidenceCodes.value(confidence),
    elapsedMs: elapsed_ms,
    at: drafted_at,
    told: JSON.parse(told) as Draft['told'],
  };
}

/** The cells of a row of `answer_sheet` behind its key, in the order of the table. */
export function markCells({
  flagged,
  draft,
}: Pick<SheetMark, 'flagged' | 'draft'>): (number | string | null)[] {
  const confidence = draft?.confidence ?? null;
  return [
    Number(flagged),
    draft?.response ?? null,
    confidence === null ? null : confidenceCodes.code(confidence),
    draft?.elapsedMs ?? null,
    draft?.at ?? null,
    draft ? JSON.stringify(draft.told) : null,
  ];
}

export function createExams({ db, write, read }: Kit, rooms: Rooms): Methods {
  const { learners, sessions, presentations, revisions, view } = rooms;
  const marksOf = db.prepare<[number], MarkRow>(
    `SELECT p.id, a.flagged, a.response, a.confidence, a.elapsed_ms, a.drafted_at, a.told
      FROM presentation p JOIN answer_sheet a ON a.presentation_key = p.key
      WHERE p.session_key = ?+0`,
  );
  const put = db.prepare<(number | string | null)[]>(
    `INSERT INTO answer_sheet (presentation_key, flagged, response, confidence, elapsed_ms,
      drafted_at, told) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (presentation_key) DO UPDATE SET
      flagged = excluded.flagged, response = excluded.response, confidence = excluded.confidence,
      elapsed_ms = excluded.elapsed_ms, drafted_at = excluded.drafted_at, told = excluded.told`,
  );
  const idOfSession = db
    .prepare<[Buffer, LearnerKey], number>(
      'SELECT key FROM session WHERE id = CAST(? AS BLOB) AND learner_key = ?+0',
    )
    .pluck();

  const sheetOf = (session: number): SheetRow[] => {
    const marks = new Map(marksOf.all(session).map((mark) => [idOfBytes('prs_', mark.id), mark]));
    return presentations.ofSession(session).map((presentation) => {
      const mark = marks.get(presentation.id);
      return { presentation, flagged: mark?.flagged === 1, draft: mark ? draftOf(mark) : null };
    });
  };

  return {
    sheet: (session) => read(() => sheetOf(session)),

    markSheet: (learner, id, decide) =>
      write(() => {
        const found = presentations.find(learner, id);
        if (!found) return null;
        const session = sessions.require(found.presentation.session);
        const sheet = sheetOf(session.key);
        const row = sheet.find(({ presentation }) => presentation.id === id);
        if (!row) throw new Error(`${id} is not on the sheet of its session`);
        const revision = revisions.require(found.presentation.revision);
        const mark = decide({ session, row, sheet, revision });
        if (!mark) return row;
        put.run(found.key, ...markCells(mark));
        sessions.advance(session, mark.session, null);
        return { ...row, flagged: mark.flagged, draft: mark.draft };
      }),

    closeExam: (learner, id, decide) =>
      write(() => {
        const bytes = bytesOfId('ses_', id);
        const key = bytes && idOfSession.get(bytes, learner);
        if (!key) return null;
        const session = sessions.require(key);
        const record = learners.require(learner);
        const close = decide({ session, sheet: sheetOf(key), view: view(record) });
        if (!close) return session;
        let { head } = record;
        for (const answer of close.answers) {
          const found = presentations.find(learner, answer.entry.presentation);
          if (found?.presentation.session !== key)
            throw new Error(`${answer.entry.presentation} is not of the session ${id}`);
          const entry = { ...answer.entry, seq: head.seq + 1 };
          head = writeAnswer(rooms, learner, head, found.key, { ...answer, entry });
        }
        sessions.advance(session, close.session, null);
        return sessions.require(key);
      }),
  };
}
