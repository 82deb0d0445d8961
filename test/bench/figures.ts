// Quartiles, and tables of them.

export type Quartiles = { readonly low: number; readonly median: number; readonly high: number };

/** By linear interpolation between the sorted values; NaN without any. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export function quartiles(values: readonly number[]): Quartiles {
  return {
    low: quantile(values, 0.25),
    median: quantile(values, 0.5),
    high: quantile(values, 0.75),
  };
}

export function short(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value.toPrecision(value >= 1 ? 3 : 2);
}

/** `0.45 (0.43–0.48)`: the median, and the quartiles around it. */
export function spread({ low, median, high }: Quartiles): string {
  return `${short(median)} (${short(low)}–${short(high)})`;
}

/** Rows of equal length in aligned columns, the first row a heading. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [heading = [], ...body] = rows;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(heading), rule, ...body.map(line)].join('\n');
}
