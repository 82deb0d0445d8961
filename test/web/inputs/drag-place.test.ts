// Dragging a row: where it lands, and how the others make room.
import { describe, expect, test } from 'vitest';
import { asideBy, moved, placeAfter } from '../../../src/web/inputs/drag-place.ts';

/** Rows of 40, 80 and 40 pixels, 10 apart. */
const ROWS = [
  { top: 0, height: 40 },
  { top: 50, height: 80 },
  { top: 140, height: 40 },
];

describe('a dragged row', () => {
  test.each([
    ['stays while it has not passed the middle of the next', 0, 49, 0],
    ['passes the next when its edge passes the middle of that one', 0, 51, 1],
    ['goes as far as it is taken', 0, 500, 2],
    ['goes up as it goes down', 2, -51, 1],
    ['goes to the top', 2, -500, 0],
  ])('%s', (_what, from, dy, place) => {
    expect(placeAfter(ROWS, from, dy)).toBe(place);
  });

  test('has the others step aside by its own height and the gap', () => {
    const down = { from: 0, to: 2 };
    expect([0, 1, 2].map((place) => asideBy(ROWS, place, down))).toEqual([0, -50, -50]);
    const up = { from: 2, to: 1 };
    expect([0, 1, 2].map((place) => asideBy(ROWS, place, up))).toEqual([0, 50, 0]);
  });

  test('is taken out at one place and put in at the other', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  });
});
