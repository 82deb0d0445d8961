// One month of the heat map: a small table, a cell a day, darker the more was answered.
import { day, monthName, weekday } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { monthDays } from './month-days.ts';

/** Answers from which a day is darker by one step. */
export const LEVELS = [1, 10, 25, 50] as const;

const levelOf = (answered: number): number => LEVELS.filter((from) => answered >= from).length;

function Day({
  on,
  answered,
  today,
}: {
  readonly on: string;
  readonly answered: number;
  readonly today: string;
}) {
  const text = say('progress.answers', { count: answered });
  const isToCome = on > today;
  return (
    <td
      class={`heat heat-${levelOf(answered)}${isToCome ? ' heat-to-come' : ''}${on === today ? ' heat-today' : ''}`}
      title={isToCome ? undefined : `${day(on)}: ${text}`}
    >
      {!isToCome && (
        <span class="hidden">
          {Number(on.slice(8))}: {text}
        </span>
      )}
    </td>
  );
}

export function CalendarMonth({
  year,
  month,
  answered,
  today,
}: {
  readonly year: number;
  /** 0–11. */
  readonly month: number;
  /** By day. */
  readonly answered: ReadonlyMap<string, number>;
  readonly today: string;
}) {
  return (
    <table class="heat-month">
      <caption>{monthName(month)}</caption>
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map((at) => (
            <th key={at} scope="col">
              <abbr title={weekday(at)}>{weekday(at, 'narrow')}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthDays(year, month).map((week, row) => (
          // The place of a week never changes within its month.
          <tr key={row}>
            {week.map((on, at) =>
              on === null ? (
                <td key={at} class="heat-none" />
              ) : (
                <Day key={on} on={on} answered={answered.get(on) ?? 0} today={today} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
