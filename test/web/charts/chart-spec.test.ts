// What a chart draws of its data: bars on each other, all else as it is.
import { expect, test } from 'vitest';
import { drawnSeries, type Series, valuesAt } from '../../../src/web/charts/chart-spec.ts';

const reviews: Series = { label: 'reviews', look: 'bars', ink: 'accent', values: [5, 0, null] };
const fresh: Series = { label: 'new', look: 'hatched', ink: 'accent', values: [2, 3, 0] };
const room: Series = { label: 'room', look: 'dashed', ink: 'muted', values: [9, null, 9] };

test('bars stand on each other, the highest drawn first, and nothing has no bar', () => {
  expect(drawnSeries([reviews, room, fresh]).map(({ label, values }) => [label, values])).toEqual([
    ['new', [7, 3, null]],
    ['reviews', [5, null, null]],
    ['room', [9, null, 9]],
  ]);
});

test('what is read at a place is what was given, not the sum', () => {
  const spec = {
    places: { kind: 'days', days: ['2026-11-20'] },
    measure: 'count',
    series: [reviews, fresh],
  } as const;
  expect(valuesAt(spec, 0)).toEqual([5, 2]);
  expect(valuesAt(spec, 7)).toEqual([null, null]);
});
