// The keys of a session: they mean something anywhere on the screen but where somebody types, presses a button, or is in a dialog.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isForScreen } from '../../practice/key-press.ts';
import { keysOn } from '../../practice/keys-on.ts';

/** Null for a key that means nothing here. */
function meant(event: KeyboardEvent): string | null {
  const { key } = event;
  if (!isForScreen(event)) return null;
  return key === 'Enter' || (key.length === 1 && keysOn.value) ? key : null;
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
