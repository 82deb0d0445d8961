// What a key means on the paper. Where something is typed, chosen by arrows or asked in a dialog, keys are left alone.
import type { Confidence } from '../../api/types.ts';
import { FIELDS, isForScreen } from '../../practice/key-press.ts';
import { keysOn } from '../../practice/keys-on.ts';

export type KeyMeaning =
  | { readonly kind: 'next' | 'previous' | 'flag' | 'help' }
  | { readonly kind: 'confidence'; readonly confidence: Confidence }
  /** Perhaps one of the input's own. */
  | { readonly kind: 'input'; readonly key: string };

const MEANINGS: Readonly<Record<string, KeyMeaning>> = {
  n: { kind: 'next' },
  ArrowRight: { kind: 'next' },
  Enter: { kind: 'next' },
  p: { kind: 'previous' },
  ArrowLeft: { kind: 'previous' },
  f: { kind: 'flag' },
  '?': { kind: 'help' },
  g: { kind: 'confidence', confidence: 'guess' },
  u: { kind: 'confidence', confidence: 'unsure' },
  s: { kind: 'confidence', confidence: 'sure' },
};

/** What arrows move through. */
const WALKED = `${FIELDS}, input, [role=toolbar] *`;

/** Null for a key that means nothing, or means something to others. */
export function meaningOf(event: KeyboardEvent): KeyMeaning | null {
  const { key, target } = event;
  if (!isForScreen(event)) return null;
  if (key.startsWith('Arrow') && target instanceof Element && target.matches(WALKED)) return null;
  if (key.length > 1) return MEANINGS[key] ?? null;
  return keysOn.value ? (MEANINGS[key] ?? { kind: 'input', key }) : null;
}
