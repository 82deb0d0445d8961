// What a typed answer is compared by: its text without the accidents of typing. No pattern of an author is ever run.

/** The quotes and dashes that keyboards put in by themselves, as plain ones. */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '–': '-',
  '—': '-',
};

/**
 * Compatibility forms composed (NFKC), lower case, plain quotes and dashes, white space collapsed and trimmed, sentence
 * punctuation at the end removed. Applying it twice changes nothing. A `#`, `+` or `%` at the end stays: C# is not C.
 */
export function normaliseAnswer(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[‘’“”‐–—]/gu, (found) => PLAIN[found] ?? found)
    .replace(/\s+/gu, ' ')
    .replace(/[ .,;:!?。、]+$/u, '')
    .trimStart();
}
