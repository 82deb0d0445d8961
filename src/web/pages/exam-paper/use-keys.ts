// Keys for the whole paper, wherever the focus is.
import { useEffect, useRef } from 'preact/hooks';
import { type KeyMeaning, meaningOf } from './keys.ts';

/** `act` says whether it did something; then the browser does nothing with the key. */
export function useKeys(act: (meaning: KeyMeaning) => boolean): void {
  const acting = useRef(act);
  acting.current = act;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const meaning = meaningOf(event);
      if (meaning && acting.current(meaning)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
