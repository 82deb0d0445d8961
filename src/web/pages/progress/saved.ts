// How often settings were saved on this screen: what depends on them is read again.
import { signal } from '@preact/signals';

export const timesSaved = signal(0);
