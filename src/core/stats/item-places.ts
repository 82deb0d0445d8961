// Where the key stood when an item was shown, and whether it is found more often at one place than at another.
import { shownOrder } from '../question/layout.ts';
import type { Slot } from '../question/question-type.ts';
import type { ItemWording, JudgedResponse } from './item-wording.ts';
import { wilson } from './wilson.ts';

/** Counts by place, the first one first. */
export type Places = {
  /** Slot of the one key; null where there is not exactly one, and nothing is counted. */
  readonly key: number | null;
  /** Answers whose order was made again. */
  laidOut: number;
  readonly shown: number[];
  readonly right: number[];
  readonly chosen: number[];
};

export type PlaceRow = {
  /** From 1. */
  readonly place: number;
  /** Answers in which the key stood here. */
  readonly n: number;
  /** Share of them that were right, 0–1, with its 95 % interval; null without any. */
  readonly correctRate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Share of all answers looked at that chose what stood here, 0–1. */
  readonly chosenRate: number;
};

export function emptyPlaces({ options }: Pick<ItemWording, 'options'>): Places {
  const keys = options.filter(({ key }) => key);
  const zeros = () => options.map(() => 0);
  const key = keys.length === 1 ? (keys[0]?.slot ?? null) : null;
  return { key, laidOut: 0, shown: zeros(), right: zeros(), chosen: zeros() };
}

function add(counts: number[], place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

/** Adds one answer to items with one key. The order of its options is made anew, as when it was shown. */
export function countPlace(
  places: Places,
  slots: readonly Slot[],
  { right, chosen }: JudgedResponse,
  secret: Uint8Array,
  presentationId: string,
): void {
  if (places.key === null) return;
  const order = shownOrder(secret, presentationId, slots, 'options');
  const place = order.indexOf(places.key);
  places.laidOut += 1;
  add(places.shown, place);
  if (right) add(places.right, place);
  for (const slot of chosen) add(places.chosen, order.indexOf(slot));
}

export function placeRows({ laidOut, shown, right, chosen }: Places): PlaceRow[] {
  return shown.map((n, at) => {
    const hits = right[at] ?? 0;
    return {
      place: at + 1,
      n,
      correctRate: n === 0 ? null : hits / n,
      ...(wilson(hits, n) ?? { low: null, high: null }),
      chosenRate: laidOut === 0 ? 0 : (chosen[at] ?? 0) / laidOut,
    };
  });
}

/** Standard deviations beyond which chance is no explanation: one item in a thousand without any bias. */
const SURE_Z = 3.09;
/** Fewest expected answers of a cell for the chi-squared law to hold: Cochran, "Some methods…" (1954). */
const LEAST_EXPECTED = 5;

/**
 * The place at which the share right departs most from the others, and whether upwards; null while chance may explain
 * the differences. Pearson's chi-squared of places × right, turned into a normal deviate by Wilson and Hilferty (1931).
 */
export function findPlaceBias(
  rows: readonly PlaceRow[],
): { readonly place: number; readonly more: boolean } | null {
  const used = rows.flatMap(({ place, n, correctRate }) =>
    correctRate === null ? [] : [{ place, n, correctRate }],
  );
  const total = used.reduce((sum, { n }) => sum + n, 0);
  const rate = used.reduce((sum, { n, correctRate }) => sum + n * correctRate, 0) / total;
  const rarer = Math.min(rate, 1 - rate);
  if (used.length < 2 || used.some(({ n }) => n * rarer < LEAST_EXPECTED)) return null;
  const apart = used.map(({ place, n, correctRate }) => ({
    place,
    deviate: (correctRate - rate) * Math.sqrt(n / (rate * (1 - rate))),
  }));
  const chiSquared = apart.reduce((sum, { deviate }) => sum + deviate ** 2, 0);
  const spread = 2 / (9 * (used.length - 1));
  const z = (Math.cbrt(chiSquared / (used.length - 1)) - 1 + spread) / Math.sqrt(spread);
  if (z < SURE_Z) return null;
  const [most] = apart.sort((one, other) => Math.abs(other.deviate) - Math.abs(one.deviate));
  return most ? { place: most.place, more: most.deviate > 0 } : null;
}
