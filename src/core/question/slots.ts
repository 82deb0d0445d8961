// From slots to what is shown, and from the ids that come back to slots: the part of reading that types share.
import { AppError, type FieldError } from '../base/errors.ts';
import type { ChoiceView } from './input.ts';
import type { Answered, Layout, Slot } from './question-type.ts';

/** An id of a response, the group it must belong to, and its place in the request. */
export type Pointed = {
  readonly id: string;
  readonly group: Slot['group'];
  readonly pointer: string;
};

/** The slots of a group in shown order, under their opaque ids. */
export function views(slots: readonly Slot[], group: Slot['group'], layout: Layout): ChoiceView[] {
  return layout.order(group).flatMap((at) => {
    const slot = slots[at];
    return slot ? [{ id: layout.idOf(at), text: slot.text }] : [];
  });
}

/** The slots that the ids stand for. Throws `option-unknown` naming every id that its group did not show. */
export function readSlots(pointed: readonly Pointed[], layout: Layout): number[] {
  const unknown: FieldError[] = [];
  const slots = pointed.flatMap(({ id, group, pointer }) => {
    const slot = layout.slotOf(id);
    if (slot !== undefined && layout.order(group).includes(slot)) return [slot];
    unknown.push({
      pointer,
      code: 'unknown',
      detail: `This id is not among the ${group} of the presentation.`,
    });
    return [];
  });
  if (unknown.length === 0) return slots;
  throw new AppError('option-unknown', 'The response names what the presentation did not show.', {
    errors: unknown,
  });
}

/** `readSlots` for a list in the response; throws `validation-failed` where an id comes again. */
export function readList(
  ids: readonly string[],
  field: 'choices' | 'order',
  group: Slot['group'],
  layout: Layout,
): number[] {
  const slots = readSlots(
    ids.map((id, at) => ({ id, group, pointer: `#/response/${field}/${at}` })),
    layout,
  );
  const errors = slots.flatMap((slot, at) =>
    slots.indexOf(slot) === at
      ? []
      : [
          {
            pointer: `#/response/${field}/${at}`,
            code: 'duplicate',
            detail: 'This id was given before.',
          },
        ],
  );
  if (errors.length === 0) return slots;
  throw new AppError('validation-failed', 'The response names the same thing twice.', { errors });
}

/** For a response of another input kind. */
export function misfit(shape: string): AppError {
  return new AppError('validation-failed', 'The response does not fit the question.', {
    errors: [{ pointer: '#/response', code: 'shape', detail: `This question takes ${shape}.` }],
  });
}

/** The slots in an answer, in its order; none when it is a text. */
export function answeredSlots(answered: Answered): number[] {
  return typeof answered === 'string' ? [] : answered.flatMap((slot) => slot ?? []);
}
