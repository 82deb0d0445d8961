// Common random numbers: the same uniform for the same place, whatever else a run draws.

/** Uniform in [0, 1), fixed by the whole numbers it is drawn for: MurmurHash3 (32 bits) over them. */
export function uniform(...place: readonly number[]): number {
  let state = 0x2545f491;
  for (const number of place) {
    let word = Math.imul(number, 0xcc9e2d51);
    word = Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    state ^= word;
    state = (Math.imul((state << 13) | (state >>> 19), 5) + 0xe6546b64) | 0;
  }
  state = Math.imul(state ^ (state >>> 16) ^ place.length, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32;
}

/** Standard normal for the place (Box–Muller). */
export function normal(...place: readonly number[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform(...place, 1)));
  return radius * Math.cos(2 * Math.PI * uniform(...place, 2));
}
