// How much two texts of an author are alike: read the same but for a slip, or share words. No meaning is guessed here.
import { normaliseAnswer } from './normalise.ts';

/** Shortest word in which a slip is taken for one; in shorter ones a letter makes another word. */
const SLIP_LETTERS = 5;
/** One slip in so many words; more are no slips. */
const WORDS_PER_SLIP = 10;
/** Words of fewer letters are in every text. */
const TELLING_LETTERS = 4;
/** So many letters of a word tell it from others, whatever its ending: fine-tune, fine-tuned. */
const STEM_LETTERS = 6;

const WORD = /[\p{L}\p{N}]+/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const EDGES = /^[("'[*_`]+|[)"'\].,;:!?*_`]+$/g;

/** The words as read: no letter case, no punctuation of sentences, no emphasis, a hyphen is a space. */
function readWords(text: string): string[] {
  return normaliseAnswer(text)
    .replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
    .split(' ')
    .map((word) => word.replace(EDGES, ''))
    .filter((word) => word !== '');
}

/** One letter more, less or other, or two neighbours swapped; the first letter is never the slip. */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < SLIP_LETTERS || /\p{N}/u.test(a + b)) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (start === 0) return false;
  return Math.max(x.length, y.length) <= 1 || (x.length === 2 && x === y[1] + (y[0] ?? ''));
}

/**
 * True for texts that differ in letter case, white space, punctuation, quotes, emphasis, hyphens, or a slip of the
 * keyboard in one word of ten. Numbers and short words never slip.
 */
export function readsAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [readWords(one), readWords(other)];
  if (a.join('') === b.join('')) return true;
  if (a.length !== b.length) return false;
  const changed = a.flatMap((word, at) => (word === b[at] ? [] : [[word, b[at] ?? ''] as const]));
  const allowed = Math.max(1, Math.floor(a.length / WORDS_PER_SLIP));
  return changed.length <= allowed && changed.every(([word, now]) => isSlip(word, now));
}

/**
 * What a text is about, for comparing: its longer words and its numbers, each cut to its first letters; where words are
 * written without spaces, pairs of characters.
 */
export function tellingWords(text: string): Set<string> {
  const words = text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
  return new Set(
    words.flatMap((word) => {
      if (UNSPACED.test(word)) {
        const signs = [...word];
        return signs.map((sign, at) => sign + (signs[at + 1] ?? ''));
      }
      const tells = word.length >= TELLING_LETTERS || /\p{N}/u.test(word);
      return tells ? [word.slice(0, STEM_LETTERS)] : [];
    }),
  );
}

/** How many members two sets share. */
export function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of few) if (many.has(one)) shared += 1;
  return shared;
}

/** Dice's coefficient, 0–1: twice what is shared by what there is; not for two empty sets. */
export function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return (2 * overlap(one, other)) / (one.size + other.size);
}

/** Fewest words of which half can say that one option was written anew from another. */
const REWORDED_WORDS = 5;

/** From this continuity on, two texts read alike. */
export const READS_ALIKE = 2;

/**
 * How surely a short text is another wording of the same: 2 when they read alike, else 0–1 by the words they share; 0
 * where too little is shared to say so. A name that grew ("SageMaker", "SageMaker AI") continues; one that took
 * another word in place of its own ("Bedrock Agents", "Bedrock Guardrails") does not.
 */
export function continuity(one: string, other: string): number {
  if (readsAlike(one, other)) return READS_ALIKE;
  const [a, b] = [new Set(readWords(one)), new Set(readWords(other))];
  if (a.size === 0 || b.size === 0) return 0;
  const share = shareOf(a, b);
  const fewer = Math.min(a.size, b.size);
  const isSaid = overlap(a, b) === fewer || (fewer >= REWORDED_WORDS && share >= 0.5);
  return isSaid ? share : 0;
}
