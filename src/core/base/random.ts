// Randomness as an argument: keyed, reproducible bytes, and shuffles without bias. No ambient source.
import { hmacSha256 } from './hmac.ts';

/** Returns uniform integers in [0, bound), bound 1 to 2^32. */
export type RandomInt = (bound: number) => number;

/**
 * A reproducible source: HMAC-SHA256(key, label ‖ counter), read as 32-bit words with rejection sampling,
 * so every value below the bound is exactly equally likely for a random key.
 */
export function keyedRandom(key: Uint8Array, label: string): RandomInt {
  let block: Buffer = Buffer.alloc(0);
  let offset = 0;
  let counter = 0;
  const word = (): number => {
    if (offset + 4 > block.length) {
      block = hmacSha256(key, `${label}\0${counter}`);
      counter += 1;
      offset = 0;
    }
    const value = block.readUInt32BE(offset);
    offset += 4;
    return value;
  };
  return (bound) => {
    const limit = 2 ** 32 - (2 ** 32 % bound);
    let value = word();
    while (value >= limit) value = word();
    return value % bound;
  };
}

/** A number from the open interval (0, 1), in steps of 2^-32. */
export function uniform(random: RandomInt): number {
  return (random(2 ** 32) + 0.5) / 2 ** 32;
}

/** Fisher–Yates: a new array in which every order is equally likely. */
export function shuffle<T>(items: readonly T[], random: RandomInt): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = random(last + 1);
    const moved = result[last] as T;
    result[last] = result[other] as T;
    result[other] = moved;
  }
  return result;
}
