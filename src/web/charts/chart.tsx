// A chart with its legend: its place is kept, uPlot is loaded when it comes into sight, and it is drawn anew for another theme.
import { useEffect, useRef, useState } from 'preact/hooks';
import { useInSight } from '../parts/in-sight.ts';
import { day, percent } from '../words/format.ts';
import { language, say } from '../words/words.ts';
import { measured } from './chart-axes.ts';
import { type ChartSpec, valuesAt } from './chart-spec.ts';
import { onThemeChange } from './palette.ts';
import './chart.css';

type Draw = typeof import('./draw-chart.ts')['drawChart'];

/** Counts how often the theme changed. */
function useThemeChanges(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => onThemeChange(() => setChanges((count) => count + 1)), []);
  return changes;
}

function titleOf({ places }: ChartSpec, at: number): string {
  if (places.kind === 'days') return day(places.days[at] ?? '');
  return percent(places.shares[at] ?? 0);
}

/** The names of what is drawn; with what stands where the pointer is. */
function Legend({ spec, at }: { readonly spec: ChartSpec; readonly at: number | null }) {
  const values = at === null ? [] : valuesAt(spec, at);
  return (
    <figcaption class="chart-legend">
      {spec.series.map(({ label, look, ink }, place) => {
        const value = values[place] ?? null;
        return (
          <span key={label} class="chart-name">
            <span class={`swatch swatch-${look} ink-${ink}`} aria-hidden="true" />
            {label}
            {value !== null && <b>{measured(spec, value)}</b>}
          </span>
        );
      })}
      {spec.shaded && spec.shaded.length > 0 && (
        <span class="chart-name">
          <span class="swatch swatch-shaded" aria-hidden="true" />
          {say('progress.chartOff')}
        </span>
      )}
      {at !== null && <span class="chart-at">{titleOf(spec, at)}</span>}
    </figcaption>
  );
}

/** `label` is a sentence that says what the chart shows; the figures themselves stand in a table beside it. */
export function Chart({
  spec,
  label,
  height = '15rem',
}: {
  readonly spec: ChartSpec;
  readonly label: string;
  readonly height?: string;
}) {
  const sheet = useRef<HTMLDivElement>(null);
  const isSeen = useInSight(sheet);
  const [draw, setDraw] = useState<{ readonly with: Draw } | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const changes = useThemeChanges();
  const key = JSON.stringify(spec);

  useEffect(() => {
    if (!isSeen) return;
    import('./draw-chart.ts').then(
      ({ drawChart }) => setDraw({ with: drawChart }),
      () => setFailed(true),
    );
  }, [isSeen]);

  useEffect(() => {
    if (!draw || !sheet.current) return;
    setAt(null);
    return draw.with(sheet.current, JSON.parse(key) as ChartSpec, setAt);
  }, [draw, key, changes, language.value]);

  return (
    <figure class="chart">
      <div ref={sheet} class="chart-sheet" style={{ height }} role="img" aria-label={label} />
      {hasFailed && <p class="hint">{say('progress.chartFailed')}</p>}
      <Legend spec={spec} at={at} />
    </figure>
  );
}
