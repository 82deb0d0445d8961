// A year of practice: a heat map of its days, with what stands out said in words and the months in a table.
import { useRef, useState } from 'preact/hooks';
import { api, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import { Figures } from '../../charts/figures.tsx';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Empty } from '../../parts/panel.tsx';
import { day, monthName, number, time } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { CalendarMonth, LEVELS } from './calendar-month.tsx';
import { shareOr } from './rough.ts';
import { Section, Tells } from './section.tsx';
import type { Overall, Year } from './types.ts';
import './calendar.css';

const MONTHS = Array.from({ length: 12 }, (_, at) => at);

type Day = Year['days'][number];
type Read = { readonly year: Year; readonly overall: Overall };

const sumOf = (days: readonly Day[], value: (day: Day) => number): number =>
  days.reduce((sum, one) => sum + value(one), 0);

function monthRow(days: readonly Day[], at: number): string[] {
  const own = days.filter((one) => Number(one.day.slice(5, 7)) === at + 1);
  const answered = sumOf(own, (one) => one.answered);
  return [
    monthName(at),
    number(own.length),
    number(answered),
    shareOr(answered === 0 ? null : sumOf(own, (one) => one.correct) / answered),
    time(sumOf(own, (one) => one.minutes)),
  ];
}

function Legend() {
  return (
    <ul class="heat-legend" aria-label={say('progress.legend')}>
      {[0, ...LEVELS].map((from, level) => {
        const next = LEVELS[level];
        const text =
          from === 0
            ? number(0)
            : next === undefined
              ? say('progress.andUp', { count: from })
              : say('progress.fromTo', { from, to: next - 1 });
        return (
          <li key={from}>
            <span class={`heat heat-${level}`} aria-hidden="true" />
            {text}
          </li>
        );
      })}
      <li class="heat-unit">{say('progress.answersADay')}</li>
    </ul>
  );
}

function Heat({ year, overall }: Read) {
  const { days } = year;
  const today = overall.day;
  const best = [...days].sort((one, other) => other.answered - one.answered)[0];
  const answered = new Map(days.map((one) => [one.day, one.answered]));
  const isNow = today.startsWith(String(year.year));
  return (
    <>
      {best ? (
        <Tells>
          {say('progress.yearTells', {
            year: String(year.year),
            answers: sumOf(days, (one) => one.answered),
            count: days.length,
            day: day(best.day),
            most: best.answered,
          })}{' '}
          {isNow && say('progress.streakTells', { count: overall.total.streakDays })}
        </Tells>
      ) : (
        <Empty title={say('progress.emptyYear', { year: String(year.year) })}>
          <p>{say('progress.emptyYearHelp')}</p>
        </Empty>
      )}
      <div class="heat-year">
        {MONTHS.map((at) => (
          <CalendarMonth key={at} year={year.year} month={at} answered={answered} today={today} />
        ))}
      </div>
      <Legend />
      {best && (
        <Figures
          title={say('progress.yearTable', { year: String(year.year) })}
          head={[
            say('progress.month'),
            say('progress.daysStudied'),
            say('progress.answered'),
            say('progress.right'),
            say('progress.time'),
          ]}
          rows={MONTHS.map((at) => monthRow(days, at))}
        />
      )}
    </>
  );
}

async function read(year: number | null): Promise<Read> {
  const [shown, overall] = await Promise.all([
    take(api.me.stats.calendar.$get({ query: year === null ? {} : { year: String(year) } })),
    take(api.me.stats.progress.$get()),
  ]);
  return { year: shown, overall };
}

function Body() {
  const [wanted, setWanted] = useState<number | null>(null);
  const shown = useResource(() => read(wanted), [wanted]);
  /** Days with answers of each year that was shown; what is not among them lies further back. */
  const counted = useRef(new Map<number, number>());
  return (
    <Loaded resource={shown} height="26rem">
      {({ year, overall }) => {
        const thisYear = Number(overall.day.slice(0, 4));
        const at = wanted ?? year.year;
        counted.current.set(year.year, year.days.length);
        const later = [...counted.current].reduce(
          (sum, [one, days]) => (one >= at ? sum + days : sum),
          0,
        );
        return (
          <>
            <div class="year-switch">
              <Button
                aria-label={say('progress.yearBefore', { year: String(at - 1) })}
                disabled={overall.total.daysStudied <= later}
                onClick={() => setWanted(at - 1)}
              >
                <Icon name="back" /> {String(at - 1)}
              </Button>
              <h3 aria-live="polite">{String(at)}</h3>
              <Button
                aria-label={say('progress.yearAfter', { year: String(at + 1) })}
                disabled={at >= thisYear}
                onClick={() => setWanted(at + 1)}
              >
                {String(at + 1)} <Icon name="next" />
              </Button>
            </div>
            <Heat year={year} overall={overall} />
          </>
        );
      }}
    </Loaded>
  );
}

export function Calendar() {
  return (
    <Section title={say('progress.calendar')} height="26rem" wide>
      <Body />
    </Section>
  );
}
