// What sessions still ask today, counted: as many cards as a queue without an end holds.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import { countLeft } from '#core/practice/left-today.ts';
import { planReview } from '#core/practice/queue.ts';
import { answerTo, queueFacts, TODAY } from '../../support/queue-facts.ts';

const day = fc.record({
  due: fc.nat(30),
  fresh: fc.nat(30),
  failed: fc.nat(6),
  done: fc.nat(6),
  held: fc.nat(5),
  isPlanned: fc.boolean(),
  settings: fc.record({
    newPerDay: fc.nat(20),
    reviewsPerDay: fc.nat(40),
    minutesPerDay: fc.option(fc.integer({ min: 1, max: 20 })),
  }),
});

it('what is left today is what a queue without an end asks', () => {
  fc.assert(
    fc.property(day, ({ due, fresh, failed, done, held, isPlanned, settings }) => {
      const keys = (count: number, from: number) =>
        Array.from({ length: count }, (_, at) => from + at);
      const ranked = [...keys(due, 0), ...keys(fresh, 100)];
      const facts = queueFacts({
        settings: { ...DEFAULT_SETTINGS, ...settings },
        due: keys(due, 0).map((card) => ({ card, dueDay: TODAY - (card % 3) })),
        fresh: keys(fresh, 100),
        answeredToday: [
          ...keys(failed, 200).map((card) => answerTo(card, { rating: 'again' })),
          ...keys(done, 300).map((card) => answerTo(card)),
        ],
        holds: new Map(keys(held, 0).map((card) => [card, { suspended: true, buriedUntil: null }])),
        ranking: isPlanned ? new Map(ranked.map((card) => [card, 1])) : null,
      });
      expect(countLeft(facts)).toBe(planReview(facts, Number.POSITIVE_INFINITY, null).length);
    }),
  );
});
