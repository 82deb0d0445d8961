// Runs of words that follow each other, found again in other texts: in time proportional to the words that are read.

export type RunIndex<T> = {
  /** Remembers each run of these words; `create` gives the value of one that is new. */
  add(words: readonly string[], create: () => T): void;
  /** The first run of these words that is remembered and whose value pleases. */
  find(words: readonly string[], pleases: (value: T) => boolean): { run: string; value: T } | null;
};

/** Two runs with one number are told apart by their texts; a number that is not there spares joining a text. */
function numberOf(words: readonly string[], from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const word = words[at] ?? '';
    const shape =
      (word.charCodeAt(0) << 12) ^ (word.charCodeAt(word.length - 1) << 5) ^ word.length;
    number = (Math.imul(number, 0x01000193) ^ shape) | 0;
  }
  return number;
}

/** An empty index of the runs of `length` words. */
export function createRunIndex<T>(length: number): RunIndex<T> {
  const numbers = new Set<number>();
  const values = new Map<string, T>();
  const runAt = (words: readonly string[], at: number) => words.slice(at, at + length).join(' ');
  return {
    add(words, create) {
      for (let at = 0; at + length <= words.length; at += 1) {
        const run = runAt(words, at);
        numbers.add(numberOf(words, at, at + length));
        if (!values.has(run)) values.set(run, create());
      }
    },
    find(words, pleases) {
      for (let at = 0; at + length <= words.length; at += 1) {
        if (!numbers.has(numberOf(words, at, at + length))) continue;
        const run = runAt(words, at);
        const value = values.get(run);
        if (value !== undefined && pleases(value)) return { run, value };
      }
      return null;
    },
  };
}
