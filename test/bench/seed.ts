// Fills a database as months of practice would have: learners with tokens, and memories straight into the table.
import Database from 'better-sqlite3';
import { learningDay } from '#core/base/time.ts';
import { DEFAULT_SETTINGS, dayFrame } from '#core/learner/learner.ts';
import { writeBank } from '../support/bank-files.ts';
import { type Environment, prepareLearners, type TokenLearner } from '../support/token-learners.ts';

/** Days over which due days are spread, a fifth of them up to today. */
const DUE_DAYS = 100;
const OVERDUE_DAYS = 19;

function insertMemories(database: string, learners: readonly TokenLearner[]): number {
  const db = new Database(database);
  db.pragma('foreign_keys = ON');
  const today = learningDay(Date.now(), dayFrame(DEFAULT_SETTINGS));
  const questions = db
    .prepare<[], { card: number; question: number }>(
      'SELECT card_key AS card, min(key) AS question FROM question GROUP BY card_key ORDER BY 1',
    )
    .all();
  const memory = db.prepare(
    `INSERT INTO memory (learner_key, card_key, stability, difficulty, due_day, last_day, last_at,
      last_rating, reps, lapses) VALUES (?, ?, ?, ?, ?, ?, ?, 3, ?, 0)`,
  );
  const seen = db.prepare('INSERT INTO seen VALUES (?, ?, ?, 1)');
  db.transaction(() => {
    for (const { key } of learners) {
      questions.forEach(({ card, question }, index) => {
        const dueDay = today - OVERDUE_DAYS + ((index * 37 + key * 11) % DUE_DAYS);
        const interval = 20 + ((index + key) % 60);
        const lastDay = Math.min(today - 1, dueDay - interval);
        const difficulty = 1 + ((index * 7 + key) % 90) / 10;
        const stability = interval * 1.1;
        const reps = 1 + (index % 9);
        const lastAt = lastDay * 86_400_000 + 43_200_000;
        memory.run(key, card, stability, difficulty, dueDay, lastDay, lastAt, reps);
        seen.run(key, card, question);
      });
    }
  })();
  db.close();
  return learners.length * questions.length;
}

/** Writes the bank, makes the learners and their memories. The daily limit of reviews is out of the way. */
export async function seed(
  env: Environment & { readonly TRAPWISE_DATA: string; readonly TRAPWISE_QUESTIONS: string },
  size: { readonly learners: number; readonly cards: number },
): Promise<{ readonly learners: readonly TokenLearner[]; readonly memories: number }> {
  writeBank(env.TRAPWISE_QUESTIONS, size.cards);
  const learners = await prepareLearners(env, size.learners, { reviewsPerDay: 9999 });
  return { learners, memories: insertMemories(`${env.TRAPWISE_DATA}/trapwise.db`, learners) };
}
