// Laws of every queue, over arbitrary learners: nothing twice, nothing out of place, no limit exceeded, no accident.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedRandom } from '#core/base/random.ts';
import { DEFAULT_SETTINGS } from '#core/learner/learner.ts';
import type { Memory } from '#core/memory/memory.ts';
import { remainingPlan, remainingToday } from '#core/practice/limits.ts';
import { isHeld, planReview, type QueueFacts } from '#core/practice/queue.ts';
import { answerTo, cardsOf, memoryOf, queueFacts, TODAY } from '../../support/queue-facts.ts';

type Card = {
  readonly state: 'due' | 'known' | 'new' | 'failed' | 'done';
  readonly days: number;
  readonly gain: number;
  readonly isForwarded: boolean;
  readonly topic: number;
  readonly rank: number;
  readonly isHeld: boolean;
};

const card: fc.Arbitrary<Card> = fc.record({
  state: fc.constantFrom('due', 'due', 'known', 'new', 'new', 'failed', 'done'),
  days: fc.nat(30),
  gain: fc.double({ min: 0, max: 1, noNaN: true }),
  isForwarded: fc.nat(4).map((draw) => draw === 0),
  topic: fc.nat(3),
  rank: fc.double({ min: -0.5, max: 1, noNaN: true }),
  isHeld: fc.nat(9).map((draw) => draw === 0),
});

const learner = fc.record({
  cards: fc.array(card, { maxLength: 60 }),
  pairs: fc.array(fc.tuple(fc.nat(59), fc.nat(59)), { maxLength: 12 }),
  size: fc.integer({ min: 1, max: 30 }),
  newLimit: fc.option(fc.nat(6)),
  settings: fc.record({
    newPerDay: fc.nat(12),
    reviewsPerDay: fc.nat(40),
    minutesPerDay: fc.option(fc.integer({ min: 1, max: 15 })),
    order: fc.constantFrom('gain' as const, 'gentle' as const),
  }),
  capacity: fc.option(fc.nat(30)),
  session: fc.nat(),
});
type Learner = typeof learner extends fc.Arbitrary<infer T> ? T : never;

const isConfused = ({ pairs }: Learner, one: number, other: number): boolean =>
  pairs.some(([a, b]) => (a === one && b === other) || (a === other && b === one));

function memoryOfCard(card: number, { state, days }: Card): Memory | null {
  // Cards are told apart by their stability.
  const stabilityDays = card + 1;
  if (state === 'new') return null;
  if (state === 'due') return memoryOf({ stabilityDays, dueDay: TODAY - days });
  if (state === 'known') return memoryOf({ stabilityDays, dueDay: TODAY + 1 + days });
  const lastRating = state === 'failed' ? 'again' : 'good';
  return memoryOf({ stabilityDays, dueDay: TODAY + 1, lastDay: TODAY, lastRating });
}

function factsOf(given: Learner, isPlanned: boolean): QueueFacts {
  const { cards } = given;
  const all = cards.map((_, key) => key);
  const gainOf = ({ stabilityDays }: Memory) => cards[stabilityDays - 1]?.gain ?? 0;
  const answeredToday = all.flatMap((key) => {
    const { state } = cards[key] as Card;
    if (state !== 'failed' && state !== 'done') return [];
    return [answerTo(key, { rating: state === 'failed' ? 'again' : 'good' })];
  });
  return queueFacts({
    settings: { ...DEFAULT_SETTINGS, ...given.settings },
    allowed: new Set(all),
    holds: new Map(
      all
        .filter((key) => cards[key]?.isHeld)
        .map((key) => [key, { suspended: true, buriedUntil: null }]),
    ),
    due: all
      .flatMap((key) => {
        const memory = memoryOfCard(key, cards[key] as Card);
        return memory && memory.dueDay <= TODAY ? [{ card: key, dueDay: memory.dueDay }] : [];
      })
      .sort((one, other) => one.dueDay - other.dueDay),
    answeredToday,
    unseen: (keys, limit) => [...keys].filter((key) => cards[key]?.state === 'new').slice(0, limit),
    memory: (key) => memoryOfCard(key, cards[key] as Card),
    retrievability: (memory) => 1 - gainOf(memory) / 2,
    gain: gainOf,
    forwarded: (key) => cards[key]?.isForwarded === true,
    topic: (key) => String(cards[key]?.topic),
    confusable: (one, other) => isConfused(given, one, other),
    random: keyedRandom(Buffer.from(`ses_${given.session}`), 'probes'),
    ranking: isPlanned ? new Map(cards.map(({ rank }, key) => [key, rank])) : null,
    planCapacity: given.capacity,
  });
}

const plan = (given: Learner, isPlanned: boolean) =>
  planReview(factsOf(given, isPlanned), given.size, given.newLimit);

const stateOf = (given: Learner, key: number) => (given.cards[key] as Card).state;

describe.each([
  ['without a plan', false],
  ['under an exam plan', true],
])('the queue of any session %s', (_what, isPlanned) => {
  it('is the same for the same facts', () => {
    fc.assert(
      fc.property(learner, (given) => {
        expect(plan(given, isPlanned)).toEqual(plan(given, isPlanned));
      }),
    );
  });

  it('asks each card once, and none that is set aside or done for today', () => {
    fc.assert(
      fc.property(learner, (given) => {
        const queue = plan(given, isPlanned);
        expect(new Set(cardsOf(queue)).size).toBe(queue.length);
        expect(queue.length).toBeLessThanOrEqual(given.size);
        const { holds } = factsOf(given, isPlanned);
        for (const { card: key, kind } of queue) {
          expect(isHeld(holds.get(key), TODAY)).toBe(false);
          expect(stateOf(given, key)).not.toBe('done');
          expect(kind === 'new').toBe(stateOf(given, key) === 'new');
          expect(kind === 'relearning').toBe(stateOf(given, key) === 'failed');
        }
      }),
    );
  });

  it('has no new card beside one that it is confused with', () => {
    fc.assert(
      fc.property(learner, (given) => {
        const queue = plan(given, isPlanned);
        for (const [index, entry] of queue.entries()) {
          const before = queue[index - 1];
          if (!before || (before.kind !== 'new' && entry.kind !== 'new')) continue;
          expect(isConfused(given, before.card, entry.card)).toBe(false);
        }
      }),
    );
  });

  it('draws spot checks among known cards that are not due, and never many', () => {
    fc.assert(
      fc.property(learner, (given) => {
        const probes = plan(given, isPlanned).filter(({ probe }) => probe);
        expect(probes.length).toBeLessThanOrEqual(1);
        for (const { card: key } of probes) expect(stateOf(given, key)).toBe('known');
      }),
    );
  });
});

describe('the queue of a session without a plan', () => {
  it('keeps the limits of the day, in cards and in minutes', () => {
    fc.assert(
      fc.property(learner, (given) => {
        const facts = factsOf(given, false);
        const left = remainingToday(facts.settings, facts.done, facts.answerMs);
        const queue = plan(given, false).filter(({ kind }) => kind !== 'relearning');
        const fresh = queue.filter(({ kind }) => kind === 'new').length;
        expect(fresh).toBeLessThanOrEqual(Math.min(left.newCards, given.newLimit ?? Infinity));
        expect(queue.length - fresh).toBeLessThanOrEqual(left.reviews);
        expect(queue.length).toBeLessThanOrEqual(left.cards);
      }),
    );
  });

  it('goes from what failed to what is due, to what a trap brought forward, to what is new', () => {
    fc.assert(
      fc.property(learner, (given) => {
        const stages = plan(given, false).map(({ card: key, kind, probe }) => {
          if (kind === 'relearning') return 0;
          if (kind === 'new') return 3;
          return given.cards[key]?.isForwarded && !probe ? 2 : 1;
        });
        expect(stages).toEqual(stages.toSorted((a, b) => a - b));
      }),
    );
  });

  it('leaves two places to new cards, however much is due', () => {
    fc.assert(
      fc.property(learner, (given) => {
        fc.pre(given.pairs.length === 0);
        const facts = factsOf(given, false);
        const left = remainingToday(facts.settings, facts.done, facts.answerMs);
        const queue = plan(given, false);
        const failed = queue.filter(({ kind }) => kind === 'relearning').length;
        const probes = queue.filter(({ probe }) => probe).length;
        const unseen = given.cards.filter(({ state, isHeld: held }) => state === 'new' && !held);
        const room = Math.min(given.size - failed, left.cards) - probes;
        const most = Math.min(unseen.length, left.newCards, given.newLimit ?? Infinity, room - 1);
        const fresh = queue.filter(({ kind }) => kind === 'new').length;
        expect(fresh).toBeGreaterThanOrEqual(Math.min(2, most));
      }),
    );
  });

  it('leaves out no due card that gains more than one it asks, when the day cannot hold them all', () => {
    fc.assert(
      fc.property(learner, (given) => {
        const facts = factsOf(given, false);
        const left = remainingToday(facts.settings, facts.done, facts.answerMs);
        const waiting = facts.due.filter(({ card: key }) => !given.cards[key]?.isHeld);
        fc.pre(given.settings.order === 'gain' && waiting.length > left.reviews);
        const worth = (key: number) => {
          const gain = given.cards[key]?.gain ?? 0;
          return given.cards[key]?.isForwarded ? -1 : gain / (1 + gain / 2);
        };
        const asked = new Set(
          cardsOf(plan(given, false).filter(({ kind, probe }) => kind === 'due' && !probe)),
        );
        const least = Math.min(...[...asked].map(worth));
        for (const { card: key } of waiting) {
          if (!asked.has(key)) expect(worth(key)).toBeLessThanOrEqual(least);
        }
      }),
    );
  });
});

describe('the queue of a session under an exam plan', () => {
  const candidates = (given: Learner) =>
    given.cards
      .map((one, key) => ({ ...one, key }))
      .filter(({ rank, state, isHeld: held }) => rank > 0 && !held && state !== 'done');

  it('asks what ranks highest, as much as the plan’s day and the session hold', () => {
    fc.assert(
      fc.property(learner, (whole) => {
        const given = { ...whole, pairs: [], newLimit: null };
        const facts = factsOf(given, true);
        const queue = plan(given, true);
        const failed = new Set(cardsOf(queue.filter(({ kind }) => kind === 'relearning')));
        const probes = queue.filter(({ probe }) => probe).length;
        const left = remainingPlan(facts.settings, facts.done, given.capacity, facts.answerMs);
        const room = Math.min(given.size - failed.size, left) - probes;
        const best = candidates(given)
          .filter(({ state }) => state !== 'failed')
          .sort((one, other) => other.rank - one.rank)
          .slice(0, Math.max(0, room));
        const asked = queue.filter(({ card: key, probe }) => !failed.has(key) && !probe);
        const ranks = asked.map(({ card: key }) => given.cards[key]?.rank);
        expect(ranks.toSorted()).toEqual(best.map(({ rank }) => rank).toSorted());
        for (const { planned } of asked) expect(planned).toBe(true);
      }),
    );
  });

  it('asks them from the highest rank down where topics let it', () => {
    fc.assert(
      fc.property(learner, (whole) => {
        const cards = whole.cards.map((one, topic) => ({ ...one, topic }));
        const given = { ...whole, cards, pairs: [] };
        const ranks = plan(given, true)
          .filter(({ kind, probe }) => kind !== 'relearning' && !probe)
          .map(({ card: key }) => cards[key]?.rank ?? 0);
        expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
      }),
    );
  });
});
