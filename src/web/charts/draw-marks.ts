// What uPlot has no series for, painted on its canvas: shaded places, whiskers, the diagonal; and the fill of hatched bars.
import type uPlot from 'uplot';
import type { ChartSpec, Series } from './chart-spec.ts';
import type { Palette } from './palette.ts';

const HATCH = 7;

/** Stripes in a colour on the surface, which stay apart from a plain fill for whoever sees no colours. */
export function hatched(colour: string, { surface }: Palette): CanvasPattern | string {
  const ratio = devicePixelRatio;
  const tile = document.createElement('canvas');
  tile.width = HATCH * ratio;
  tile.height = HATCH * ratio;
  const pen = tile.getContext('2d');
  if (!pen) return colour;
  pen.scale(ratio, ratio);
  pen.fillStyle = surface;
  pen.fillRect(0, 0, HATCH, HATCH);
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.beginPath();
  for (const shift of [-HATCH, 0, HATCH]) {
    pen.moveTo(shift, HATCH);
    pen.lineTo(shift + HATCH, 0);
  }
  pen.stroke();
  return pen.createPattern(tile, 'repeat') ?? colour;
}

/** Grounds of whole places, below everything else. */
export function shadePlaces(chart: uPlot, { shaded = [] }: ChartSpec, { shade }: Palette): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.fillStyle = shade;
  for (const at of shaded) {
    const from = chart.valToPos(at - 0.5, 'x', true);
    const to = chart.valToPos(at + 0.5, 'x', true);
    ctx.fillRect(from, bbox.top, to - from, bbox.height);
  }
  ctx.restore();
}

/** From the lower left to the upper right, as far as the scales reach. */
export function drawDiagonal(chart: uPlot, { muted }: Palette): void {
  const { ctx, scales } = chart;
  const from = Math.max(scales['x']?.min ?? 0, scales['y']?.min ?? 0);
  const at = (value: number) =>
    [chart.valToPos(value, 'x', true), chart.valToPos(value, 'y', true)] as const;
  ctx.save();
  ctx.strokeStyle = muted;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([6 * devicePixelRatio, 5 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(...at(from));
  ctx.lineTo(...at(1));
  ctx.stroke();
  ctx.restore();
}

/** The intervals of a series, a line with a cap at each end. */
export function drawWhiskers(
  chart: uPlot,
  { values, low = [], high = [] }: Series,
  colour: string,
): void {
  const { ctx } = chart;
  const cap = 3 * devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.beginPath();
  values.forEach((value, at) => {
    const [from, to] = [low[at] ?? null, high[at] ?? null];
    if (value === null || from === null || to === null) return;
    const x = chart.valToPos(chart.data[0][at] ?? at, 'x', true);
    const [bottom, top] = [chart.valToPos(from, 'y', true), chart.valToPos(to, 'y', true)];
    ctx.moveTo(x, bottom);
    ctx.lineTo(x, top);
    for (const y of [bottom, top]) {
      ctx.moveTo(x - cap, y);
      ctx.lineTo(x + cap, y);
    }
  });
  ctx.stroke();
  ctx.restore();
}
