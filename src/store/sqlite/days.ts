// Tallies of a learner's answers by learning day and by question, and free days; counted inside the writes of the log.
import type { Database } from 'better-sqlite3';
import type { LearningDay } from '#core/base/time.ts';
import type { LearnerKey } from '#core/learner/learner.ts';
import type { AnswerEntry, ResetEntry } from '#core/memory/log.ts';
import type { DayRange } from '#core/stats/free-days.ts';
import {
  type Contribution,
  contributions,
  type DayRow,
  type QuestionRow,
} from '#core/stats/tally.ts';

export type Days = ReturnType<typeof createDays>;

export function createDays(db: Database) {
  const countDay = db.prepare<number[]>(
    `INSERT INTO learner_day (learner_key, day, answers, correct, told_ms, timed, new_cards, reviews,
        lapses, bank_key)
      SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, bank_key FROM card WHERE key = ?+0
      ON CONFLICT (learner_key, day, bank_key) DO UPDATE SET answers = answers + excluded.answers,
      correct = correct + excluded.correct, told_ms = told_ms + excluded.told_ms,
      timed = timed + excluded.timed, new_cards = new_cards + excluded.new_cards,
      reviews = reviews + excluded.reviews, lapses = lapses + excluded.lapses`,
  );
  const takeFromDay = db.prepare<number[]>(
    `UPDATE learner_day SET answers = answers - ?, correct = correct - ?, told_ms = told_ms - ?,
      timed = timed - ?, new_cards = new_cards - ?, reviews = reviews - ?, lapses = lapses - ?
      WHERE learner_key = ?+0 AND day = ?+0
        AND bank_key = (SELECT bank_key FROM card WHERE key = ?+0)`,
  );
  const dropEmptyDay = db.prepare<[LearnerKey, LearningDay]>(
    'DELETE FROM learner_day WHERE learner_key = ?+0 AND day = ?+0 AND answers = 0',
  );
  const countQuestion = db.prepare<number[]>(
    `INSERT INTO question_tally (learner_key, card_key, question_key, answers, correct, told_ms, timed)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (learner_key, card_key, question_key) DO UPDATE SET
      answers = answers + excluded.answers, correct = correct + excluded.correct,
      told_ms = told_ms + excluded.told_ms, timed = timed + excluded.timed`,
  );
  const takeFromQuestion = db.prepare<number[]>(
    `UPDATE question_tally SET answers = answers - ?, correct = correct - ?, told_ms = told_ms - ?,
      timed = timed - ? WHERE learner_key = ?+0 AND card_key = ?+0 AND question_key = ?+0`,
  );
  const dropEmptyQuestion = db.prepare<number[]>(
    `DELETE FROM question_tally
      WHERE learner_key = ?+0 AND card_key = ?+0 AND question_key = ?+0 AND answers = 0`,
  );
  const since = db.prepare<[LearnerKey, LearningDay], DayRow>(
    `SELECT d.day, b.id AS bank, d.answers, d.correct, d.told_ms AS toldMs, d.timed,
      d.new_cards AS newCards, d.reviews, d.lapses FROM learner_day d JOIN bank b ON b.key = d.bank_key
      WHERE d.learner_key = ?+0 AND d.day >= ?+0 ORDER BY d.day, b.id`,
  );
  const questions = db.prepare<[LearnerKey], QuestionRow>(
    `SELECT t.card_key AS card, t.question_key AS question, q.type, t.answers, t.correct,
      t.told_ms AS toldMs, t.timed FROM question_tally t JOIN question q ON q.key = t.question_key
      WHERE t.learner_key = ?+0 ORDER BY t.card_key, t.question_key`,
  );
  const putFree = db.prepare<[LearnerKey, LearningDay, LearningDay]>(
    `INSERT INTO free_days (learner_key, first_day, last_day) VALUES (?, ?, ?)
      ON CONFLICT (learner_key, first_day) DO UPDATE SET last_day = max(last_day, excluded.last_day)`,
  );
  const free = db.prepare<[LearnerKey], DayRange>(
    `SELECT first_day AS first, last_day AS last FROM free_days
      WHERE learner_key = ?+0 ORDER BY first_day`,
  );

  const count = (learner: LearnerKey, { day, card, question, tally }: Contribution): void => {
    const { answers, correct, toldMs, timed, newCards, reviews, lapses } = tally;
    const cells = [answers, correct, toldMs, timed] as const;
    countDay.run(learner, day, ...cells, newCards, reviews, lapses, card);
    countQuestion.run(learner, card, question, ...cells);
  };
  const take = (learner: LearnerKey, { day, card, question, tally }: Contribution): void => {
    const { answers, correct, toldMs, timed, newCards, reviews, lapses } = tally;
    const cells = [answers, correct, toldMs, timed] as const;
    takeFromDay.run(...cells, newCards, reviews, lapses, learner, day, card);
    dropEmptyDay.run(learner, day);
    takeFromQuestion.run(...cells, learner, card, question);
    dropEmptyQuestion.run(learner, card, question);
  };

  return {
    /** Adds what one answer contributes. */
    count,
    /** Steps that stood and those that stand instead, each oldest first, and all there are of their cards. */
    recount(
      learner: LearnerKey,
      before: readonly (AnswerEntry | ResetEntry)[],
      after: readonly (AnswerEntry | ResetEntry)[],
    ): void {
      const [were, are] = [contributions(before), contributions(after)];
      const isOther = (one: Contribution, other: Contribution | undefined) =>
        JSON.stringify(one) !== JSON.stringify(other);
      for (const one of were.filter((each, at) => isOther(each, are[at]))) take(learner, one);
      for (const one of are.filter((each, at) => isOther(each, were[at]))) count(learner, one);
    },
    keepFree(learner: LearnerKey, range: DayRange | null | undefined): void {
      if (range) putFree.run(learner, range.first, range.last);
    },
    since: (learner: LearnerKey, from: LearningDay): DayRow[] => since.all(learner, from),
    questions: (learner: LearnerKey): QuestionRow[] => questions.all(learner),
    free: (learner: LearnerKey): DayRange[] => free.all(learner),
  };
}
