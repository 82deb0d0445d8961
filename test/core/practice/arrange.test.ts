// Neighbours in a queue: topics apart where that can be, confusable cards apart while new, and together in review.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange } from '#core/practice/arrange.ts';
import type { QueueEntry } from '#core/practice/session.ts';

type Made = { readonly topics: readonly number[]; readonly fresh: readonly boolean[] };

const entriesOf = ({ topics, fresh }: Made): QueueEntry[] =>
  topics.map((_, card) => ({ card, kind: fresh[card] ? 'new' : 'due', returns: 0 }));

const rulesOf = (topics: readonly number[], pairs: readonly (readonly [number, number])[]) => ({
  topic: (card: number) => String(topics[card]),
  confusable: (one: number, other: number) =>
    pairs.some(([a, b]) => (a === one && b === other) || (a === other && b === one)),
});

const cards = (queue: readonly QueueEntry[]) => queue.map(({ card }) => card);
const neighbours = (queue: readonly QueueEntry[]) =>
  queue.slice(1).map((entry, index) => [queue[index] as QueueEntry, entry] as const);

const made = fc.integer({ min: 0, max: 14 }).chain((length) =>
  fc.record({
    topics: fc.array(fc.nat(3), { minLength: length, maxLength: length }),
    fresh: fc.array(fc.boolean(), { minLength: length, maxLength: length }),
  }),
);
const pairs = fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 8 });

describe('the entries of a queue', () => {
  it('stay as they are where no neighbour asks for anything', () => {
    fc.assert(
      fc.property(fc.nat(12), (length) => {
        const topics = Array.from({ length }, (_, index) => index);
        const entries = entriesOf({ topics, fresh: topics.map(() => false) });
        expect(arrange(entries, null, rulesOf(topics, []))).toEqual({ placed: entries, left: [] });
      }),
    );
  });

  it('are all there, each once, placed or left', () => {
    fc.assert(
      fc.property(made, pairs, (given, confused) => {
        const { placed, left } = arrange(entriesOf(given), null, rulesOf(given.topics, confused));
        expect([...cards(placed), ...cards(left)].sort((a, b) => a - b)).toEqual(
          given.topics.map((_, card) => card),
        );
      }),
    );
  });

  it('share no topic with a neighbour where that can be avoided', () => {
    fc.assert(
      fc.property(made, fc.nat(3), (given, first) => {
        const before: QueueEntry = { card: 99, kind: 'due', returns: 0 };
        const topics = Object.assign([...given.topics], { 99: first });
        const { placed } = arrange(entriesOf(given), before, rulesOf(topics, []));
        const most = (topic: number) => given.topics.filter((one) => one === topic).length;
        const length = given.topics.length;
        // A topic fits when it needs no more than every other place; after itself it cannot have the first one.
        const fits = [0, 1, 2, 3].every(
          (topic) =>
            most(topic) <= (topic === first ? Math.floor(length / 2) : Math.ceil(length / 2)),
        );
        fc.pre(fits);
        for (const [one, other] of neighbours([before, ...placed])) {
          expect(topics[one.card]).not.toBe(topics[other.card]);
        }
      }),
    );
  });

  it('are never confusable neighbours while one of them is new', () => {
    fc.assert(
      fc.property(made, pairs, fc.boolean(), (given, confused, isNew) => {
        const rules = rulesOf(given.topics, confused);
        const before: QueueEntry = { card: 13, kind: isNew ? 'new' : 'relearning', returns: 0 };
        const { placed } = arrange(entriesOf(given).slice(0, 13), before, rules);
        for (const [one, other] of neighbours([before, ...placed])) {
          const isFresh = one.kind === 'new' || other.kind === 'new';
          expect(isFresh && rules.confusable(one.card, other.card)).toBe(false);
        }
      }),
    );
  });

  it('stand side by side when they are confusable and both in review', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }), (order) => {
        const entries = order.map((card): QueueEntry => ({ card, kind: 'due', returns: 0 }));
        // All of one topic: standing together on purpose comes before standing apart.
        const rules = rulesOf(
          [0, 0, 0, 0, 0, 0, 0, 0],
          [
            [0, 1],
            [2, 3],
            [4, 5],
          ],
        );
        const { placed } = arrange(entries, null, rules);
        for (const [one, other] of [
          [0, 1],
          [2, 3],
          [4, 5],
        ] as const) {
          const places = [one, other].map((card) => cards(placed).indexOf(card));
          expect(Math.abs((places[0] ?? 0) - (places[1] ?? 9))).toBe(1);
        }
      }),
    );
  });

  it('are left when every place is beside a card they clash with', () => {
    const entries = entriesOf({ topics: [0, 1], fresh: [false, true] });
    const { placed, left } = arrange(entries, null, rulesOf([0, 1], [[0, 1]]));
    expect([cards(placed), cards(left)]).toEqual([[0], [1]]);
  });

  it('find a place further ahead when the end is beside a card they clash with', () => {
    const entries = entriesOf({ topics: [0, 1, 2], fresh: [true, true, true] });
    const { placed, left } = arrange(entries, null, rulesOf([0, 1, 2], [[1, 2]]));
    expect([cards(placed), left]).toEqual([[2, 0, 1], []]);
  });
});
