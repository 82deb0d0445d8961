// The registry of input kinds in the terminal: a new one is one line here.
import type { Input } from '#core/question/input.ts';
import type { InputKind } from '../input-kind.ts';
import { chooseMany } from './choose-many.ts';
import { chooseOne } from './choose-one.ts';
import { match } from './match.ts';
import { order } from './order.ts';
import { recall } from './recall.ts';
import { text } from './text.ts';

const kinds: { readonly [K in Input['kind']]: InputKind<K> } = {
  'choose-one': chooseOne,
  'choose-many': chooseMany,
  order,
  match,
  text,
  recall,
};

/** The kind of this input; it takes no other. */
export function kindOf(input: Input): InputKind<Input['kind']> {
  // The table gives each kind its own input, which the compiler cannot follow through a lookup.
  return kinds[input.kind] as unknown as InputKind<Input['kind']>;
}
