// Questions in doubt: what learners report, how it was settled, and which questions are in quarantine.
import type { LearnerKey } from '#core/learner/learner.ts';
import type { QuestionKey } from '#core/question/catalogue.ts';
import type { Quarantine, QuarantinedQuestion } from '#core/question/quarantine.ts';
import type { Report, ReportCount } from '#core/question/report.ts';
import type { DoubtStore } from '../doubt-store.ts';
import { bytesOfId, idOfBytes, requireBytesOfId } from '../public-id.ts';
import { reasonCodes, statusCodes } from './codes.ts';
import type { Kit } from './kit.ts';
import type { Presentations } from './presentations.ts';

export type ReportRow = {
  readonly key: number;
  readonly id: Buffer;
  readonly learner_key: number;
  readonly presentation_id: Buffer;
  readonly card_key: number;
  readonly question_key: number;
  readonly revision_key: number;
  readonly part: number;
  readonly parts: number;
  readonly reason: number;
  readonly text: string;
  readonly reported_at: number;
  readonly status: number;
  readonly note: string | null;
  readonly settled_at: number | null;
};

export const REPORT = `SELECT r.key, r.id, r.learner_key, p.id AS presentation_id, p.card_key,
  r.question_key, p.revision_key, p.part, p.parts, r.reason, r.text, r.reported_at, r.status,
  r.note, r.settled_at FROM report r JOIN presentation p ON p.key = r.presentation_key`;

export const reportOf = (row: ReportRow): Report => ({
  key: row.key,
  id: idOfBytes('rep_', row.id),
  learner: row.learner_key,
  presentation: idOfBytes('prs_', row.presentation_id),
  card: row.card_key,
  question: row.question_key,
  revision: row.revision_key,
  part: row.part,
  parts: row.parts,
  reason: reasonCodes.value(row.reason),
  text: row.text,
  at: row.reported_at,
  status: statusCodes.value(row.status),
  note: row.note,
  settledAt: row.settled_at,
});

type Cell = number | string | Buffer | null;

export function createReports(
  { db, write, read }: Kit,
  presentations: Pick<Presentations, 'find'>,
): DoubtStore {
  const byId = db.prepare<[Buffer], ReportRow>(`${REPORT} WHERE r.id = CAST(? AS BLOB)`);
  const ofPresentation = db.prepare<[LearnerKey, number], ReportRow>(
    `${REPORT} WHERE r.learner_key = ?+0 AND r.presentation_key = ?+0 ORDER BY r.key`,
  );
  const countOpen = db
    .prepare<[LearnerKey], number>(
      'SELECT count(*) FROM report WHERE learner_key = ?+0 AND status = 0',
    )
    .pluck();
  const insert = db.prepare<Cell[]>(
    `INSERT INTO report (id, learner_key, presentation_key, question_key, reason, text, reported_at,
      status) VALUES (?, ?, ?, ?, ?, ?, ?, 0)`,
  );
  const settle = db.prepare<Cell[]>(
    'UPDATE report SET status = ?, note = ?, settled_at = ? WHERE key = ?',
  );
  const counts = db.prepare<[], ReportCount & { readonly question: QuestionKey }>(
    `SELECT question_key AS question, sum(status = 0) AS open, count(*) AS "all",
      count(DISTINCT learner_key) AS learners FROM report GROUP BY question_key`,
  );
  const list = (where: readonly string[]) =>
    db.prepare<Cell[], ReportRow>(
      `${REPORT} JOIN question q ON q.key = r.question_key JOIN bank b ON b.key = q.bank_key
        WHERE ${['r.key < ?+0', ...where].join(' AND ')} ORDER BY r.key DESC LIMIT ?+0`,
    );

  const inQuarantine = db.prepare<[], QuarantinedQuestion>(
    `SELECT n.question_key AS question, b.id AS bank, q.id, n.revision_key AS revision, n.reason,
      n.quarantined_at AS at FROM quarantine n JOIN question q ON q.key = n.question_key
      JOIN bank b ON b.key = q.bank_key ORDER BY n.question_key`,
  );
  const quarantineOf = db.prepare<[QuestionKey], Quarantine>(
    `SELECT revision_key AS revision, reason, quarantined_at AS at FROM quarantine
      WHERE question_key = ?+0`,
  );
  const putQuarantine = db.prepare<Cell[]>(
    `INSERT INTO quarantine (question_key, revision_key, reason, quarantined_at)
      VALUES (?, ?, ?, ?) ON CONFLICT (question_key) DO UPDATE SET
      revision_key = excluded.revision_key, reason = excluded.reason,
      quarantined_at = excluded.quarantined_at`,
  );
  const lift = db.prepare<[QuestionKey]>('DELETE FROM quarantine WHERE question_key = ?+0');

  return {
    addReport: (learner, id, decide) =>
      write(() => {
        const found = presentations.find(learner, id);
        if (!found) return null;
        const { key, presentation } = found;
        const before = ofPresentation.all(learner, key).map(reportOf);
        const open = countOpen.get(learner) ?? 0;
        const added = decide({ presentation, before, open });
        if (!added) return null;
        const bytes = requireBytesOfId('rep_', added.id);
        const reason = reasonCodes.code(added.reason);
        insert.run(bytes, learner, key, presentation.question, reason, added.text, added.at);
        const row = byId.get(bytes);
        return row ? reportOf(row) : null;
      }),
    reports: ({ learner, bank, status, settledAfter }, limit, before) =>
      read(() => {
        const wishes: [string, Cell][] = [
          ['r.learner_key = ?+0', learner],
          ['b.id = ?', bank],
          ['r.status = ?+0', status && statusCodes.code(status)],
          ['r.settled_at > ?+0', settledAfter],
        ];
        const asked = wishes.filter(([, value]) => value !== null);
        return list(asked.map(([where]) => where))
          .all(before ?? Number.MAX_SAFE_INTEGER, ...asked.map(([, value]) => value), limit)
          .map(reportOf);
      }),
    reportCounts: () =>
      read(() => new Map(counts.all().map(({ question, ...count }) => [question, count]))),
    settleReport: (id, change) =>
      write(() => {
        const bytes = bytesOfId('rep_', id);
        const row = bytes && byId.get(bytes);
        if (!row) return null;
        const report = reportOf(row);
        const { status, note, settledAt } = change(report);
        settle.run(statusCodes.code(status), note, settledAt, row.key);
        return { ...report, status, note, settledAt };
      }),
    quarantines: () => read(() => inQuarantine.all()),
    quarantineQuestion: (question, change) =>
      write(() => {
        const quarantine = change(quarantineOf.get(question) ?? null);
        if (!quarantine) lift.run(question);
        else {
          const { revision, reason, at } = quarantine;
          putQuarantine.run(question, revision, reason, at);
        }
      }),
  };
}
