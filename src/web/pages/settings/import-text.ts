// Why a file was not taken in, in words, and what to do.
import { ApiProblem } from '../../api/problem.ts';
import { messageOf } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';

/** What the server takes. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** A file that holds no JSON. */
export class NotJson extends Error {
  override readonly name = 'NotJson';
}

export function refusalOf(error: unknown): string {
  if (error instanceof NotJson) return say('settings.importNoExport');
  if (!(error instanceof ApiProblem)) return messageOf(error);
  switch (error.code) {
    case 'learner-in-use':
      return say('settings.importInUse');
    case 'ids-in-use':
      return say('settings.importElsewhere');
    case 'payload-too-large':
      return say('settings.importTooLarge');
    case 'validation-failed':
    case 'malformed-json':
      return `${say('settings.importNoExport')} ${detailOf(error)}`.trim();
    default:
      return messageOf(error);
  }
}

/** The first place that did not fit, in the server's own words. */
function detailOf({ document }: ApiProblem): string {
  const [first] = Array.isArray(document['errors']) ? document['errors'] : [];
  return first ? `(${first.pointer}: ${first.detail})` : '';
}
