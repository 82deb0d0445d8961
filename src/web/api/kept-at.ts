// Which values were not read just now but stand in for a reply that did not come, and since when.
import { computed, signal } from '@preact/signals';

/** Says when a reply that stands in for another one was given. */
export const KEPT_AT = 'x-kept-at';

const since = new WeakMap<object, string>();

/** Gives the value back, known by when it was said if the headers tell. */
export function rememberKept<T>(value: T, headers: Headers): T {
  const at = headers.get(KEPT_AT);
  if (at !== null && typeof value === 'object' && value !== null) since.set(value, at);
  return value;
}

/** The instant (ISO) that a value is as of, or null when it was read just now. Of several together the oldest. */
export function keptAt(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const parts = [value, ...Object.values(value)].filter((part) => typeof part === 'object');
  const known = parts.flatMap((part) => (part && since.get(part)) ?? []);
  return known.sort()[0] ?? null;
}

const shown = signal<readonly string[]>([]);

/** The oldest instant (ISO) that something on the screen is as of; null when all of it was read just now. */
export const shownSince = computed(() => [...shown.value].sort()[0] ?? null);

/** Tells that a value as of `at` is on the screen, until what it gives is called. */
export function showKept(at: string): () => void {
  shown.value = [...shown.value, at];
  return () => {
    const place = shown.value.indexOf(at);
    shown.value = shown.value.filter((_, other) => other !== place);
  };
}
