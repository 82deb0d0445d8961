// What an author is told: flags where chance is no explanation, with the text of the option and the remedy.
import { describe, expect, test } from 'vitest';
import type { ItemFigures } from '#core/stats/item-analysis.ts';
import { itemFlags } from '#core/stats/item-flags.ts';
import { findPlaceBias } from '#core/stats/item-places.ts';
import { wilson } from '#core/stats/wilson.ts';

/** An item of four options of which the first is right, chosen so often. */
function told(chosen: readonly number[], more: Partial<ItemFigures> = {}) {
  const n = chosen.reduce((sum, one) => sum + one, 0);
  const [right = 0] = chosen;
  const figures: ItemFigures = {
    facility: { rate: right / n, ...(wilson(right, n) ?? { low: 0, high: 1 }) },
    discrimination: { value: 0.4, error: 0.05, low: 0.3, high: 0.5, n },
    options: chosen.map((count, at) => ({
      text: `option ${at + 1}`,
      correct: at === 0,
      chosen: count,
      chosenRate: count / n,
      byTercile: null,
    })),
    places: [],
    medianMs: null,
    guessRate: null,
    ...more,
  };
  return itemFlags({ n, guessChance: 0.25, figures }, 'bank/question');
}

const codes = (...given: Parameters<typeof told>) => told(...given).map(({ code }) => code);

test('a good question has none, and hidden figures have none', () => {
  expect(told([60, 15, 15, 10])).toEqual([]);
  expect(itemFlags({ n: 29, guessChance: 0.25, figures: null }, 'bank/question')).toEqual([]);
});

describe('discrimination', () => {
  const of = (low: number, high: number) => ({
    discrimination: { value: (low + high) / 2, error: 0.05, low, high, n: 100 },
  });

  test('is negative only where its whole interval is', () => {
    expect(codes([60, 15, 15, 10], of(-0.4, -0.01))).toEqual(['negative-discrimination']);
    expect(codes([60, 15, 15, 10], of(-0.4, 0.01))).toEqual(['low-discrimination']);
  });

  test('is low only where its whole interval is below 0.20', () => {
    expect(codes([60, 15, 15, 10], of(0, 0.19))).toEqual(['low-discrimination']);
    expect(codes([60, 15, 15, 10], of(0, 0.21))).toEqual([]);
    expect(codes([60, 15, 15, 10], { discrimination: null })).toEqual([]);
  });

  test('names what those who know more choose, and the way to quarantine', () => {
    const options = ['right', 'liked'].map((text, at) => ({
      text,
      correct: at === 0,
      chosen: 50,
      chosenRate: 0.5,
      byTercile: { low: 0.5, middle: 0.5, high: at === 0 ? 0.2 : 0.8 },
    }));
    const [flag] = told([60, 40], { ...of(-0.5, -0.2), options });
    expect(flag?.text).toBe(
      'those who know more get it wrong more often (80 % of them choose “liked”): check the key, and until that is settled put it in quarantine: trapwise quarantine bank/question',
    );
  });
});

describe('distractors', () => {
  test('are dead when nobody chose them, or surely fewer than one in ten', () => {
    expect(told([20, 6, 4, 0])).toEqual([
      { code: 'dead-distractor', text: 'nobody chose “option 4”: make it plausible or drop it' },
    ]);
    expect(told([140, 38, 20, 2])).toEqual([
      {
        code: 'dead-distractor',
        text: 'almost nobody (1 %) chose “option 4”: make it plausible or drop it',
      },
    ]);
    // One of thirty is below 5 %, and may still be one of ten.
    expect(codes([20, 5, 4, 1])).toEqual([]);
    expect(codes([120, 40, 30, 10])).toEqual([]);
  });

  test('beat the key only where that is no accident', () => {
    expect(told([30, 60, 5, 5])).toEqual([
      {
        code: 'wrong-over-right',
        text: '“option 2” is wrong and chosen by 60 %, “option 1” is right and chosen by 30 %: check the key; if it is right, say in the stem what rules the other out',
      },
    ]);
    expect(codes([40, 48, 6, 6])).toEqual([]);
  });
});

test('a facility that tells nobody from anybody, and one below blind guessing', () => {
  expect(codes([192, 3, 3, 2], {}).at(0)).toBe('almost-all-right');
  expect(codes([190, 4, 3, 3], {})).not.toContain('almost-all-right');
  expect(codes([10, 30, 30, 30])).toContain('below-chance');
  expect(codes([20, 27, 27, 26])).toEqual([]);
});

describe('places', () => {
  const rows = (counts: readonly (readonly [n: number, right: number])[]) =>
    counts.map(([n, right], at) => ({
      place: at + 1,
      n,
      correctRate: n === 0 ? null : right / n,
      low: null,
      high: null,
      chosenRate: 0.25,
    }));

  test('are found to differ, upwards or downwards, where chance is no explanation', () => {
    expect(
      findPlaceBias(
        rows([
          [75, 70],
          [75, 45],
          [75, 45],
          [75, 44],
        ]),
      ),
    ).toEqual({ place: 1, more: true });
    expect(
      findPlaceBias(
        rows([
          [75, 60],
          [75, 60],
          [75, 58],
          [75, 30],
        ]),
      ),
    ).toEqual({ place: 4, more: false });
    expect(
      findPlaceBias(
        rows([
          [75, 55],
          [75, 45],
          [75, 45],
          [75, 44],
        ]),
      ),
    ).toBeNull();
  });

  test('are not judged from few answers, nor where the key never moves', () => {
    expect(
      findPlaceBias(
        rows([
          [5, 5],
          [5, 0],
          [5, 0],
          [5, 0],
        ]),
      ),
    ).toBeNull();
    expect(
      findPlaceBias(
        rows([
          [0, 0],
          [0, 0],
          [0, 0],
          [90, 40],
        ]),
      ),
    ).toBeNull();
    expect(findPlaceBias([])).toBeNull();
  });

  test('are told in words', () => {
    const places = rows([
      [75, 70],
      [75, 45],
      [75, 45],
      [75, 44],
    ]);
    expect(told([204, 32, 32, 32], { places })).toEqual([
      {
        code: 'place-bias',
        text: 'the key is found more often at the first place (93 %) than elsewhere (60 %): options are not all read; make them shorter and easier to compare',
      },
    ]);
  });
});
