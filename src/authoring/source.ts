// Bytes of a bank file → text, or the reason why they are not text. Strict UTF-8; a byte order mark and CRLF are fine.
import type { Problem } from '#core/base/problem.ts';
import { createLineIndex } from './yaml/line-index.ts';

export const MAX_FILE_BYTES = 1_048_576;

/** Of one kind of wrong character, so many are named; a binary file would name a million. */
const MAX_NAMED = 10;

const SAVE_AS_UTF8 = 'save the file as UTF-8';
/** What question files refuse. Tab, LF, CR and NEL are text; U+FFFE and U+FFFF are no characters. */
export const CONTROL = /[[\p{Cc}\ufffe\uffff]--[\t\n\r\u0085]]/gv;

export type DecodedSource =
  | { readonly text: string; readonly problems: readonly [] }
  | { readonly text: null; readonly problems: readonly Problem[] };

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  // Without a mark: every other byte of plain English is 0.
  const sample = bytes.subarray(0, 64);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  return (
    sample.length >= 4 && Math.max(even, odd) > sample.length * 0.4 && Math.min(even, odd) === 0
  );
}

/** Length of the longest start of the bytes that is UTF-8, as text. */
function validStart(bytes: Uint8Array): string {
  const decode = (end: number): string | null => {
    try {
      // With `stream`, a character that is cut off at the end is no error.
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), {
        stream: true,
      });
    } catch {
      return null;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (decode(middle) === null) high = middle - 1;
    else low = middle;
  }
  return decode(low) ?? '';
}

function unify(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * The text of a file with LF line ends and without a byte order mark, or problems of rule `encoding` or `limit`.
 * `mostBytes` is a whole number of MiB.
 */
export function decodeSource(
  file: string,
  bytes: Uint8Array,
  mostBytes = MAX_FILE_BYTES,
  allowed: 'text' | 'any characters' = 'text',
): DecodedSource {
  const wrong = (rule: string, message: string, before = ''): Problem => {
    const { line, column } = createLineIndex(before)(before.length);
    return { file, line, column, level: 'error', rule, message, id: null };
  };
  if (bytes.length > mostBytes) {
    const message = `this file has more than ${mostBytes / MAX_FILE_BYTES} MiB: split it into several files`;
    return { text: null, problems: [wrong('limit', message)] };
  }
  if (isUtf16(bytes)) {
    return { text: null, problems: [wrong('encoding', `this file is UTF-16: ${SAVE_AS_UTF8}`)] };
  }
  let text: string;
  try {
    text = unify(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const before = unify(validStart(bytes));
    return {
      text: null,
      problems: [wrong('encoding', `these bytes are not UTF-8: ${SAVE_AS_UTF8}`, before)],
    };
  }
  if (allowed === 'any characters') return { text, problems: [] };
  const controls = text.match(CONTROL)?.length ?? 0;
  const problems: Problem[] = [];
  for (const { 0: character, index } of controls > 0 ? text.matchAll(CONTROL) : []) {
    if (problems.length === MAX_NAMED) break;
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const more = problems.length === MAX_NAMED - 1 ? controls - MAX_NAMED : 0;
    const rest = more > 0 ? `, and ${more} more after it` : '';
    const message = `control character U+${code}${rest}: delete it`;
    problems.push(wrong('encoding', message, text.slice(0, index)));
  }
  if (problems.length > 0) return { text: null, problems };
  return { text, problems: [] };
}
