// What a chart shows, as plain data: places along the bottom, and what stands at each of them.

/** Colours by the name of their variable in styles/tokens.css. */
export type Ink = 'accent' | 'muted' | 'right' | 'warn' | 'wrong';

/** How values are drawn; two looks that differ in more than colour for what has to be told apart. */
export type Look = 'bars' | 'hatched' | 'line' | 'dashed' | 'points';

export type Series = {
  readonly label: string;
  /** `bars` and `hatched` stand on each other, in the order of the list. */
  readonly look: Look;
  readonly ink: Ink;
  /** One for each place; null leaves it out. */
  readonly values: readonly (number | null)[];
  /** Ends of the interval around each value, drawn as whiskers. */
  readonly low?: readonly (number | null)[];
  readonly high?: readonly (number | null)[];
};

export type ChartSpec = {
  readonly places:
    | { readonly kind: 'days'; readonly days: readonly string[]; readonly today?: string }
    | { readonly kind: 'shares'; readonly shares: readonly number[] };
  /** Counts begin at 0; shares (0–1) end at 1. */
  readonly measure: 'count' | 'share';
  readonly series: readonly Series[];
  /** Places with a ground of their own: days on which nothing is done. */
  readonly shaded?: readonly number[];
  /** A line where what stands at a place equals the place. */
  readonly diagonal?: boolean;
};

/** What stands at a place, by its place in `spec.series`. */
export function valuesAt({ series }: ChartSpec, at: number): (number | null)[] {
  return series.map(({ values }) => values[at] ?? null);
}

export const isBar = ({ look }: Pick<Series, 'look'>): boolean =>
  look === 'bars' || look === 'hatched';

/** Series as they are drawn: bars as sums of those below them, the highest first, then all others. */
export function drawnSeries(series: readonly Series[]): readonly Series[] {
  const bars = series.filter(isBar);
  const sums = bars.map((bar, place) => ({
    ...bar,
    // Nothing has no bar, not one of no height.
    values: bar.values.map(
      (_, at) =>
        bars.slice(0, place + 1).reduce((sum, { values }) => sum + (values[at] ?? 0), 0) || null,
    ),
  }));
  return [...sums.reverse(), ...series.filter((one) => !isBar(one))];
}
