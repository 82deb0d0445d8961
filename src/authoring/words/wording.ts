// When two texts of an author say the same to a learner.

// Punctuation of sentences, where it does not belong to a word: C++, 1.5, -1 and .NET stay what they are.
const OPENING = '("\'“”‘’[';
const CLOSING = '.,;:!?)"\'“”‘’]';

const ASCII = /^[ -~\s]*$/;

/** A word without the signs around it. */
function bare(word: string): string {
  let from = 0;
  let to = word.length;
  while (from < to && OPENING.includes(word.charAt(from))) from += 1;
  while (to > from && CLOSING.includes(word.charAt(to - 1))) to -= 1;
  return word.slice(from, to);
}

/** Equal for texts that differ only in letter case, white space, hyphens and punctuation; code is compared as it is. */
export function sameWording(text: string): string {
  // Plain English is composed already, and asking costs more than looking.
  const plain = (ASCII.test(text) ? text : text.normalize('NFKC')).trim();
  if (plain.includes('`')) return plain;
  const lower = plain.toLowerCase();
  // Looking behind at each letter is slow, and most texts have nothing to find.
  const joined = /[-‐–]/.test(lower) ? lower.replace(/(?<=\p{L})[-‐–](?=\p{L})/gu, ' ') : lower;
  return joined
    .split(/\s+/)
    .map(bare)
    .filter((word) => word !== '')
    .join(' ');
}

const PREFIX = 12;

/** The first letters of a plain English text, which are alike where the wording is; null where nobody can say. */
function firstLetters(text: string): string | null {
  if (!ASCII.test(text)) return null;
  let letters = '';
  for (let at = 0; at < text.length && letters.length < PREFIX; at += 1) {
    const letter = text.charAt(at);
    if (/[a-z]/i.test(letter)) letters += letter.toLowerCase();
  }
  return letters;
}

/** For each text the place of the first one before it that says the same, or -1. */
export function firstWithSameWording(texts: readonly string[]): number[] {
  const letters = texts.map(firstLetters);
  // Most lists have nothing to compare.
  if (!letters.includes(null) && new Set(letters).size === texts.length) return texts.map(() => -1);
  const first = new Map<string, number>();
  return texts.map((text, at) => {
    const wording = sameWording(text);
    const before = first.get(wording);
    if (before === undefined) first.set(wording, at);
    return before ?? -1;
  });
}
