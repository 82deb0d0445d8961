// What a key means on the paper. Where something is typed, chosen by arrows or asked in a dialog, keys are left alone.
import type { Confidence } from '../../api/types.ts';

export type KeyMeaning =
  | { readonly kind: 'next' | 'previous' | 'flag' | 'help' }
  | { readonly kind: 'confidence'; readonly confidence: Confidence }
  /** Perhaps one of the input's own. */
  | { readonly kind: 'input'; readonly key: string };

const MEANINGS: Readonly<Record<string, KeyMeaning>> = {
  n: { kind: 'next' },
  ArrowRight: { kind: 'next' },
  p: { kind: 'previous' },
  ArrowLeft: { kind: 'previous' },
  f: { kind: 'flag' },
  '?': { kind: 'help' },
  g: { kind: 'confidence', confidence: 'guess' },
  u: { kind: 'confidence', confidence: 'unsure' },
  s: { kind: 'confidence', confidence: 'sure' },
};

/** Pressed with the focus on it, `key` belongs to the control. */
function belongsTo(element: Element, key: string): boolean {
  if (
    element.matches('textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])')
  )
    return true;
  const isArrow = key.startsWith('Arrow');
  if (isArrow && element.matches('input, [role=slider], [role=toolbar] *')) return true;
  return (key === 'Enter' || key === ' ') && element.matches('button, a, summary, input');
}

/** Null for a key that means nothing, or means something to others. */
export function meaningOf(event: KeyboardEvent): KeyMeaning | null {
  const { key, target, defaultPrevented, ctrlKey, metaKey, altKey } = event;
  if (defaultPrevented || ctrlKey || metaKey || altKey) return null;
  if (target instanceof Element && belongsTo(target, key)) return null;
  if (document.querySelector('dialog[open]')) return null;
  return MEANINGS[key] ?? (key.length === 1 ? { kind: 'input', key } : null);
}
