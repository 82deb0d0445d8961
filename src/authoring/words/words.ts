// Texts as words, for the rules that compare wordings.
import { overlap } from '#core/question/likeness.ts';

const WORD = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu;

/** Little words that any two texts share. */
const FUNCTION_WORDS = new Set(
  (
    'a about after all already also an and any are as at be because been before between both but by can do does ' +
    'during each either for from had has have how if in into is it its itself more must no nor not of on once one ' +
    'only or other out over own per same should since so some such than that the their them then there these they ' +
    'this those through to under until up was were what when where which while who whose will with within without would'
  ).split(' '),
);

type Read = {
  readonly words: readonly string[];
  readonly line: string;
  content: ReadonlySet<string> | null;
};

/** The texts that were read last, since many rules look at the same few one after another. */
const MOST_REMEMBERED = 1024;
const remembered = new Map<string, Read>();

function read(text: string): Read {
  const known = remembered.get(text);
  if (known) return known;
  const words = text.toLowerCase().match(WORD) ?? [];
  const found = { words, line: ` ${words.join(' ')} `, content: null };
  if (remembered.size === MOST_REMEMBERED) remembered.clear();
  remembered.set(text, found);
  return found;
}

/** The words of a text in lower case, in order. */
export function wordsOf(text: string): readonly string[] {
  return read(text).words;
}

/** True when the words of the phrase stand in the text side by side. */
export function mentions(text: string, phrase: string): boolean {
  return read(text).line.includes(read(phrase).line);
}

/** The different words of a text in lower case that carry a meaning by themselves. */
export function contentWords(text: string): ReadonlySet<string> {
  const known = read(text);
  known.content ??= new Set(known.words.filter((word) => !FUNCTION_WORDS.has(word)));
  return known.content;
}

/** Gives equal keys equal numbers, from 0 on: runs of words are compared faster as numbers than as texts. */
export function createNumbering(): (key: string | number) => number {
  const known = new Map<string | number, number>();
  return (key) => {
    const found = known.get(key) ?? known.size;
    if (found === known.size) known.set(key, found);
    return found;
  };
}

/** Jaccard similarity, 0 to 1: shared members among all members. Two empty sets have nothing in common. */
export function similarity<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const shared = overlap(a, b);
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

/** The last sentence of a stem, without an instruction such as "(Select TWO.)" behind it. */
export function questionSentence(stem: string): string {
  const plain = stem
    .trim()
    .replace(/\(Select [A-Z]+\.\)$/, '')
    .trimEnd();
  return plain.split(/(?<=[.!?:])\s+/).at(-1) ?? plain;
}

/** The words of the text that are in the list, as written there. */
export function wordsIn(text: string, list: ReadonlySet<string>): string[] {
  return wordsOf(text).filter((word) => list.has(word));
}
