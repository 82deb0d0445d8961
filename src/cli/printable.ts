// Text of authors, learners and servers, made harmless for a terminal.

/** Control characters, line separators, the marks that turn the direction of writing, and halves of characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r' };

/** On one line, with everything that could drive a terminal or disguise text as an escape such as `\u001b`. */
export function printable(text: string): string {
  return text.replace(
    UNPRINTABLE,
    (found) => SHORT[found] ?? `\\u${(found.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
