// The registry of exchange formats: a new format is one line here.
import type { Format } from '../format.ts';

export const formats: readonly Format[] = [];
