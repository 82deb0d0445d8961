// What the coming days ask: reviews that fall due and new cards, within the daily limits.
import { useState } from 'preact/hooks';
import { api, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import { Chart } from '../../charts/chart.tsx';
import type { ChartSpec } from '../../charts/chart-spec.ts';
import { Figures } from '../../charts/figures.tsx';
import { Switch } from '../../parts/field.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Empty } from '../../parts/panel.tsx';
import { day, number } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { loadSpec } from './load-spec.ts';
import { planChanges } from './plan-changes.ts';
import { Section, Tells } from './section.tsx';
import type { Forecast as Shown } from './types.ts';

const SPANS = ['7', '30', '90'] as const;
type Span = (typeof SPANS)[number];
type Day = Shown['days'][number];

/** A month of bars is too much for the width of a phone. */
const firstSpan = (): Span => (matchMedia('(max-width: 36rem)').matches ? '7' : '30');

function specOf(days: readonly Day[]): ChartSpec {
  const carried = days.map((one) => one.carried);
  return loadSpec(
    days.map((one) => ({ day: one.day, reviews: one.due, new: one.new })),
    carried.some((cards) => cards > 0)
      ? [{ label: say('progress.carried'), look: 'line', ink: 'warn', values: carried }]
      : [],
  );
}

/** The day with the most cards. */
function busiest(days: readonly Day[]): Day | undefined {
  const most = Math.max(...days.map(({ total }) => total));
  return days.find(({ total }) => total === most);
}

function Load({ days }: { readonly days: readonly Day[] }) {
  const total = days.reduce((sum, one) => sum + one.total, 0);
  const top = busiest(days);
  if (total === 0 || !top)
    return (
      <Empty title={say('progress.nothingDue')}>
        <p>{say('progress.nothingDueHelp')}</p>
      </Empty>
    );
  const waiting = Math.max(...days.map(({ carried }) => carried));
  const text = {
    count: days.length,
    total,
    today: days[0]?.total ?? 0,
    most: top.total,
    day: day(top.day),
  };
  return (
    <>
      <Tells>
        {say(top === days[0] ? 'progress.todayTells' : 'progress.forecastTells', text)}{' '}
        {waiting > 0 && say('progress.carriedTells', { count: waiting })}
      </Tells>
      <Chart spec={specOf(days)} label={say('progress.forecastShows', text)} />
      <Figures
        title={say('progress.forecastTable', { count: days.length })}
        head={[
          say('progress.day'),
          say('progress.all'),
          say('progress.reviews'),
          say('progress.newCards'),
          say('progress.carried'),
        ]}
        rows={days.map((one) => [
          day(one.day),
          number(one.total),
          number(one.due),
          number(one.new),
          number(one.carried),
        ])}
      />
      <p class="hint">{say('progress.forecastHint')}</p>
    </>
  );
}

function Body({ span }: { readonly span: Span }) {
  const shown = useResource(
    () => take(api.me.stats.forecast.$get({ query: { days: span } })),
    [span, planChanges.value],
  );
  return (
    <Loaded resource={shown} height="24rem">
      {({ days }) => <Load days={days} />}
    </Loaded>
  );
}

export function Forecast() {
  const [days, setDays] = useState<Span>(firstSpan);
  return (
    <Section
      title={say('progress.forecast')}
      height="24rem"
      aside={
        <Switch
          label={say('progress.forecastDays')}
          labelHidden
          options={SPANS.map((value) => ({
            value,
            text: say('common.days', { count: Number(value) }),
          }))}
          value={days}
          onChange={setDays}
        />
      }
    >
      <Body span={days} />
    </Section>
  );
}
