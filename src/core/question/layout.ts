// The layout of a presentation: opaque ids and a shuffled order, made again from the secret whenever they are needed.
import { hmacSha256 } from '../base/hmac.ts';
import { keyedRandom, shuffle } from '../base/random.ts';
import type { Layout, Slot } from './question-type.ts';

const ID_CHARACTERS = 12;

/** Ids by slot, all different: one that is taken already is derived again with a higher last number. */
function opaqueIds(secret: Uint8Array, presentation: string, count: number): string[] {
  const ids = new Set<string>();
  for (let slot = 0; slot < count; slot += 1) {
    for (let attempt = 0; ids.size === slot; attempt += 1) {
      const digest = hmacSha256(secret, `id\0${presentation}\0${slot}\0${attempt}`);
      ids.add(`opt_${digest.toString('base64url').slice(0, ID_CHARACTERS)}`);
    }
  }
  return [...ids];
}

/** The slots of a group as shown: an unbiased shuffle, then the fixed ones in author's order. */
export function shownOrder(
  secret: Uint8Array,
  presentationId: string,
  slots: readonly Slot[],
  group: Slot['group'],
): number[] {
  const members = slots.flatMap((slot, at) => (slot.group === group ? [at] : []));
  const random = keyedRandom(secret, `order\0${presentationId}\0${group}`);
  return [
    ...shuffle(
      members.filter((at) => slots[at]?.fixed !== true),
      random,
    ),
    ...members.filter((at) => slots[at]?.fixed === true),
  ];
}

/**
 * The same for the same presentation, at any time and on any device; without the secret, neither ids nor order tell
 * the author's order. `idOf` throws RangeError for a slot that the question does not have.
 */
export function createLayout(
  secret: Uint8Array,
  presentationId: string,
  revisionHash: string,
  slots: readonly Slot[],
): Layout {
  const ids = opaqueIds(secret, `${presentationId}\0${revisionHash}`, slots.length);
  const slotById = new Map(ids.map((id, slot) => [id, slot]));
  const orders = new Map(
    [...new Set(slots.map(({ group }) => group))].map((group) => [
      group,
      shownOrder(secret, presentationId, slots, group),
    ]),
  );
  return {
    idOf: (slot) => {
      const id = ids[slot];
      if (id === undefined) throw new RangeError(`no slot ${slot} among ${slots.length}`);
      return id;
    },
    slotOf: (id) => slotById.get(id),
    order: (group) => orders.get(group) ?? [],
  };
}
