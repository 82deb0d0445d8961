// Which of the things on the screen a key means.
const LETTERS = 'abcdef';

/** Place from 0: `1` and `a` mean the first; null for other keys, and for places that there are not. */
export function placeOf(key: string, count: number): number | null {
  const place = /^[1-9]$/.test(key) ? Number(key) - 1 : LETTERS.indexOf(key);
  return key.length === 1 && place >= 0 && place < count ? place : null;
}
