// Texts of foreign files → texts that question files accept: no control characters, whole characters, LF line ends.
import { CONTROL } from '../source.ts';

function cleanText(text: string): { readonly text: string; readonly lost: boolean } {
  const kept = text.toWellFormed().replace(CONTROL, '');
  return { text: kept.replace(/\r\n?/g, '\n').trim(), lost: kept !== text };
}

/**
 * The same value with every text in it cleaned and trimmed, and without fields whose text is empty then; `lost` when
 * characters were removed.
 */
export function cleanTexts<T>(value: T): { readonly value: T; readonly lost: boolean } {
  let lost = false;
  const clean = (one: unknown): unknown => {
    if (typeof one === 'string') {
      const found = cleanText(one);
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
