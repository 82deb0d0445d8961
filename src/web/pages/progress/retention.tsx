// Recall as predicted against recall as it was, week by week, and for young and old cards.
import { api, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import { Chart } from '../../charts/chart.tsx';
import { Figures } from '../../charts/figures.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Empty } from '../../parts/panel.tsx';
import { day, number, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { shareOr, span } from './rough.ts';
import { Section, Tells } from './section.tsx';
import type { Retention as Shown } from './types.ts';
import { type Week, weeksOf } from './weeks.ts';

const DAYS = 91;
/** Reviews below which a week says nothing, and all of them say little. */
const FEWEST_A_WEEK = 5;
const FEWEST = 30;

type Compared = Shown['total'];

function tells({ n, predicted, observed, low, high }: Compared): string {
  if (predicted === null || observed === null || low === null || high === null) return '';
  const what = { count: n, observed: percent(observed), predicted: percent(predicted) };
  if (n < FEWEST) return say('progress.retentionFew', what);
  if (predicted < low) return say('progress.retentionMore', what);
  if (predicted > high) return say('progress.retentionLess', what);
  return say('progress.retentionAsPredicted', what);
}

const rowOf = (name: string, one: Compared) => [
  name,
  number(one.n),
  shareOr(one.predicted),
  shareOr(one.observed),
  one.low === null || one.high === null ? '–' : span(one.low, one.high),
];

function Line({ weeks }: { readonly weeks: readonly Week[] }) {
  const solid = weeks.map((week) => (week.n < FEWEST_A_WEEK ? null : week));
  const told = solid.filter((week) => week !== null).length;
  // One point is no course.
  if (told < 2) return null;
  return (
    <Chart
      spec={{
        places: { kind: 'days', days: weeks.map((week) => week.day) },
        measure: 'share',
        series: [
          {
            label: say('progress.predicted'),
            look: 'dashed',
            ink: 'muted',
            values: solid.map((week) => week?.predicted ?? null),
          },
          {
            label: say('progress.observed'),
            look: 'points',
            ink: 'accent',
            values: solid.map((week) => week?.observed ?? null),
          },
        ],
      }}
      label={say('progress.retentionShows', { count: told })}
    />
  );
}

function Weeks({ weeks }: { readonly weeks: readonly Week[] }) {
  return (
    <>
      <Line weeks={weeks} />
      <Figures
        title={say('progress.retentionWeeks')}
        head={[
          say('progress.week'),
          say('progress.reviews'),
          say('progress.predicted'),
          say('progress.observed'),
        ]}
        rows={weeks
          .filter(({ n }) => n > 0)
          .map((week) => [
            day(week.day),
            number(week.n),
            shareOr(week.predicted),
            shareOr(week.observed),
          ])}
      />
    </>
  );
}

function Body() {
  const shown = useResource(() =>
    take(api.me.stats.retention.$get({ query: { days: String(DAYS) } })),
  );
  return (
    <Loaded resource={shown} height="24rem">
      {({ total, young, mature, days }) =>
        total.n === 0 ? (
          <Empty title={say('progress.noReviews')}>
            <p>{say('progress.noReviewsHelp')}</p>
          </Empty>
        ) : (
          <>
            <Tells>{tells(total)}</Tells>
            <Weeks weeks={weeksOf(days)} />
            <Figures
              title={say('progress.retentionByAge')}
              head={[
                say('progress.cards'),
                say('progress.reviews'),
                say('progress.predicted'),
                say('progress.observed'),
                say('progress.range'),
              ]}
              rows={[
                rowOf(say('progress.all'), total),
                rowOf(say('progress.young'), young),
                rowOf(say('progress.mature'), mature),
              ]}
            />
          </>
        )
      }
    </Loaded>
  );
}

export function Retention() {
  return (
    <Section title={say('progress.retention')} height="24rem">
      <Body />
    </Section>
  );
}
