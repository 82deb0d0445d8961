// The letters of our CSV: its columns, cells that no spreadsheet runs as formulas, and lists in one cell.
import type { SourceRef } from '#core/question/question.ts';

/** Columns before the numbered ones; each is a field of a question or of its card. */
export const LEADING = [
  ...['id', 'type', 'level', 'stem', 'correct', 'answer', 'explanation'],
  ...['fixed', 'aliases', 'sources', 'studyFormat', 'waive'],
] as const;

/** Fields of the card, repeated in the row of each of its questions. */
export const OF_CARD = [
  ...['card', 'title', 'trap', 'topic', 'importance', 'exams', 'objectives', 'confusable'],
  ...['asOf', 'validUntil', 'cardSources', 'cardWaive'],
] as const;

/** Columns with a number: `option1`, `match1`, `rationale1`, `trap1`, `option2`, … */
export const NUMBERED = ['option', 'match', 'rationale', 'trap'] as const;

/** More options than any question has; a column beyond is not read. */
export const MAX_NUMBER = 50;

export const TYPES = ['single', 'multiple', 'ordering', 'matching', 'short', 'recall'] as const;

/** What spreadsheets may take for the start of a formula (OWASP, "CSV Injection"), behind any apostrophes. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** With an apostrophe before what a spreadsheet could run. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The reverse of `harmless`, trimmed. */
export function meantBy(cell: string): string {
  const text = cell.trim();
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** Ids and codes: separated by spaces, commas or semicolons. */
export function listIn(cell: string): string[] {
  return cell.split(/[\s,;]+/).filter((word) => word !== '');
}

type Entry = readonly [name: string, text: string | undefined];

/** An entry a line, `name: text`; further lines of a text begin with two spaces. */
export function entriesText(entries: readonly Entry[]): string {
  return entries
    .map(([name, text]) =>
      text === undefined ? name : `${name}: ${text.replaceAll('\n', '\n  ')}`,
    )
    .join('\n');
}

/** The reverse of `entriesText`. */
export function entriesIn(cell: string): Entry[] {
  const lines = cell.replaceAll('\n  ', '\uffff').split('\n');
  return lines.flatMap((line): Entry[] => {
    const meant = line.replaceAll('\uffff', '\n').trim();
    if (meant === '') return [];
    const colon = meant.indexOf(':');
    if (colon === -1) return [[meant, undefined]];
    return [[meant.slice(0, colon).trim(), meant.slice(colon + 1).trim()]];
  });
}

export function sourcesIn(cell: string): SourceRef[] {
  return entriesIn(cell).map(([source, section]) => (section ? { source, section } : { source }));
}
