// Which cards to ask today: what asking each of them now brings over its best later day, highest first.
import type { RankedCard } from './plan-problem.ts';
import type { WeightClass } from './price.ts';
import { gainToday, type Prospects } from './prospects.ts';
import type { Prices } from './value.ts';

/**
 * Only cards that gain by being asked today, the gain weighted, above 0. Equal gains go by weight, then in the order of
 * the problem. A card is never ranked below an equal one that counts less, whatever waiting would bring it.
 */
export function rankCards(
  classes: readonly WeightClass[],
  prospects: Prospects,
  prices: Prices,
  attendance: number,
  order: ReadonlyMap<number, number>,
): RankedCard[] {
  const ranked = classes.flatMap((one, place) =>
    one.members.flatMap((group) => {
      const lighter = classes.slice(0, place + 1);
      const gain = Math.max(
        ...lighter.map(({ weight, value }) =>
          gainToday(prospects, value, prices, group, weight, attendance),
        ),
      );
      const keys = prospects.groups[group]?.keys ?? [];
      return gain > 0 ? keys.map((key) => ({ key, gain, weight: one.weight })) : [];
    }),
  );
  return ranked
    .sort(
      (a, b) =>
        b.gain - a.gain || b.weight - a.weight || (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0),
    )
    .map(({ key, gain }) => ({ key, gain }));
}
