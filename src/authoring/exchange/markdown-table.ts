// Rows of cells, each one line of Markdown, as a pipe table; the first row is its head.

/** Empty text for a table without cells. Short rows are filled up. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return '';
  const lines = rows
    .filter((row) => row.length > 0)
    .map((row) => {
      const cells = Array.from({ length: width }, (_, at) => row[at] ?? '');
      return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    });
  return [lines[0], `|${' --- |'.repeat(width)}`, ...lines.slice(1)].join('\n');
}
