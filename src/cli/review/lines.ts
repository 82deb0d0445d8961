// What the screens are made of: lines of text that are wrapped, made harmless and, if wished, coloured at the very end.
import { printable } from '../printable.ts';
import { clustersOf, columnsOf } from './text-width.ts';

/** Colour only repeats what the words say. */
export type Tone = 'right' | 'wrong' | 'strong' | 'faint';

export type Line = {
  /** Stands before the text, which hangs behind it; such as `2`. */
  readonly label?: string;
  /** May hold line breaks; an empty one is an empty line. */
  readonly text: string;
  /** Columns to the right. */
  readonly indent?: number;
  readonly tone?: Tone;
};

/** What is written on; `columns` null for a file or a pipe, which wraps nothing. */
export type Paper = { readonly columns: number | null; readonly colors: boolean };

/** Wider lines are hard to read; narrower ones than this cannot be kept. */
const WIDEST = 96;
const NARROWEST = 12;

const CODES: Readonly<Record<Tone, string>> = { right: '32', wrong: '31', strong: '1', faint: '2' };

/** A word in pieces that fit. */
function pieces(word: string, width: number): string[] {
  if (columnsOf(word) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const cluster of clustersOf(word)) {
    if (piece !== '' && columnsOf(piece) + columnsOf(cluster) > width) {
      found.push(piece);
      piece = '';
    }
    piece += cluster;
  }
  return [...found, piece];
}

/** One line of text in rows of at most `width` columns; at least one row. Code keeps its spaces while it fits, and its indentation always. */
function wrap(text: string, width: number): string[] {
  if (columnsOf(text) <= width) return [text];
  const lead = /^ */.exec(text)?.[0].slice(0, Math.floor(width / 2)) ?? '';
  const rows: string[] = [];
  let row = lead;
  let empty = true;
  for (const word of text.split(/ +/).filter(Boolean)) {
    for (const piece of pieces(word, width - lead.length)) {
      const glue = empty ? '' : ' ';
      if (!empty && columnsOf(row) + 1 + columnsOf(piece) > width) {
        rows.push(row);
        row = lead + piece;
      } else row += glue + piece;
      empty = false;
    }
  }
  return [...rows, empty ? '' : row];
}

function rowsOf({ label = '', text, indent = 0 }: Line, columns: number | null): string[] {
  const shownLabel = printable(label);
  const room = columns === null ? null : Math.max(NARROWEST, Math.min(columns, WIDEST));
  const margin = ' '.repeat(room === null ? indent : Math.min(indent, Math.floor(room / 4)));
  const head = shownLabel === '' ? '' : `${shownLabel}  `;
  const hang = ' '.repeat(columnsOf(head));
  const width = room === null ? Number.POSITIVE_INFINITY : room - margin.length - hang.length;
  const paragraphs = text.replaceAll('\r\n', '\n').replaceAll('\t', '  ').trimEnd().split('\n');
  return paragraphs
    .flatMap((paragraph) => wrap(printable(paragraph), Math.max(width, 4)))
    .map((row, at) => (margin + (at === 0 ? head : hang) + row).trimEnd());
}

/** The lines as they are written, each with its line end. */
export function write(lines: readonly Line[], { columns, colors }: Paper): string {
  return lines
    .flatMap((line) => {
      const rows = rowsOf(line, columns);
      if (!colors || line.tone === undefined) return rows;
      const code = CODES[line.tone];
      return rows.map((row) => (row === '' ? row : `\u001b[${code}m${row}\u001b[0m`));
    })
    .map((row) => `${row}\n`)
    .join('');
}

export const BLANK: Line = { text: '' };
