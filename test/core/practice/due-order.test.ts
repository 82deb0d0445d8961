// The order of due cards: their day, what they gain, and what a learner prefers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DueFacts, orderDue } from '#core/practice/due-order.ts';
import { memoryOf, TODAY } from '../../support/queue-facts.ts';

/** Cards are told apart by their stability. */
const facts = (change: Partial<DueFacts> = {}): DueFacts => ({
  settings: { order: 'gain' },
  memory: (card) => memoryOf({ stabilityDays: card }),
  retrievability: () => 0.5,
  gain: ({ stabilityDays }) => stabilityDays / 100,
  answers: () => 1,
  forwarded: () => false,
  ...change,
});
const due = (...days: (readonly [card: number, daysAgo: number])[]) =>
  days.map(([card, daysAgo]) => ({ card, dueDay: TODAY - daysAgo }));

const waiting = due([1, 2], [5, 2], [9, 0], [3, 0]);

/** All of them, in a day that holds so many. */
const orderAll = (given: Parameters<typeof orderDue>[0], room: number, known: DueFacts) =>
  orderDue(given, room, Infinity, known);

describe('due cards', () => {
  it('behind the last place are not weighed while days decide, and are once gain does', () => {
    const weighed: number[] = [];
    const counting = facts({
      memory: (card) => {
        weighed.push(card);
        return memoryOf({ stabilityDays: card });
      },
    });
    expect(orderDue(waiting, 4, 1, counting).ordinary).toEqual([5, 1]);
    expect(weighed.splice(0)).toEqual([1, 5]);
    orderDue(waiting, 3, 1, counting);
    expect(weighed).toEqual([1, 5, 9, 3]);
  });

  it('go by their day, and by gain within it, while the day holds them all', () => {
    expect(orderAll(waiting, 4, facts()).ordinary).toEqual([5, 1, 9, 3]);
  });

  it('go by gain alone once more wait than the day holds', () => {
    expect(orderAll(waiting, 3, facts()).ordinary).toEqual([9, 5, 3, 1]);
  });

  it('go by gain per minute: a case of two parts needs twice the gain', () => {
    const answers = (card: number) => (card === 9 ? 2 : 1);
    expect(orderAll(waiting, 1, facts({ answers })).ordinary).toEqual([5, 9, 3, 1]);
  });

  it('that are likely to be missed take longer, because they come back', () => {
    const retrievability = ({ stabilityDays }: { stabilityDays: number }) =>
      stabilityDays === 9 ? 0.05 : 0.95;
    const order = orderAll(due([9, 0], [5, 0]), 1, facts({ retrievability, gain: () => 0.1 }));
    expect(order.ordinary).toEqual([5, 9]);
  });

  it('go gently by falling recall when the learner wants that, whatever their day', () => {
    const retrievability = ({ stabilityDays }: { stabilityDays: number }) => stabilityDays / 10;
    const gentle = facts({ settings: { order: 'gentle' }, retrievability });
    expect(orderAll(waiting, 4, gentle).ordinary).toEqual([9, 5, 3, 1]);
    expect(orderAll(waiting, 1, gentle).ordinary).toEqual([9, 5, 3, 1]);
  });

  it('that a trap brought forward come apart from the others', () => {
    const forwarded = (card: number) => card === 5 || card === 9;
    expect(orderAll(waiting, 4, facts({ forwarded }))).toEqual({
      ordinary: [1, 3],
      forwarded: [5, 9],
    });
  });

  it('are all kept, whatever the order', () => {
    const days = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat(40)), {
      selector: ([card]) => card,
    });
    fc.assert(
      fc.property(days, fc.nat(60), fc.boolean(), (given, room, gentle) => {
        const settings = { order: gentle ? 'gentle' : 'gain' } as const;
        const { ordinary, forwarded } = orderAll(due(...given), room, facts({ settings }));
        expect([...ordinary, ...forwarded].sort((a, b) => a - b)).toEqual(
          given.map(([card]) => card).sort((a, b) => a - b),
        );
      }),
    );
  });
});
