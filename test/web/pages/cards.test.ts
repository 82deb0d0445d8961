// What the card screens work out for themselves: words for figures, days ahead, filters in an address, places on a curve.
import { describe, expect, test } from 'vitest';
import { footOf, placeAt, placesOf } from '../../../src/web/pages/card/curve.ts';
import { daysAhead } from '../../../src/web/pages/cards/days-ahead.ts';
import { addressOf, filtersOf, NO_FILTERS } from '../../../src/web/pages/cards/filters.ts';
import { strengthOf } from '../../../src/web/pages/cards/strength.ts';
import { totalOf } from '../../../src/web/pages/cards/total.ts';
import { inDays } from '../../../src/web/words/format.ts';

describe('the strength of a memory', () => {
  test.each([
    [null, 'unseen'],
    [1, 'solid'],
    [0.9, 'solid'],
    [0.89, 'fading'],
    [0.7, 'fading'],
    [0.69, 'forgotten'],
    [0, 'forgotten'],
  ])('%s is %s', (retrievability, word) => {
    expect(strengthOf(retrievability)).toBe(word);
  });
});

describe('a learning day', () => {
  const now = Date.parse('2026-11-20T09:00:00.000Z');

  test.each([
    ['2026-11-18T04:00:00.000Z', -2],
    ['2026-11-20T04:00:00.000Z', 0],
    ['2026-11-20T09:00:00.000Z', 0],
    ['2026-11-21T04:00:00.000Z', 1],
    ['2026-11-22T04:00:00.000Z', 2],
  ])('that begins at %s is %i days ahead', (at, days) => {
    expect(daysAhead(at, now)).toBe(days);
  });

  test('far ahead is told in months and years', () => {
    expect([1, 59, 61, 700, 800].map(inDays)).toEqual([
      'tomorrow',
      'in 59 days',
      'in 2 months',
      'in 23 months',
      'in 2 years',
    ]);
  });
});

describe('the filters of the cards', () => {
  test('are what their address says', () => {
    const filters = { q: 'vector & store', state: 'due', bank: 'aws', topic: 'rag' } as const;
    const address = addressOf(filters);
    expect(address).toBe('/cards?q=vector+%26+store&state=due&bank=aws&topic=rag');
    expect(filtersOf(Object.fromEntries(new URL(address, 'http://here').searchParams))).toEqual(
      filters,
    );
  });

  test('leave what an address says in vain', () => {
    expect(filtersOf({ state: 'lost', bank: '', other: 'x' })).toEqual(NO_FILTERS);
    expect(addressOf({ ...NO_FILTERS, q: '  ' })).toBe('/cards');
  });

  test('tell a total only where the banks have counted it', () => {
    const about = { title: '', language: 'en', license: '', exams: [] };
    const objectives = { total: 0, covered: 0 };
    const banks = [
      { id: 'one', topics: [{ id: 't', title: 'T', cards: 3 }], cards: 5 },
      { id: 'two', topics: [{ id: 't', title: 'T', cards: 2 }], cards: 4 },
    ].map(({ cards, ...bank }) => ({
      ...about,
      ...bank,
      objectives,
      counts: { cards, questions: 0, objectives: 0 },
    }));
    const total = (change: object) => totalOf({ ...NO_FILTERS, ...change }, banks);
    expect(
      [{}, { bank: 'two' }, { bank: 'one', topic: 't' }, { topic: 'gone' }].map(total),
    ).toEqual([9, 4, 3, 0]);
    expect([{ q: 'a' }, { state: 'due' }].map(total)).toEqual([null, null]);
  });
});

describe('the curve of forgetting', () => {
  const points = [
    { at: '2026-11-20T04:00:00.000Z', retrievability: 1 },
    { at: '2026-11-22T04:00:00.000Z', retrievability: 0.8 },
    { at: '2026-11-24T04:00:00.000Z', retrievability: 0.75 },
  ];

  test('goes from the left edge to the right, on half of the scale where that is enough', () => {
    expect(placesOf(points)).toEqual([
      { x: 0, y: 0 },
      { x: 0.5, y: expect.closeTo(0.4) },
      { x: 1, y: 0.5 },
    ]);
    const low = [...points, { at: '2026-11-28T04:00:00.000Z', retrievability: 0.3 }];
    expect([footOf(points), footOf(low)]).toEqual([0.5, 0]);
    expect(placesOf(low).at(-1)).toEqual({ x: 1, y: 0.7 });
  });

  test('has a place for what is on it, and none beyond its end', () => {
    const place = placeAt(points, '2026-11-21T04:00:00.000Z');
    expect(place).toEqual({
      x: 0.25,
      y: expect.closeTo(0.2),
      recall: expect.closeTo(0.9),
    });
    expect(placeAt(points, points[0]?.at ?? '')).toEqual({ x: 0, y: 0, recall: 1 });
    expect(placeAt(points, '2026-11-25T04:00:00.000Z')).toBeNull();
  });
});
