// A chart on a canvas: uPlot, dressed in the colours of the page. Loaded when the first chart comes into sight.
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { axesOf, scalesOf } from './chart-axes.ts';
import { type ChartSpec, drawnSeries, isBar, type Series } from './chart-spec.ts';
import { drawDiagonal, drawWhiskers, hatched, shadePlaces } from './draw-marks.ts';
import { type Palette, readPalette } from './palette.ts';

/** Bars take this much of their place, and are no wider than so many px. */
const BAR = { share: 0.72, most: 40 };

function dress(series: Series, palette: Palette): uPlot.Series {
  const { label, look } = series;
  const stroke = palette[series.ink];
  const points = { show: look === 'points', size: 9, fill: stroke };
  if (isBar(series))
    return {
      label,
      stroke,
      width: 1,
      fill: look === 'hatched' ? (hatched(stroke, palette) as string) : stroke,
      points,
      paths: uPlot.paths.bars?.({ size: [BAR.share, BAR.most] }) as uPlot.Series.PathBuilder,
    };
  const line = { label, stroke, width: 2, spanGaps: true, points };
  if (look === 'points') return { ...line, paths: () => null };
  return look === 'dashed' ? { ...line, dash: [6, 5] } : line;
}

/**
 * Draws into `place`, as large as that is and follows its size; `onRead` is told which place the pointer is at. Gives
 * what takes it away again.
 */
export function drawChart(
  place: HTMLElement,
  spec: ChartSpec,
  onRead: (at: number | null) => void,
): () => void {
  const palette = readPalette(place);
  const series = drawnSeries(spec.series);
  const { places } = spec;
  const at = places.kind === 'days' ? places.days.map((_, index) => index) : [...places.shares];
  const sizeNow = () => ({ width: place.clientWidth, height: place.clientHeight });
  const chart = new uPlot(
    {
      ...sizeNow(),
      // The last mark at the bottom reaches over the end.
      padding: [palette.size / 2, palette.size * 1.75, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: scalesOf(spec),
      axes: axesOf(spec, palette),
      series: [{}, ...series.map((one) => dress(one, palette))],
      hooks: {
        drawClear: [(drawn) => shadePlaces(drawn, spec, palette)],
        draw: [
          (drawn) => {
            if (spec.diagonal) drawDiagonal(drawn, palette);
            for (const one of series) if (one.low) drawWhiskers(drawn, one, palette[one.ink]);
          },
        ],
        setCursor: [({ cursor }) => onRead(cursor.idx ?? null)],
      },
    },
    [at, ...series.map(({ values }) => [...values])],
    place,
  );
  const size = new ResizeObserver(() => chart.setSize(sizeNow()));
  size.observe(place);
  return () => {
    size.disconnect();
    chart.destroy();
  };
}
