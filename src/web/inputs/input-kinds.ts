// Every kind of input that the page can show: one that is forgotten does not compile.
import type { InputKindName } from '../api/types.ts';
import { chooseMany } from './choose-many.tsx';
import { chooseOne } from './choose-one.tsx';
import type { InputKind } from './input-kind.ts';
import { match } from './match.tsx';
import { order } from './order.tsx';
import { recall } from './recall.tsx';
import { text } from './text.tsx';

export const inputKinds = {
  'choose-one': chooseOne,
  'choose-many': chooseMany,
  order,
  match,
  text,
  recall,
} satisfies { readonly [K in InputKindName]: InputKind<K> };
