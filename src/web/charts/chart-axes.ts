// The two axes of a chart: where their marks stand, and what is written there in the language of the page.
import type uPlot from 'uplot';
import { number, percent, shortDay } from '../words/format.ts';
import { say } from '../words/words.ts';
import type { ChartSpec } from './chart-spec.ts';
import type { Palette } from './palette.ts';

const DAY_STEPS = [1, 2, 7, 14, 28, 56, 112];
const COUNT_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const SHARE_STEPS = [0.1, 0.2, 0.25, 0.5, 1];
/** A chart of nothing has room for so many. */
const FEWEST = 4;

/** What is written at the bottom. */
function placeName({ places }: ChartSpec, at: number): string {
  if (places.kind === 'shares') return percent(at);
  const day = places.days[at];
  if (day === undefined) return '';
  return day === places.today ? say('progress.chartToday') : shortDay(day);
}

export function measured({ measure }: Pick<ChartSpec, 'measure'>, value: number): string {
  return measure === 'share' ? percent(value) : number(value);
}

export function scalesOf({ places, measure, series }: ChartSpec): uPlot.Scales {
  const shares = places.kind === 'shares' ? places.shares : [];
  const lowest = Math.floor(Math.min(0.9, ...shares) * 10) / 10;
  const reach: uPlot.Range.MinMax =
    places.kind === 'days' ? [-0.5, places.days.length - 0.5] : [lowest, 1];
  const lows = series.flatMap(({ values, low }) => [...values, ...(low ?? [])]);
  const least = Math.min(...lows.filter((value) => value !== null));
  // Shares near 1 are told apart only where the chart does not begin at 0.
  const floor = measure === 'share' && least >= 0.5 ? 0.5 : 0;
  return {
    x: { time: false, range: () => reach },
    y: {
      range: (_, __, most) =>
        measure === 'share' ? [floor, 1] : [0, Math.max(FEWEST, (most ?? 0) * 1.08)],
    },
  };
}

export function axesOf(spec: ChartSpec, { muted, grid, font, size }: Palette): uPlot.Axis[] {
  const both = {
    stroke: muted,
    font: `${size}px ${font}`,
    grid: { stroke: grid, width: 1 },
    ticks: { show: false },
  };
  const isDays = spec.places.kind === 'days';
  return [
    {
      ...both,
      grid: { show: false },
      size: size * 2.2,
      gap: size * 0.7,
      space: size * 4.6,
      incrs: isDays ? DAY_STEPS : SHARE_STEPS,
      values: (_, splits) => splits.map((at) => placeName(spec, at)),
    },
    {
      ...both,
      gap: size / 2,
      space: size * 2.6,
      size: (_, values) =>
        size * (1 + 0.62 * Math.max(2, ...(values ?? []).map(({ length }) => length))),
      incrs: spec.measure === 'share' ? SHARE_STEPS : COUNT_STEPS,
      values: (_, splits) => splits.map((value) => measured(spec, value)),
    },
  ];
}
