// What stands in a control that is being used: ahead of the setting it changes, until that is refused or changed elsewhere.
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export type Draft<T> = {
  readonly shown: T;
  readonly show: (value: T) => void;
  readonly control: RefObject<HTMLInputElement | null>;
};

/**
 * While somebody types or holds an arrow key the echo of what was sent before would set them back, so a control with
 * the focus follows `value` only when its last change was refused.
 */
export function useDraft<T>(value: T, isRefused: boolean | undefined): Draft<T> {
  const [shown, show] = useState(value);
  const control = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (document.activeElement !== control.current) show(value);
  }, [value]);
  useEffect(() => {
    if (isRefused) show(value);
  }, [isRefused]);
  return { shown, show, control };
}
