// Layouts that shuffle nothing and whose ids the caller chooses: for looking at responses apart from any presentation.
import type { Layout, Slot } from './question-type.ts';

/** In author's order. Of slots with one id the last is found by it. */
export function namedLayout(slots: readonly Slot[], ids: readonly string[]): Layout {
  const places = new Map(ids.map((id, slot) => [id, slot]));
  return {
    idOf: (slot) => {
      const id = ids[slot];
      if (id === undefined) throw new RangeError(`no slot ${slot} among ${slots.length}`);
      return id;
    },
    slotOf: (id) => places.get(id),
    order: (group) => slots.flatMap((slot, at) => (slot.group === group ? [at] : [])),
  };
}

/** In author's order; the id of a slot is its number, of one that is not there, too. */
export function plainLayout(slots: readonly Slot[]): Layout {
  const ids = slots.map((_, slot) => String(slot));
  return { ...namedLayout(slots, ids), idOf: String };
}
