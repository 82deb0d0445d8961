// Runs of words that follow each other, found again in other texts: in time proportional to the words that are read.

export type RunIndex<T> = {
  /** Remembers each run of these words; `create` gives the value of one that is new. */
  add(words: readonly string[], create: () => T): void;
  /** The first run of these words that is remembered and whose value pleases. */
  find(words: readonly string[], pleases: (value: T) => boolean): { run: string; value: T } | null;
};

const BASE = 0x01000193;

/** A number that tells most words apart. */
function shapeOf(word = ''): number {
  return (word.charCodeAt(0) << 12) ^ (word.charCodeAt(word.length - 1) << 5) ^ word.length;
}

/**
 * Calls `look` with the start and the number of each run, until it returns true. Two runs can have one number, which
 * spares joining the texts of all others (a rolling hash: Karp and Rabin, 1987).
 */
function eachRun(
  words: readonly string[],
  length: number,
  look: (at: number, number: number) => boolean,
): void {
  let power = 1;
  for (let at = 1; at < length; at += 1) power = Math.imul(power, BASE);
  let number = 0;
  for (let end = 0; end < words.length; end += 1) {
    const gone = end - length;
    if (gone >= 0) number = (number - Math.imul(shapeOf(words[gone]), power)) | 0;
    number = (Math.imul(number, BASE) + shapeOf(words[end])) | 0;
    if (gone >= -1 && look(gone + 1, number)) return;
  }
}

/** An empty index of the runs of `length` words. */
export function createRunIndex<T>(length: number): RunIndex<T> {
  const numbers = new Set<number>();
  const values = new Map<string, T>();
  const runAt = (words: readonly string[], at: number) => words.slice(at, at + length).join(' ');
  return {
    add(words, create) {
      eachRun(words, length, (at, number) => {
        const run = runAt(words, at);
        numbers.add(number);
        if (!values.has(run)) values.set(run, create());
        return false;
      });
    },
    find(words, pleases) {
      let found: { run: string; value: T } | null = null;
      eachRun(words, length, (at, number) => {
        if (!numbers.has(number)) return false;
        const run = runAt(words, at);
        const value = values.get(run);
        if (value === undefined || !pleases(value)) return false;
        found = { run, value };
        return true;
      });
      return found;
    },
  };
}
