// What formats that are plain text share: bytes → text within the limit of foreign files, HTML within bounds, problems.
import type { Place, Problem } from '#core/base/problem.ts';
import type { ForeignFile } from '../format.ts';
import { decodeSource } from '../source.ts';
import { markdownOf } from './rich-text.ts';

/** Of a foreign file, 10 MiB; the caller reads no more than one byte beyond it. */
export const MAX_FOREIGN_BYTES = 10 * 1_048_576;

/** What one import is for; so many problems, one a question, are the most that anybody gets. */
export const MAX_FOREIGN_QUESTIONS = 20_000;
export const TOO_MANY = `more than ${MAX_FOREIGN_QUESTIONS} questions: split this file; the rest of it is not read`;

/** No text of a question may be nearly as long; what is longer would only cost time. */
const MAX_HTML = 50_000;

/** The text with LF line ends, or null and why not. */
export function foreignText({ name, bytes }: ForeignFile): {
  readonly text: string | null;
  readonly problems: readonly Problem[];
} {
  const { text, problems } = decodeSource(name, bytes, MAX_FOREIGN_BYTES);
  return { text, problems: problems.map((one) => ({ ...one, rule: 'format' })) };
}

/** A problem of rule `format`. */
export function foreignProblem(
  place: Place,
  level: Problem['level'],
  message: string,
  id: string | null = null,
): Problem {
  const { file, line, column } = place;
  return { file, line, column, level, rule: 'format', message, id };
}

/** HTML as Markdown, or null where it is too long or too deep to be read. */
export function safeMarkdown(html: string): string | null {
  if (html.length > MAX_HTML) return null;
  try {
    return markdownOf(html);
  } catch {
    // Elements within elements by the thousand end the stack of the reader.
    return null;
  }
}

/** The lines of a text one by one, each with its offset: a hostile file has millions. */
export function* linesOf(text: string): Generator<{ readonly line: string; readonly at: number }> {
  for (let at = 0; at <= text.length; ) {
    const end = text.indexOf('\n', at);
    yield { line: text.slice(at, end === -1 ? text.length : end), at };
    at = end === -1 ? text.length + 1 : end + 1;
  }
}
