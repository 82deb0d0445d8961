// Which cards are confusable: either names the other in its bank. How they may stand beside each other in a session.
import type { CardKey, Catalogue, CatalogueCard } from '../question/catalogue.ts';
import type { QueueEntry } from './session.ts';

/** Cards of one bank that are confusable with a card, whichever of the two names the other. */
export function confusablesOf(
  cards: readonly CatalogueCard[],
): ReadonlyMap<CardKey, ReadonlySet<CardKey>> {
  const keys = new Map(cards.map(({ bank, id, key }) => [`${bank}\0${id}`, key]));
  const others = new Map(cards.map(({ key }) => [key, new Set<CardKey>()]));
  for (const { bank, key, confusable } of cards) {
    for (const other of confusable.flatMap((id) => keys.get(`${bank}\0${id}`) ?? [])) {
      others.get(key)?.add(other);
      others.get(other)?.add(key);
    }
  }
  return others;
}

/** True for two cards of which one names the other, whichever it is. */
export type Confusable = (one: CardKey, other: CardKey) => boolean;

const tests = new WeakMap<Catalogue, Confusable>();

/** The test for the cards in use of a catalogue; made once for each. */
export function confusableIn(catalogue: Catalogue): Confusable {
  const known = tests.get(catalogue);
  if (known) return known;
  const others = confusablesOf([...catalogue.banks.values()].flatMap(({ cards }) => cards));
  const test: Confusable = (one, other) => others.get(one)?.has(other) === true;
  tests.set(catalogue, test);
  return test;
}

type Neighbour = Pick<QueueEntry, 'card' | 'kind'>;

/** True for neighbours that no session has: confusable, and one of them is new. */
export function clash(one: Neighbour, other: Neighbour, confusable: Confusable): boolean {
  return (one.kind === 'new' || other.kind === 'new') && confusable(one.card, other.card);
}

/** True for cards that stand side by side on purpose: confusable, and both in review. */
export function belong(one: Neighbour, other: Neighbour, confusable: Confusable): boolean {
  return one.kind !== 'new' && other.kind !== 'new' && confusable(one.card, other.card);
}
