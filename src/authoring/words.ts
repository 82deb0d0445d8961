// Texts as words, for the rules that compare wordings.

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

/** The words of a text in lower case, in order. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** True when the words of the phrase stand in the text side by side. */
export function mentions(text: string, phrase: string): boolean {
  return ` ${wordsOf(text).join(' ')} `.includes(` ${wordsOf(phrase).join(' ')} `);
}

/** The different words of a text in lower case that carry a meaning by themselves. */
export function contentWords(text: string): Set<string> {
  return new Set(wordsOf(text).filter((word) => !FUNCTION_WORDS.has(word)));
}

/** Each run of `length` words that follow each other. */
export function runsOf(text: string, length: number): Set<string> {
  const words = wordsOf(text);
  const starts = Math.max(0, words.length - length + 1);
  return new Set(Array.from({ length: starts }, (_, at) => words.slice(at, at + length).join(' ')));
}

export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of few) if (many.has(one)) shared++;
  return shared;
}

/** Jaccard similarity, 0 to 1: shared members among all members. Two empty sets have nothing in common. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = overlap(a, b);
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

/** The last sentence of a stem, without an instruction such as "(Select TWO.)" behind it. */
export function questionSentence(stem: string): string {
  const plain = stem.trim().replace(/\s*\(Select [A-Z]+\.\)$/, '');
  return plain.split(/(?<=[.!?:])\s+/).at(-1) ?? plain;
}

/** The words of the text that are in the list, as written there. */
export function wordsIn(text: string, list: ReadonlySet<string>): string[] {
  return wordsOf(text).filter((word) => list.has(word));
}
