// All items by their numbers in the right order: the input kind `order`.
import { unclear } from '../asking.ts';
import { isCommandKey } from '../command-keys.ts';
import type { InputKind } from '../input-kind.ts';
import { numbered, numberOf, readNumbers } from '../numbers.ts';

export const order: InputKind<'order'> = {
  show: ({ items }) => numbered(items),
  begin: ({ items }) => ({
    prompt: `Type all ${items.length} numbers in the right order, first to last, then Enter.`,
    free: false,
    complete: isCommandKey,
    read: (line) => {
      const read = readNumbers(line, items);
      if ('why' in read) return unclear(read.why);
      return read.ids.length === items.length && new Set(read.ids).size === items.length
        ? { kind: 'answer', response: { order: [...read.ids] } }
        : unclear(`Name each of the ${items.length} once.`);
    },
    back: null,
  }),
  explain: ({ items }, sent, { options }) => {
    const yours = 'order' in sent ? sent.order.map((id) => numberOf(id, items)).join(' ') : '';
    return [
      { text: `Your order: ${yours}. The right order:` },
      ...options.flatMap(({ id, text, chosen, rationale }) => {
        const label = String(numberOf(id, items) ?? '-');
        const verdict = chosen ? 'in its place, RIGHT' : 'you had it elsewhere, WRONG';
        return [
          { label, text: `${text} (${verdict})`, tone: chosen ? 'right' : 'wrong' } as const,
          ...(rationale === null ? [] : [{ text: rationale, indent: label.length + 2 }]),
        ];
      }),
    ];
  },
};
