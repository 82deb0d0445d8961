// What each day until the exam holds, by the plan: reviews and new cards, with the days off.
import { Chart } from '../../charts/chart.tsx';
import type { ChartSpec } from '../../charts/chart-spec.ts';
import { Figures } from '../../charts/figures.tsx';
import { day, number } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { loadSpec } from './load-spec.ts';
import type { Plan } from './types.ts';

/** Room that the days need less of than this share of is left out: it would press the bars flat. */
const WORTH_SHOWING = 0.4;

function specOf({ days }: Plan): ChartSpec {
  const capacity = days.map((one) => one.capacity);
  const most = Math.max(...days.map((one) => one.planned));
  const isTight = most >= WORTH_SHOWING * Math.max(...capacity);
  const off = capacity.flatMap((fits, at) => (fits === 0 ? [at] : []));
  const room = {
    label: say('progress.capacity'),
    look: 'dashed',
    ink: 'muted',
    values: capacity.map((fits) => (fits === 0 ? null : fits)),
  } as const;
  return { ...loadSpec(days, isTight ? [room] : []), shaded: off };
}

export function PlanLoad({ plan, isTrial }: { readonly plan: Plan; readonly isTrial: boolean }) {
  const { days, minutesPerDay } = plan;
  const planned = days.map((one) => one.planned);
  const off = days.filter(({ capacity }) => capacity === 0).length;
  const title = isTrial
    ? say('progress.loadTried', { count: minutesPerDay ?? 0 })
    : say('progress.load');
  return (
    <div class="plan-load">
      <h3>{title}</h3>
      <Chart
        spec={specOf(plan)}
        label={say('progress.loadShows', {
          count: days.length,
          most: Math.max(0, ...planned),
          total: planned.reduce((sum, cards) => sum + cards, 0),
          off,
        })}
      />
      <Figures
        title={title}
        head={[
          say('progress.day'),
          say('progress.planned'),
          say('progress.newCards'),
          say('progress.reviews'),
          say('progress.capacity'),
        ]}
        rows={days.map((one) => [
          day(one.day),
          one.capacity === 0 ? say('progress.chartOff') : number(one.planned),
          number(one.new),
          number(one.reviews),
          number(one.capacity),
        ])}
      />
    </div>
  );
}
