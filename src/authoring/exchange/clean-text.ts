// Texts → texts that question files and every format accept: no control characters, whole characters, LF line ends.

// As in source.ts: Tab, LF and CR are text; U+FFFE and U+FFFF are no characters. XML 1.0 allows all that is left.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;

function cleanText(
  text: string,
  instead: string,
): { readonly text: string; readonly lost: boolean } {
  const kept = text.toWellFormed().replace(REFUSED, instead);
  return { text: kept.replace(/\r\n?/g, '\n').trim(), lost: kept !== text };
}

/**
 * The same value with every text in it cleaned and trimmed, and without fields whose text is empty then; `lost` when
 * there were characters that `instead` stands for now.
 */
export function cleanTexts<T>(
  value: T,
  instead = '',
): { readonly value: T; readonly lost: boolean } {
  let lost = false;
  const clean = (one: unknown): unknown => {
    if (typeof one === 'string') {
      const found = cleanText(one, instead);
      lost ||= found.lost;
      return found.text;
    }
    if (Array.isArray(one)) return one.map(clean);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(
      Object.entries(one).flatMap(([name, field]) => {
        const cleaned = clean(field);
        return cleaned === '' || cleaned === undefined ? [] : [[name, cleaned]];
      }),
    );
  };
  return { value: clean(value) as T, lost };
}
