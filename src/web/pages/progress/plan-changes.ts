// How often the exam plan behind this screen changed, by a saved setting or because it came late: what shows it is read again.
import { signal } from '@preact/signals';

export const planChanges = signal(0);
