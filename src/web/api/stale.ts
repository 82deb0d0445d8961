// What makes everything that is shown be read again: something else than this screen changed what it shows.
import { signal } from '@preact/signals';

/** Each value is one reason to read again. */
export const readings = signal(0);

export function readAgain(): void {
  readings.value += 1;
}
