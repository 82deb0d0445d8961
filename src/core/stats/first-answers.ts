// First answers: the first time each question was answered, which is the nearest that practice comes to an exam.
import { type AnswerEntry, type LogEntry, standingAnswers } from '../memory/log.ts';
import type { QuestionKey } from '../question/catalogue.ts';

/**
 * The first answer to each question that was not answered before, oldest first; of a case its first part. One that was
 * undone does not count, nor do later ones to its question: the key has been seen by then. Crammed ones count.
 */
export function firstAnswers(entries: readonly LogEntry[]): AnswerEntry[] {
  const standing = new Set<LogEntry>(standingAnswers(entries));
  const seen = new Set<QuestionKey>();
  return entries.filter((entry): entry is AnswerEntry => {
    if (entry.kind !== 'answer' || seen.has(entry.question)) return false;
    seen.add(entry.question);
    return standing.has(entry);
  });
}
