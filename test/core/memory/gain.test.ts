// Marginal gain: what a review today adds to later recall, and the day that counts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gainHorizon, marginalGain } from '#core/memory/gain.ts';
import type { Memory } from '#core/memory/memory.ts';
import { defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { follow, history, paramsWith, rating, SEED } from '../../support/histories.ts';

const TODAY = 20_000;
const PARAMS = defaultParams(0.9);

const memory = (stabilityDays: number, daysAgo: number): Memory => ({
  stabilityDays,
  difficulty: 5,
  lastDay: TODAY - daysAgo,
  lastAt: (TODAY - daysAgo) * 86_400_000,
  dueDay: TODAY,
  lastRating: 'good',
  reps: 3,
  lapses: 0,
});

const gain = (known: Memory, later = TODAY + 30) =>
  marginalGain(known, TODAY, later, PARAMS, fsrsScheduler);

describe('recall after a review', () => {
  it('is what the reviewed memory recalls on that day', () => {
    fc.assert(
      fc.property(
        history,
        paramsWith(fc.boolean()),
        rating,
        fc.nat(90),
        fc.nat(400),
        (reviews, params, given, wait, ahead) => {
          const known = follow(reviews, params).at(-1);
          if (!known) return;
          const day = known.lastDay + wait;
          const at = known.lastAt + wait * 86_400_000 + 1;
          const reviewed = fsrsScheduler.review(
            known,
            { rating: given, day, at, seed: SEED },
            params,
          );
          const later = day + ahead;
          expect(fsrsScheduler.recallAfter(known, { rating: given, day }, later, params)).toBe(
            fsrsScheduler.retrievability(reviewed, later, params),
          );
        },
      ),
    );
  });
});

describe('the marginal gain of a review', () => {
  it('weighs Good and Again by today’s recall, and takes off what remains without it', () => {
    const known = memory(8, 12);
    const recall = fsrsScheduler.retrievability(known, TODAY, PARAMS);
    const recallAfter = (given: 'good' | 'again') =>
      fsrsScheduler.recallAfter(known, { rating: given, day: TODAY }, TODAY + 30, PARAMS);
    const without = fsrsScheduler.retrievability(known, TODAY + 30, PARAMS);
    expect(gain(known)).toBeCloseTo(
      recall * recallAfter('good') + (1 - recall) * recallAfter('again') - without,
    );
  });

  it('is larger for what is about to be forgotten than for what is safe or just reviewed', () => {
    const fading = gain(memory(10, 10));
    expect(fading).toBeGreaterThan(gain(memory(300, 10)));
    expect(fading).toBeGreaterThan(gain(memory(10, 1)));
    expect(fading).toBeGreaterThan(0.05);
  });
});

describe('the day whose recall counts', () => {
  it.each([
    ['no exam', null, TODAY + 30],
    ['an exam in three days', TODAY + 3, TODAY + 3],
    ['an exam in 120 days', TODAY + 120, TODAY + 120],
    ['one further away', TODAY + 121, TODAY + 30],
    ['one that is over, or today', TODAY, TODAY + 30],
  ])('with %s', (_what, exam, day) => {
    expect(gainHorizon(TODAY, exam)).toBe(day);
  });
});
