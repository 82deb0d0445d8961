// Rows of words with their columns under one another.
import { columnsOf } from './review/text-width.ts';

/** A column of numbers ends in one line, a column of words begins in one. */
export type Align = 'left' | 'right';

/** One line a row, without a line end; columns without an alignment begin in one line, and the last is not padded. */
export function alignRows(
  rows: readonly (readonly string[])[],
  aligns: readonly Align[],
): string[] {
  const widths = aligns.map((_, at) => Math.max(...rows.map((row) => columnsOf(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const space = ' '.repeat(Math.max(0, (widths[at] ?? 0) - columnsOf(cell)));
        return aligns[at] === 'right' ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
}
