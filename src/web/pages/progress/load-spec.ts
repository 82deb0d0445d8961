// The cards of each day as bars, reviews and on top of them new ones, with what else belongs beside them.
import type { ChartSpec } from '../../charts/chart-spec.ts';
import { say } from '../../words/words.ts';

type Day = { readonly day: string; readonly reviews: number; readonly new: number };

/** The first day is today. */
export function loadSpec(days: readonly Day[], beside: ChartSpec['series']): ChartSpec {
  return {
    places: {
      kind: 'days',
      days: days.map((one) => one.day),
      ...(days[0] ? { today: days[0].day } : {}),
    },
    measure: 'count',
    series: [
      {
        label: say('progress.reviews'),
        look: 'bars',
        ink: 'accent',
        values: days.map(({ reviews }) => reviews),
      },
      {
        label: say('progress.newCards'),
        look: 'hatched',
        ink: 'accent',
        values: days.map((one) => one.new),
      },
      ...beside,
    ],
  };
}
