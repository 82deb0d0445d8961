// "Did you mean": the known word that is closest to one that is not known.
import { distance } from 'fastest-levenshtein';

/** No name of a bank is longer, and comparing long texts takes the square of their length. */
const MAX_LENGTH = 200;
/** Comparisons for one bank. */
const MOST_COMPARED = 500_000;

/** The closest candidate that a slip of the keyboard explains, or null. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > MAX_LENGTH) return null;
  // One slip in three letters, at most four; for long ids, such as those that lack a prefix, a quarter.
  let best = Math.max(Math.min(4, Math.ceil(word.length / 3)), Math.floor(word.length / 4)) + 1;
  let found: string | null = null;
  const lower = word.toLowerCase();
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= best) continue;
    const steps = distance(lower, candidate.toLowerCase());
    if (steps < best) {
      best = steps;
      found = candidate;
    }
  }
  return found;
}

/** `: did you mean \`x\`?`, or the other remedy where nothing is close. */
export function didYouMean(word: string, candidates: Iterable<string>, otherwise = ''): string {
  const found = nearest(word, candidates);
  if (found !== null) return `: did you mean \`${found}\`?`;
  return otherwise === '' ? '' : `: ${otherwise}`;
}

type Names = ReadonlySet<string> | ReadonlyMap<string, unknown>;

/** `didYouMean` for a bank, in which thousands of names can be unknown: after so many comparisons, the other remedy only. */
export function createAdvice(): (word: string, names: Names, otherwise: string) => string {
  let left = MOST_COMPARED;
  return (word, names, otherwise) => {
    left -= names.size;
    return didYouMean(word, left < 0 ? [] : names.keys(), otherwise);
  };
}
