// The parameters of a synthetic item, and what they let expect: item response theory, so that an analysis can be checked.
import { type RandomInt, shuffle, uniform } from '../base/random.ts';
import type { ItemOption } from '../stats/item-wording.ts';

/** Something wrong with an item on purpose, for an analysis to find. */
export type Fault =
  /** The class knows another option as the right one. */
  | { readonly kind: 'bad-key'; readonly believed: number }
  /** Nobody falls for this option. */
  | { readonly kind: 'dead-distractor'; readonly option: number }
  /** A share of the learners takes what is shown first, unread. */
  | { readonly kind: 'first-place'; readonly share: number };

export type ItemModel = {
  /** How steeply the chance to know it rises with ability, above 0. */
  readonly a: number;
  /** The ability at which half of the learners know it. */
  readonly b: number;
  /** Chance to be right without knowing, 0–1. */
  readonly c: number;
  readonly options: readonly ItemOption[];
  /** Of the answers that are wrong, the share that each option draws; by place in `options`, 0 for what is known. */
  readonly attraction: readonly number[];
  readonly fault: Fault | null;
};

/** A standard normal number: Box and Muller, "A note on the generation of random normal deviates" (1958). */
export function normal(random: RandomInt): number {
  return Math.sqrt(-2 * Math.log(uniform(random))) * Math.cos(2 * Math.PI * uniform(random));
}

/** Chance that a learner of this ability knows it; together with `c` the three-parameter logistic model of Birnbaum (1968). */
export function chanceToKnow({ a, b }: Pick<ItemModel, 'a' | 'b'>, ability: number): number {
  return 1 / (1 + Math.exp(-a * (ability - b)));
}

/** Places of the options that the class takes for right. */
export function knownOptions({ options, fault }: Pick<ItemModel, 'options' | 'fault'>): number[] {
  if (fault?.kind === 'bad-key') return [fault.believed];
  return options.flatMap(({ key }, at) => (key ? [at] : []));
}

/** A healthy item: moderately hard, discriminating, every wrong option with a share of its own. */
export function drawModel(
  options: readonly ItemOption[],
  guessChance: number,
  random: RandomInt,
  fault: Fault | null = null,
): ItemModel {
  const a = 0.9 + 0.9 * uniform(random);
  const b = -1.2 + 1.8 * uniform(random);
  const known = knownOptions({ options, fault });
  const isDrawn = (at: number) =>
    !known.includes(at) && !(fault?.kind === 'dead-distractor' && fault.option === at);
  const weights = options.map((_, at) => (isDrawn(at) ? 0.6 + uniform(random) : 0));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const attraction = weights.map((weight) => (sum === 0 ? 0 : weight / sum));
  return { a, b, c: guessChance, options, attraction, fault };
}

/** Faults for a class to show, each in another item with one key and three options or more: by place in the list. */
export function plantFaults(
  items: readonly (readonly ItemOption[])[],
  random: RandomInt,
): Map<number, Fault> {
  const able = items.flatMap((options, at) =>
    options.length >= 3 && options.filter(({ key }) => key).length === 1 ? [at] : [],
  );
  const faults: ((wrong: number) => Fault)[] = [
    (wrong) => ({ kind: 'bad-key', believed: wrong }),
    (wrong) => ({ kind: 'dead-distractor', option: wrong }),
    () => ({ kind: 'first-place', share: 0.45 }),
  ];
  const chosen = shuffle(able, random).slice(0, faults.length);
  return new Map(
    chosen.flatMap((item, at): [number, Fault][] => {
      const make = faults[at];
      const wrong = items[item]?.findIndex(({ key }) => !key) ?? 0;
      return make ? [[item, make(wrong)]] : [];
    }),
  );
}

/** Abilities from −6 to 6 in steps, with their weights under the normal law. */
const GRID = Array.from({ length: 241 }, (_, at) => at / 20 - 6).map((ability) => ({
  ability,
  weight: Math.exp(-(ability ** 2) / 2) / (20 * Math.sqrt(2 * Math.PI)),
}));

export type Expected = {
  /** Share right by the key of the bank, 0–1. */
  readonly facility: number;
  /** Share of the answers that choose each option, 0–1, by place; empty without options. */
  readonly chosenRates: readonly number[];
};

/** What a class with standard normal abilities gives in the long run. */
export function expectedOf(model: ItemModel): Expected {
  const { c, options, attraction, fault } = model;
  const known = GRID.reduce((sum, { ability, weight }) => {
    const knows = chanceToKnow(model, ability);
    return sum + weight * (knows + (1 - knows) * c);
  }, 0);
  const believed = knownOptions(model);
  const read = fault?.kind === 'first-place' ? 1 - fault.share : 1;
  const keys = options.filter(({ key }) => key).length;
  // Who does not know all of several keys has one of them wrong: each is missed as often as the others.
  const missed = keys > 1 ? (1 - known) / keys : 1 - known;
  const chosenRates = options.map((_, at) => {
    const drawn = believed.includes(at) ? 1 - missed : (1 - known) * (attraction[at] ?? 0);
    return read * drawn + (1 - read) / options.length;
  });
  if (keys !== 1) return { facility: known, chosenRates };
  return { facility: chosenRates[options.findIndex(({ key }) => key)] ?? known, chosenRates };
}
