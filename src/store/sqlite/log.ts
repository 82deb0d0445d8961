// The review log: appending an entry, and reading entries back as they were.
import type { Database } from 'better-sqlite3';
import type { LearningDay } from '#core/base/time.ts';
import type { LearnerKey } from '#core/learner/learner.ts';
import type { AnswerEntry, FitEntry, LogEntry, RegradeEntry } from '#core/memory/log.ts';
import type { Done } from '#core/practice/limits.ts';
import type { CardKey } from '#core/question/catalogue.ts';
import { follow, type HashedEntry, type LogHead } from '../log-hash.ts';
import { idOfBytes } from '../public-id.ts';
import type { AnswerBases } from './answer-basis.ts';
import { confidenceCodes, kindCodes, policyCodes, ratingCodes } from './codes.ts';

type LogRow = {
  readonly seq: number;
  readonly at: number;
  readonly day: number;
  readonly kind: number;
  readonly card_key: number;
  readonly question_key: number;
  readonly revision_key: number;
  readonly presentation_id: Buffer;
  readonly response: string;
  readonly correct: number;
  readonly score: number;
  readonly confidence: number | null;
  readonly elapsed_ms: number | null;
  readonly predicted: number | null;
  readonly rating: number | null;
  readonly trap_card_key: number | null;
  readonly basis_key: number;
  readonly target: number;
  readonly fitted: string;
  readonly policy: number;
  readonly part: number;
  readonly parts: number;
  readonly session_key: number;
  readonly given_at: number | null;
  readonly given_day: number | null;
  readonly row_hash: Buffer;
};

type Fitted = Pick<FitEntry, 'model' | 'weights'>;

const fittedText = ({ model, weights }: Fitted): string => JSON.stringify({ model, weights });

type Cell = number | string | Buffer | null;

const SELECT = `SELECT l.seq, l.at, l.day, l.kind, l.card_key, l.question_key, l.revision_key,
  p.id AS presentation_id, l.response, l.correct, l.score, l.confidence, l.elapsed_ms, l.predicted,
  l.rating, l.trap_card_key, l.basis_key, l.target, l.fitted, l.policy, p.part, p.parts,
  p.session_key, g.given_at, g.given_day, l.row_hash
  FROM review_log l LEFT JOIN presentation p ON p.key = l.presentation_key
  LEFT JOIN late_answer g ON g.learner_key = l.learner_key AND g.seq = l.seq`;

/** Entries read at a step when walking back from the newest one. */
const STEP = 64;

export type Log = ReturnType<typeof createLog>;

export function createLog(db: Database, bases: AnswerBases) {
  const insert = db.prepare<Cell[]>(
    `INSERT INTO review_log (learner_key, seq, at, day, kind, card_key, presentation_key, question_key,
      revision_key, response, correct, score, confidence, elapsed_ms, predicted, rating,
      trap_card_key, basis_key, target, fitted, policy, row_hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertLate = db.prepare<number[]>(
    'INSERT INTO late_answer (learner_key, seq, given_at, given_day) VALUES (?, ?, ?, ?)',
  );
  const moveHead = db.prepare<(number | Buffer)[]>(
    `UPDATE learner SET log_seq = ?, log_hash = ?, last_at = ?, last_day = ?, done_new = ?,
      done_reviews = ?, policy = ? WHERE key = ?`,
  );
  const range = db.prepare<[LearnerKey, number, number], LogRow>(
    `${SELECT} WHERE l.learner_key = ?+0 AND l.seq BETWEEN ?+0 AND ?+0 ORDER BY l.seq`,
  );
  // Unasked, SQLite would walk the whole log of the learner by its key.
  const ofCard = db.prepare<[LearnerKey, CardKey], LogRow>(
    `${SELECT.replace('review_log l', 'review_log l INDEXED BY review_log_card')}
      WHERE l.learner_key = ?+0 AND l.card_key = ?+0 ORDER BY l.seq`,
  );
  const undoOf = db
    .prepare<[LearnerKey, number], number>(
      'SELECT seq FROM review_log WHERE learner_key = ? AND target = ? AND kind = 1',
    )
    .pluck();
  const regradesOf = db.prepare<[LearnerKey, number], LogRow>(
    `${SELECT} WHERE l.learner_key = ?+0 AND l.target = ?+0 AND l.kind = 4 ORDER BY l.seq DESC LIMIT 1`,
  );

  const ratedDay = db
    .prepare<[LearnerKey, CardKey], LearningDay | null>(
      `SELECT max(coalesce(g.given_day, l.day)) FROM review_log l INDEXED BY review_log_card
          LEFT JOIN late_answer g ON g.learner_key = l.learner_key AND g.seq = l.seq
        WHERE l.learner_key = ?+0 AND l.card_key = ?+0 AND l.kind = 0 AND l.rating IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM review_log u
            WHERE u.learner_key = l.learner_key AND u.target = l.seq AND u.kind = 1)`,
    )
    .pluck();

  const decode = (row: LogRow): LogEntry => {
    const { seq, at, day, card_key: card } = row;
    const kind = kindCodes.value(row.kind);
    if (kind === 'undo') return { kind, seq, at, day, card, target: row.target };
    if (kind === 'reset') return { kind, seq, at, day, card };
    if (kind === 'fit') return { kind, seq, at, day, ...(JSON.parse(row.fitted) as Fitted) };
    if (kind === 'policy') return { kind, seq, at, day, policy: policyCodes.value(row.policy) };
    const verdict = {
      correct: row.correct === 1,
      score: row.score,
      rating: row.rating === null ? null : ratingCodes.value(row.rating),
      trapCard: row.trap_card_key,
    };
    if (kind === 'regrade') {
      const { target, revision_key: revision } = row;
      return { kind, seq, at, day, card, target, revision, ...verdict };
    }
    const { part, parts, session_key: session, given_at: givenAt, given_day: givenDay } = row;
    const isLate = givenAt !== null && givenDay !== null;
    return {
      kind,
      seq,
      at,
      day,
      card,
      question: row.question_key,
      revision: row.revision_key,
      presentation: idOfBytes('prs_', row.presentation_id),
      response: row.response,
      correct: verdict.correct,
      score: verdict.score,
      confidence: row.confidence === null ? null : confidenceCodes.value(row.confidence),
      elapsedMs: row.elapsed_ms,
      predicted: row.predicted,
      rating: verdict.rating,
      trapCard: verdict.trapCard,
      ...bases.of(row.basis_key),
      ...(parts > 1 ? { casePart: { session, part } } : {}),
      ...(isLate ? { late: { at: givenAt, day: givenDay } } : {}),
    };
  };

  /** The cells from question to policy, most of them for an answer alone. */
  const cellsOf = (entry: LogEntry): Cell[] => {
    const isAnswer = entry.kind === 'answer';
    const verdict = isAnswer || entry.kind === 'regrade' ? entry : null;
    const rating = verdict?.rating ?? null;
    return [
      isAnswer ? entry.question : null,
      verdict?.revision ?? null,
      isAnswer ? entry.response : null,
      verdict && Number(verdict.correct),
      verdict?.score ?? null,
      isAnswer && entry.confidence !== null ? confidenceCodes.code(entry.confidence) : null,
      isAnswer ? entry.elapsedMs : null,
      isAnswer ? entry.predicted : null,
      rating === null ? null : ratingCodes.code(rating),
      verdict?.trapCard ?? null,
      isAnswer ? bases.keyOf(entry) : null,
      entry.kind === 'undo' || entry.kind === 'regrade' ? entry.target : null,
      entry.kind === 'fit' ? fittedText(entry) : null,
      entry.kind === 'policy' ? policyCodes.code(entry.policy) : null,
    ];
  };

  return {
    /** Writes the entry after the head, and moves the head; inside a write. */
    append(
      learner: LearnerKey,
      head: LogHead,
      entry: LogEntry,
      presentationKey: number | null,
      done: Done,
    ): LogHead {
      const next = follow(head, entry, done);
      insert.run(
        learner,
        entry.seq,
        entry.at,
        entry.day,
        kindCodes.code(entry.kind),
        'card' in entry ? entry.card : null,
        presentationKey,
        ...cellsOf(entry),
        next.hash,
      );
      if (entry.kind === 'answer' && entry.late) {
        insertLate.run(learner, entry.seq, entry.late.at, entry.late.day);
      }
      const { newCards, reviews } = done;
      const policy = policyCodes.code(next.policy);
      moveHead.run(next.seq, next.hash, next.at, next.day, newCards, reviews, policy, learner);
      return next;
    },

    answer(learner: LearnerKey, seq: number): AnswerEntry {
      const row = range.get(learner, seq, seq);
      const entry = row && decode(row);
      if (entry?.kind !== 'answer') throw new Error(`no answer ${seq} of learner ${learner}`);
      return entry;
    },

    isUndone: (learner: LearnerKey, seq: number): boolean => undoOf.get(learner, seq) !== undefined,

    /** Last day on which an answer was given to the card that has a rating and stands; null without one. */
    lastRatedDay: (learner: LearnerKey, card: CardKey): LearningDay | null =>
      ratedDay.get(learner, card) ?? null,
    /** The last regrade of an answer. */
    regradeOf(learner: LearnerKey, seq: number): RegradeEntry | null {
      const row = regradesOf.get(learner, seq);
      const entry = row && decode(row);
      return entry?.kind === 'regrade' ? entry : null;
    },

    all: (learner: LearnerKey): LogEntry[] =>
      range.all(learner, 1, Number.MAX_SAFE_INTEGER).map(decode),

    ofCard: (learner: LearnerKey, card: CardKey): LogEntry[] =>
      ofCard.all(learner, card).map(decode),

    /** The chain, page by page. */
    *chain(learner: LearnerKey, end: number): Generator<HashedEntry> {
      for (let from = 1; ; from += 1000) {
        const rows = range.all(learner, from, from + 999);
        for (const row of rows) yield { entry: decode(row), hash: row.row_hash };
        if (rows.length === 0 && from > end) return;
      }
    },

    /** Days never decrease along the log, so the entries since a day are its tail. */
    since(
      learner: LearnerKey,
      head: LogHead,
      day: LearningDay,
      limit = Number.POSITIVE_INFINITY,
    ): LogEntry[] {
      let tail: LogRow[] = [];
      for (let to = head.seq; to >= 1 && tail.length < limit; to -= STEP) {
        const rows = range.all(learner, Math.max(1, to - STEP + 1), to);
        tail = [...rows.filter((row) => row.day >= day), ...tail];
        if ((rows[0]?.day ?? -Infinity) < day) break;
      }
      return tail.slice(-Math.min(limit, tail.length)).map(decode);
    },
  };
}
