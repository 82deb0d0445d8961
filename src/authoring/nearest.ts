// "Did you mean": the known word that is closest to one that is not known.
import { distance } from 'fastest-levenshtein';

/** The closest candidate that a slip of the keyboard explains, or null. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
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
