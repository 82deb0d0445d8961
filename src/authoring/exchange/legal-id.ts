// Words of a foreign file → ids that question files accept: the same words, the same id, whatever stands around them.
import { createHash } from 'node:crypto';

/** Leaves room below the 80 characters of an id for what tells two of them apart. */
const MAX_WORDS = 60;

/** Letters that no decomposition turns into plain ones. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

function fingerprint(text: string): string {
  return createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 8);
}

function cutAtWord(slug: string): string {
  if (slug.length <= MAX_WORDS) return slug;
  const end = slug.lastIndexOf('-', MAX_WORDS);
  return slug.slice(0, end > 0 ? end : MAX_WORDS);
}

/**
 * An id of lower-case letters, digits and hyphens; a text that is one already stays as it is. Where letters get lost
 * (other scripts, long texts) a fingerprint of the text is added, so that different words keep different ids.
 */
export function legalId(text: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,79}$/.test(text)) return text;
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßæøœłđðþ]/gu, (found) => PLAIN[found] ?? found);
  const slug = letters.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const words = cutAtWord(slug);
  const lost = words.length < slug.length || /(?![a-z0-9])[\p{L}\p{N}]/u.test(letters);
  if (words === '') return `q-${fingerprint(text)}`;
  return lost ? `${words}-${fingerprint(text)}` : words;
}

/**
 * Gives the id itself, or where it is taken the id with a fingerprint of `text`, or with a number where that is taken too.
 * What is taken stays taken: numbers are not tried again, as a file may hold one question twenty thousand times.
 */
export function createFreeIds(
  isTaken: (id: string) => boolean,
): (id: string, text: string) => string {
  const numbers = new Map<string, number>();
  return (id, text) => {
    if (!isTaken(id)) return id;
    const marked = `${cutAtWord(id)}-${fingerprint(text)}`;
    for (let number = numbers.get(marked) ?? 1; ; number += 1) {
      const candidate = number === 1 ? marked : `${marked}-${number}`;
      if (isTaken(candidate)) continue;
      numbers.set(marked, number);
      return candidate;
    }
  };
}
