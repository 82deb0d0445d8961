// Single keys that answer and lead on, for who wants them: kept in this browser.
import { signal } from '@preact/signals';

const KEY = 'trapwise.keys';

/** Off for people whose software types letters that they did not mean (WCAG 2.1.4). */
export const keysOn = signal(localStorage.getItem(KEY) !== 'off');

export function setKeys(on: boolean): void {
  localStorage.setItem(KEY, on ? 'on' : 'off');
  keysOn.value = on;
}
