// How many columns a text takes in a terminal, and where it may be cut.

const CLUSTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** East Asian wide characters and emoji take two columns (Unicode UAX 11, in its usual approximation by script). */
const WIDE =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\ufe0f/u;
const NARROW_ONLY = /^[\x20-\x7e]*$/;

/** What a reader sees as one character each: never cut a text inside one. */
export function clustersOf(text: string): string[] {
  return Array.from(CLUSTERS.segment(text), ({ segment }) => segment);
}

export function columnsOf(text: string): number {
  if (NARROW_ONLY.test(text)) return text.length;
  return clustersOf(text).reduce((sum, one) => sum + (WIDE.test(one) ? 2 : 1), 0);
}

/** The end of a text that fits into so many columns. */
export function tailOf(text: string, columns: number): string {
  const clusters = clustersOf(text);
  let [from, width] = [clusters.length, 0];
  for (; from > 0; from -= 1) {
    width += columnsOf(clusters[from - 1] ?? '');
    if (width > columns) break;
  }
  return clusters.slice(from).join('');
}
