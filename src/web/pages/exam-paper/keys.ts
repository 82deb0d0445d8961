// What a key means on the paper. Where something is typed, chosen by arrows or asked in a dialog, keys are left alone.
import type { Confidence } from '../../api/types.ts';
import { keysOn } from '../session/keys.ts';

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

const FIELDS = 'textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])';
/** What does something of its own at Enter. */
const PRESSED = 'button, a[href], summary, select, textarea';
/** What arrows move through. */
const WALKED = 'input, [role=toolbar] *';

/** Pressed with the focus on it, `key` belongs to the control. */
function belongsTo(element: Element, key: string): boolean {
  if (key === 'Enter') return element.closest(PRESSED) !== null;
  if (key.startsWith('Arrow')) return element.matches(`${FIELDS}, ${WALKED}`);
  return element.closest(FIELDS) !== null;
}

/** Null for a key that means nothing, or means something to others. */
export function meaningOf(event: KeyboardEvent): KeyMeaning | null {
  const { key, target } = event;
  if (event.defaultPrevented || event.repeat || event.isComposing) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.shiftKey && key !== '?') return null;
  if (target instanceof Element && belongsTo(target, key)) return null;
  if (document.querySelector('dialog[open]')) return null;
  if (key.length > 1) return MEANINGS[key] ?? null;
  return keysOn.value ? (MEANINGS[key] ?? { kind: 'input', key }) : null;
}
