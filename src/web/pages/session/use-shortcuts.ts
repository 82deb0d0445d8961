// The keys of a session: they mean something anywhere on the screen but where somebody types, presses a button, or is in a dialog.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { keysOn } from './keys.ts';

const FIELDS = 'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])';
/** What does something of its own at Enter. */
const PRESSED = 'button:not([data-enter]), a[href], summary, select, textarea';

/** Null for a key that is somebody else's business. */
function meant(event: KeyboardEvent): string | null {
  const { key, target } = event;
  if (event.defaultPrevented || event.repeat || event.isComposing) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (document.querySelector('dialog[open]')) return null;
  const at = target instanceof Element ? target : document.body;
  if (key === 'Enter') return at.closest(PRESSED) || event.shiftKey ? null : key;
  if (key.length !== 1 || !keysOn.value || at.closest(FIELDS)) return null;
  // A question mark needs Shift on many keyboards; letters with it are not meant.
  return event.shiftKey && key !== '?' ? null : key;
}

/** `act` says whether the key meant something. */
export function useShortcuts(act: (key: string) => boolean): void {
  const newest = useRef(act);
  newest.current = act;
  // As soon as the question stands: a key that is pressed at once is not lost.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = meant(event);
      if (key !== null && newest.current(key)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
