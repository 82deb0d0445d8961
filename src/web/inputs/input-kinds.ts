// Every kind of input that the page can show.
import type { InputKindName } from '../api/types.ts';
import { chooseOne } from './choose-one.tsx';
import type { InputKind } from './input-kind.ts';

export const inputKinds: { readonly [K in InputKindName]?: InputKind<K> } = {
  'choose-one': chooseOne,
};
