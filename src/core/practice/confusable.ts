// Which cards are confusable: either names the other in its bank. How they may stand beside each other in a session.
import type { CardKey, Catalogue } from '../question/catalogue.ts';
import type { QueueEntry } from './session.ts';

/** True for two cards of which one names the other, whichever it is. */
export type Confusable = (one: CardKey, other: CardKey) => boolean;

const tests = new WeakMap<Catalogue, Confusable>();

/** The test for the cards in use of a catalogue; made once for each. */
export function confusableIn(catalogue: Catalogue): Confusable {
  const known = tests.get(catalogue);
  if (known) return known;
  const named = new Map<CardKey, Set<CardKey>>();
  for (const { cards } of catalogue.banks.values()) {
    const keys = new Map(cards.map(({ id, key }) => [id, key]));
    for (const { key, confusable } of cards) {
      named.set(key, new Set(confusable.flatMap((id) => keys.get(id) ?? [])));
    }
  }
  const test: Confusable = (one, other) =>
    named.get(one)?.has(other) === true || named.get(other)?.has(one) === true;
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
