// First answers: the first time each question was answered, which is the nearest that practice comes to an exam.
import { inGivenOrder } from '../memory/given-order.ts';
import { judgedAnswers } from '../memory/judged.ts';
import type { AnswerEntry, LogEntry } from '../memory/log.ts';
import type { QuestionKey } from '../question/catalogue.ts';

/**
 * The first answer to each question that was not answered before, oldest first; of a case its first part. One that was
 * undone does not count, nor do later ones to its question: the key has been seen by then. Crammed ones count. Each is as
 * judged now.
 */
export function firstAnswers(entries: readonly LogEntry[]): AnswerEntry[] {
  const judged = new Map(judgedAnswers(entries).map((answer) => [answer.seq, answer]));
  const seen = new Set<QuestionKey>();
  return inGivenOrder(entries).flatMap((entry) => {
    if (entry.kind !== 'answer' || seen.has(entry.question)) return [];
    seen.add(entry.question);
    return judged.get(entry.seq) ?? [];
  });
}
