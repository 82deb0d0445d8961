// What an author may do next about a question in doubt, in words; it is advice, and nothing happens by itself.
import type { ShownQuarantine } from './quarantine-question.ts';
import type { AuthorReport } from './settle-report.ts';

/** What judges past answers to a question by its key of today. */
export function regradeCommand(bank: string, question: string): string {
  return `trapwise regrade --bank ${bank} --question ${question}`;
}

function regradeBy(bank: string, question: string): string {
  return `POST /v1/author/regrade, or \`${regradeCommand(bank, question)}\``;
}

/** Null where nothing is left to do. */
export function settleAdvice({
  report,
  card,
  questionId,
  keyChanged,
  quarantined,
}: AuthorReport): string | null {
  const { status, reason } = report;
  const place = `${card.bank}/${questionId}`;
  const lift = quarantined ? ' Then lift the quarantine.' : '';
  if (keyChanged === true && status !== 'rejected') {
    return `The key is another one since: judge past answers by it (${regradeBy(card.bank, questionId)}).${lift}`;
  }
  if (status === 'open') return null;
  if (status === 'rejected') {
    return quarantined ? `The question stays as it is, and is still in quarantine: lift it.` : null;
  }
  if (keyChanged === null) {
    return quarantined ? 'The question is retired, and still in quarantine: lift it.' : null;
  }
  if (reason === 'wrong-key' || reason === 'several-right') {
    return `Mend the key of ${place} in its file and load it; then judge past answers by it (${regradeBy(card.bank, questionId)}).${lift}`;
  }
  return quarantined ? `Mend ${place} in its file and load it.${lift}` : null;
}

/** Null where the key is what it was: then only its author knows whether the doubt is settled. */
export function quarantineAdvice({ bank, id, keyChanged }: ShownQuarantine): string | null {
  if (!keyChanged) return null;
  return `The key is another one since: judge past answers by it (${regradeBy(bank, id)}), and lift the quarantine.`;
}
