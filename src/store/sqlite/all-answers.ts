// Every learner's standing answers, as item analysis reads them: few columns, and nothing decoded twice.
import type { Database } from 'better-sqlite3';
import type { LearnerKey } from '#core/learner/learner.ts';
import type { AllAnswers, GivenAnswer } from '#core/stats/item-answers.ts';
import { idOfBytes } from '../public-id.ts';
import { confidenceCodes } from './codes.ts';
import type { Revisions } from './revisions.ts';

type Row = readonly [
  seq: number,
  question: number,
  revision: number,
  presentation: number,
  response: string,
  confidence: number | null,
  elapsedMs: number | null,
];

/** Looks at all answers in a transaction of its own. */
export type AnswersReader = <T>(read: (answers: AllAnswers) => T) => T;

export function createAnswersReader(
  db: Database,
  revisions: Pick<Revisions, 'require'>,
): AnswersReader {
  const learners = db.prepare<[], LearnerKey>('SELECT key FROM learner WHERE log_seq > 0').pluck();
  const answersOf = db
    .prepare<[LearnerKey], Row>(
      `SELECT seq, question_key, revision_key, presentation_key, response, confidence, elapsed_ms
        FROM review_log WHERE learner_key = ?+0 AND kind = 0 ORDER BY seq`,
    )
    .raw();
  const undone = db
    .prepare<[LearnerKey], number>(
      'SELECT target FROM review_log INDEXED BY review_log_undo WHERE learner_key = ?+0 AND kind = 1',
    )
    .pluck();
  /** When each answer was given, by its number; only asked where one came late. */
  const givenAt = db
    .prepare<[LearnerKey], readonly [seq: number, at: number]>(
      `SELECT l.seq, coalesce(g.given_at, l.at) FROM review_log l
        LEFT JOIN late_answer g ON g.learner_key = l.learner_key AND g.seq = l.seq
        WHERE l.learner_key = ?+0 AND l.kind = 0`,
    )
    .raw();
  const late = db
    .prepare<[LearnerKey], number>('SELECT 1 FROM late_answer WHERE learner_key = ?+0 LIMIT 1')
    .pluck();
  const presentation = db
    // As text, which costs half of what a small buffer does.
    .prepare<[number], readonly [id: string, part: number]>(
      'SELECT hex(id), part FROM presentation WHERE key = ?',
    )
    .raw();

  const idOf = (key: number): string => answers.presentation(key).id;
  /** As `inGivenOrder` has them. */
  const asGiven = (learner: LearnerKey, rows: readonly Row[]): readonly Row[] => {
    const at = new Map(givenAt.all(learner));
    return rows.toSorted(
      (one, other) =>
        (at.get(one[0]) ?? 0) - (at.get(other[0]) ?? 0) || (idOf(one[3]) < idOf(other[3]) ? -1 : 1),
    );
  };
  const standing = (learner: LearnerKey): GivenAnswer[] => {
    const gone = new Set(undone.all(learner));
    const rows = answersOf.all(learner);
    const left = gone.size === 0 ? rows : rows.filter(([seq]) => !gone.has(seq));
    const given = late.get(learner) === undefined ? left : asGiven(learner, left);
    return given.map((row) => ({
      question: row[1],
      revision: row[2],
      presentation: row[3],
      response: row[4],
      confidence: row[5] === null ? null : confidenceCodes.value(row[5]),
      elapsedMs: row[6],
    }));
  };
  const answers: AllAnswers = {
    learners: () => learners.all(),
    standing,
    presentation: (key) => {
      const found = presentation.get(key);
      if (!found) throw new Error(`no presentation ${key}`);
      return { id: idOfBytes('prs_', Buffer.from(found[0], 'hex')), part: found[1] };
    },
    revision: (key) => revisions.require(key),
  };
  return db.transaction((read: (of: AllAnswers) => unknown) => read(answers)) as AnswersReader;
}
