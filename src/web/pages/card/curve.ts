// The curve of forgetting as a path: recall from the last review on, with the places of today and of the due day on it.

export type Point = { readonly at: string; readonly retrievability: number };

/** A place in the drawing, each 0–1: from the left, and from the top. */
export type Place = { readonly x: number; readonly y: number };

/** The recall at the foot of the drawing: half where that is enough, or a good memory would look flat. */
export function footOf(points: readonly Point[]): 0 | 0.5 {
  return points.every(({ retrievability }) => retrievability >= 0.5) ? 0.5 : 0;
}

/** Places of the points; they come in order of time. */
export function placesOf(points: readonly Point[]): Place[] {
  const foot = footOf(points);
  const times = points.map(({ at }) => Date.parse(at));
  const [first = 0] = times;
  const span = (times.at(-1) ?? first) - first || 1;
  return points.map(({ retrievability }, index) => ({
    x: ((times[index] ?? first) - first) / span,
    y: (1 - retrievability) / (1 - foot),
  }));
}

/** The place of an instant on the curve, between its neighbours; null beyond its ends. */
export function placeAt(points: readonly Point[], at: string): (Place & { recall: number }) | null {
  const time = Date.parse(at);
  const behind = points.findIndex((point) => Date.parse(point.at) >= time);
  const after = points[behind];
  const before = points[Math.max(behind - 1, 0)];
  if (!after || !before) return null;
  const from = Date.parse(before.at);
  const share = after === before ? 0 : (time - from) / (Date.parse(after.at) - from);
  const recall = before.retrievability + share * (after.retrievability - before.retrievability);
  const start = Date.parse(points[0]?.at ?? at);
  const span = Date.parse(points.at(-1)?.at ?? at) - start || 1;
  return { x: (time - start) / span, y: (1 - recall) / (1 - footOf(points)), recall };
}
