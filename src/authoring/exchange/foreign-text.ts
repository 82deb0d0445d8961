// What formats that are plain text share: bytes → text within the limit of foreign files, and its lines.
import type { ForeignFile } from '../format.ts';
import { decodeSource } from '../source.ts';
import type { FormatReport } from './format-report.ts';
import { MAX_FOREIGN_BYTES } from './limits.ts';

/** The text with LF line ends; null where it is none, which `report` says then. */
export function foreignText({ name, bytes }: ForeignFile, report: FormatReport): string | null {
  const { text, problems } = decodeSource(name, bytes, MAX_FOREIGN_BYTES);
  report.add(problems.map((one) => ({ ...one, rule: 'format' })));
  return text;
}

/** The lines of a text one by one, each with its offset: a hostile file has millions. */
export function* linesOf(text: string): Generator<{ readonly line: string; readonly at: number }> {
  for (let at = 0; at <= text.length; ) {
    const end = text.indexOf('\n', at);
    yield { line: text.slice(at, end === -1 ? text.length : end), at };
    at = end === -1 ? text.length + 1 : end + 1;
  }
}
