// What a wish for retention costs, against the scheduler that makes the pauses.
import { expect, it } from 'vitest';
import { defaultParams, fsrsScheduler } from '#core/memory/schedulers/fsrs.ts';
import { pauseFactor } from '../../../../src/web/pages/settings/retention.ts';
import { memoryOf, TODAY } from '../../../support/queue-facts.ts';
import { DAY } from '../../../support/server.ts';

/** By definition the pause at a retention of 0.9; long, because the scheduler counts whole days. */
const STABILITY = 1000;

it.each([0.7, 0.8, 0.85, 0.9, 0.95, 0.97])(
  'a card with a pause for %f is remembered with that',
  (wish) => {
    const params = defaultParams(0.9);
    const memory = memoryOf({
      stabilityDays: STABILITY,
      lastDay: TODAY,
      lastAt: TODAY * DAY,
      dueDay: TODAY + 1,
    });
    const factor = pauseFactor(wish, params.weights[20] ?? 0);
    const day = TODAY + Math.round(STABILITY * factor);
    expect(fsrsScheduler.retrievability(memory, day, params)).toBeCloseTo(wish, 3);
  },
);

it('the usual wish is the measure', () => {
  expect(pauseFactor(0.9, 0.2)).toBe(1);
});
