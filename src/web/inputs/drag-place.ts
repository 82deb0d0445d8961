// Where a dragged row of a list would land, and how far the others move aside. No DOM.

export type RowBox = { readonly top: number; readonly height: number };

/** A list with the row at `from` taken out and put in at `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const left = list.filter((_, place) => place !== from);
  return [...left.slice(0, to), ...list.slice(from, from + 1), ...left.slice(to)];
}

/** The place of the row at `from` once it hangs `dy` lower: it passes a row when its edge passes that one's middle. */
export function placeAfter(rows: readonly RowBox[], from: number, dy: number): number {
  const own = rows[from];
  if (!own) return from;
  const top = own.top + dy;
  const bottom = top + own.height;
  const middle = ({ top: at, height }: RowBox) => at + height / 2;
  const passedBelow = rows.filter((row, place) => place > from && bottom > middle(row)).length;
  const passedAbove = rows.filter((row, place) => place < from && top < middle(row)).length;
  return from + passedBelow - passedAbove;
}

/** How far the row at `place` steps aside while the one at `from` hangs over `to`. */
export function asideBy(
  rows: readonly RowBox[],
  place: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const own = rows[from];
  const first = rows[0];
  const second = rows[1];
  if (!own || !first || !second || place === from) return 0;
  const step = own.height + (second.top - first.top - first.height);
  if (place > from && place <= to) return -step;
  return place < from && place >= to ? step : 0;
}
