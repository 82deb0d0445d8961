// What a card counts in the plan: its importance, times what its part of the exam weighs; in five classes at most.
import type { Importance } from '../question/question.ts';

const IMPORTANCE = { critical: 2, important: 1, 'nice-to-know': 0.5 } as const satisfies Record<
  Importance,
  number
>;
/** The plan solves a value function for each weight, so near ones are made one. */
const CLASSES = 5;

export type CountedCard = {
  readonly importance: Importance;
  /** Weight of the exam's domain that the card belongs to, in percent, and the share of cards in it; null when unknown. */
  readonly domain: string | null;
};

/** Percent of the exam by domain; a domain with few cards makes each of them count more. */
export type DomainWeights = ReadonlyMap<string, number>;

function domainFactors(cards: readonly CountedCard[], weights: DomainWeights): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { domain } of cards) {
    if (domain !== null) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  return new Map(
    [...counts].map(([domain, count]) => {
      const wanted = (weights.get(domain) ?? 0) / 100;
      return [domain, wanted > 0 ? wanted / (count / cards.length) : 1];
    }),
  );
}

/** Weights in the order of the cards, above 0, with the mean 1 and at most five different values. */
export function weighCards(cards: readonly CountedCard[], weights: DomainWeights): number[] {
  const factors = domainFactors(cards, weights);
  const raw = cards.map(
    ({ importance, domain }) => IMPORTANCE[importance] * (factors.get(domain ?? '') ?? 1),
  );
  const least = Math.log(Math.min(...raw));
  const width = (Math.log(Math.max(...raw)) - least) / CLASSES;
  const distinct = new Set(raw).size;
  const classOf = (weight: number): number =>
    distinct <= CLASSES
      ? weight
      : Math.min(Math.floor((Math.log(weight) - least) / width), CLASSES - 1);
  const sums = new Map<number, { sum: number; count: number }>();
  for (const weight of raw) {
    const { sum, count } = sums.get(classOf(weight)) ?? { sum: 0, count: 0 };
    sums.set(classOf(weight), { sum: sum + weight, count: count + 1 });
  }
  const mean = raw.reduce((sum, weight) => sum + weight, 0) / Math.max(raw.length, 1);
  return raw.map((weight) => {
    const { sum, count } = sums.get(classOf(weight)) ?? { sum: weight, count: 1 };
    return sum / count / mean;
  });
}
