// Forms are drawn as the blueprint says: exact counts, no card twice, cases whole, apart what is confusable, by the seed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyedRandom } from '#core/base/random.ts';
import { assembleForm, type Candidate, type Form } from '#core/exam/form.ts';
import { apportion } from '#core/exam/quotas.ts';

const KEY = new Uint8Array(32).fill(3);
const seeded = (seed: string) => keyedRandom(KEY, seed);

function candidate(card: number, more: Partial<Candidate> = {}): Candidate {
  return {
    card,
    question: card * 10,
    revision: card * 100,
    parts: 1,
    domain: 0,
    seen: null,
    confusable: [],
    ...more,
  };
}

const candidates = (count: number, more: Partial<Candidate> = {}, from = 1) =>
  Array.from({ length: count }, (_, at) => candidate(from + at, more));

function draw(weights: number[], from: Candidate[], size: number, seed = 'one'): Form {
  const drawn = assembleForm(weights, from, size, seeded(seed));
  if (drawn.kind !== 'form') throw new Error(JSON.stringify(drawn));
  return drawn;
}
const cardsOf = ({ places }: Form) => [...new Set(places.map(({ card }) => card))];

describe('what is preferred', () => {
  test('questions never seen come first, then those seen longest ago', () => {
    const pool = [
      ...candidates(3),
      candidate(11, { seen: 50 }),
      candidate(12, { seen: 7 }),
      candidate(13, { seen: 90 }),
    ];
    expect(cardsOf(draw([1], pool, 3)).sort()).toEqual([1, 2, 3]);
    expect(cardsOf(draw([1], pool, 5)).sort()).toEqual([1, 11, 12, 2, 3]);
  });

  test('a confusable card is asked only where the others do not suffice', () => {
    const pool = [
      candidate(1, { confusable: [2] }),
      candidate(2, { confusable: [1] }),
      candidate(3, { seen: 4 }),
    ];
    for (const seed of ['a', 'b', 'c', 'd']) {
      const cards = cardsOf(draw([1], pool, 2, seed));
      expect(cards).toContain(3);
      expect(cardsOf(draw([1], pool, 3, seed)).sort()).toEqual([1, 2, 3]);
    }
  });

  test('confusable cards of different domains are kept apart as well', () => {
    const pool = [
      candidate(1, { confusable: [5] }),
      candidate(5, { domain: 1, confusable: [1], seen: 1 }),
      candidate(6, { domain: 1, seen: 2 }),
    ];
    expect(cardsOf(draw([1, 1], pool, 2)).sort()).toEqual([1, 6]);
  });

  test('a case that does not fit is left out, and one that is needed is asked', () => {
    const pool = [candidate(1, { parts: 3 }), candidate(2, { seen: 1 }), candidate(3, { seen: 2 })];
    expect(cardsOf(draw([1], pool, 2)).sort()).toEqual([2, 3]);
    expect(cardsOf(draw([1], pool, 3))).toEqual([1]);
    expect(cardsOf(draw([1], pool, 4)).sort()).toEqual([1, 2]);
  });
});

describe('what the cards cannot give', () => {
  test('is told by domain, with the size that they can', () => {
    const pool = [...candidates(10), ...candidates(2, { domain: 1 }, 20)];
    expect(assembleForm([50, 50], pool, 10, seeded('x'))).toEqual({
      kind: 'shortage',
      domains: [{ domain: 1, wanted: 5, there: 2 }],
      largest: 5,
    });
    const largest = draw([50, 50], pool, 5);
    expect(largest.places.filter(({ domain }) => domain === 1)).toHaveLength(2);
  });

  test('counts a case that would be torn as missing', () => {
    const pool = candidates(4, { parts: 2 });
    expect(assembleForm([1], pool, 5, seeded('x'))).toEqual({
      kind: 'shortage',
      domains: [{ domain: 0, wanted: 5, there: 4 }],
      largest: 4,
    });
  });

  test('is everything where there are no cards, or no domains', () => {
    expect(assembleForm([70, 30], [], 10, seeded('x'))).toEqual({
      kind: 'shortage',
      domains: [
        { domain: 0, wanted: 7, there: 0 },
        { domain: 1, wanted: 3, there: 0 },
      ],
      largest: 0,
    });
    expect(assembleForm([], [], 10, seeded('x'))).toEqual({
      kind: 'shortage',
      domains: [],
      largest: 0,
    });
  });
});

const poolArbitrary = fc
  .array(
    fc.record({
      domain: fc.nat(3),
      parts: fc.constantFrom(1, 1, 1, 1, 2, 3, 4),
      seen: fc.option(fc.nat(500)),
      confusable: fc.option(fc.nat(40)),
    }),
    { minLength: 8, maxLength: 80 },
  )
  .map((rows) =>
    rows.map(({ confusable, ...row }, at) =>
      candidate(at, {
        ...row,
        confusable: [
          ...(confusable === null || confusable === at ? [] : [confusable]),
          ...rows.flatMap((other, place) =>
            other.confusable === at && place !== at ? [place] : [],
          ),
        ],
      }),
    ),
  );

const examArbitrary = fc.record({
  pool: poolArbitrary,
  weights: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 4, maxLength: 4 }),
  size: fc.integer({ min: 1, max: 24 }),
  seed: fc.string(),
});

describe('any cards, weights and size', () => {
  test('give a form of exactly the counts, or a shortage that is true', () => {
    const kinds = { form: 0, shortage: 0 };
    fc.assert(
      fc.property(examArbitrary, ({ pool, weights, size, seed }) => {
        const drawn = assembleForm(weights, pool, size, seeded(seed));
        kinds[drawn.kind] += 1;
        const quotas = apportion(weights, size);
        if (drawn.kind === 'shortage') {
          for (const { domain, wanted, there } of drawn.domains) {
            expect(wanted).toBe(quotas[domain]);
            expect(there).toBeLessThan(wanted);
          }
          expect(drawn.domains.length).toBeGreaterThan(0);
          if (drawn.largest > 0) draw(weights, pool, drawn.largest, seed);
          const above = assembleForm(weights, pool, drawn.largest + 1, seeded(seed));
          expect(above.kind).toBe('shortage');
          return;
        }
        const { places } = drawn;
        quotas.forEach((quota, domain) => {
          expect(places.filter((place) => place.domain === domain)).toHaveLength(quota);
        });
        // Each card in one run of places: its question whole, its parts in order.
        const byCard = new Map(pool.map((one) => [one.card, one]));
        let at = 0;
        const asked = new Set<number>();
        while (at < places.length) {
          const card = places[at]?.card ?? -1;
          const from = byCard.get(card) as Candidate;
          expect(asked).not.toContain(card);
          asked.add(card);
          const { question, revision, parts, domain } = from;
          const run = places.slice(at, at + parts);
          expect(run).toEqual(
            Array.from({ length: parts }, (_, part) => ({
              card,
              question,
              revision,
              parts,
              domain,
              part,
            })),
          );
          at += parts;
        }
      }),
      { numRuns: 400 },
    );
    // Neither kind proves the other.
    expect(kinds.form).toBeGreaterThan(40);
    expect(kinds.shortage).toBeGreaterThan(40);
  });

  test('give the same form for the same seed', () => {
    fc.assert(
      fc.property(examArbitrary, ({ pool, weights, size, seed }) => {
        const once = assembleForm(weights, pool, size, seeded(seed));
        expect(assembleForm(weights, pool, size, seeded(seed))).toEqual(once);
      }),
    );
  });

  test('ask nothing seen while there is something unseen, of single questions that are all distinct', () => {
    fc.assert(
      fc.property(examArbitrary, ({ pool, weights, size, seed }) => {
        const plain = pool.map((one) => ({ ...one, parts: 1, confusable: [] }));
        const drawn = assembleForm(weights, plain, size, seeded(seed));
        if (drawn.kind === 'shortage') return;
        const asked = new Set(cardsOf(drawn));
        for (const domain of [0, 1, 2, 3]) {
          const own = plain.filter((one) => one.domain === domain);
          const rank = (one: Candidate) => one.seen ?? -1;
          const worstAsked = Math.max(-2, ...own.filter((o) => asked.has(o.card)).map(rank));
          const bestLeft = Math.min(1e9, ...own.filter((o) => !asked.has(o.card)).map(rank));
          expect(worstAsked).toBeLessThanOrEqual(bestLeft);
        }
      }),
    );
  });

  test('put no two confusable cards together where every card has another to stand in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.string(), (size, seed) => {
        // Pairs of confusables, and as many cards that are confusable with none.
        const pool = Array.from({ length: 60 }, (_, at) =>
          candidate(at, { confusable: at < 40 ? [at ^ 1] : [] }),
        );
        const cards = new Set(cardsOf(draw([1], pool, size, seed)));
        for (const card of cards) if (card < 40) expect(cards.has(card ^ 1)).toBe(false);
      }),
    );
  });
});

test('other seeds give other forms and other orders', () => {
  const pool = candidates(40);
  const forms = Array.from({ length: 30 }, (_, at) => draw([1], pool, 10, `seed ${at}`));
  expect(new Set(forms.map((form) => form.places.map(({ card }) => card).join())).size).toBe(30);
  expect(new Set(forms.flatMap(cardsOf)).size).toBe(40);
});
