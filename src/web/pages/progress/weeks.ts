// Days of predicted and observed recall put together into weeks: a day alone has too few reviews to say anything.
import type { Retention } from './types.ts';

type Compared = Pick<Retention['total'], 'n' | 'predicted' | 'observed'>;
export type Week = Compared & { readonly day: string };

/** Mean over all reviews of some days; null without any. */
function mean(days: readonly Compared[], value: (day: Compared) => number | null): number | null {
  const n = days.reduce((sum, day) => sum + day.n, 0);
  return n === 0 ? null : days.reduce((sum, day) => sum + day.n * (value(day) ?? 0), 0) / n;
}

/** Seven days each, named by the first, from the first week with a review; the newest is whole. */
export function weeksOf(days: Retention['days']): Week[] {
  const first = days.length % 7;
  const starts = days.flatMap((_, at) => (at === 0 || (at - first) % 7 === 0 ? [at] : []));
  const weeks = starts.map((start, place) => {
    const week = days.slice(start, starts[place + 1]);
    return {
      day: week[0]?.day ?? '',
      n: week.reduce((sum, { n }) => sum + n, 0),
      predicted: mean(week, ({ predicted }) => predicted),
      observed: mean(week, ({ observed }) => observed),
    };
  });
  return weeks.slice(
    Math.max(
      0,
      weeks.findIndex(({ n }) => n > 0),
    ),
  );
}
