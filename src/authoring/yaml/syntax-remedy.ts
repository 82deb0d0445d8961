// What an author can do about a sentence of the YAML library, which speaks to developers.

/** Levels of lists and groups in a file. */
export const MAX_DEPTH = 32;

/** What the library says → what an author can do about it. Each of its sentences fits one: parse.test.ts. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/directive|YAML version|declared suffix/, 'delete the lines that start with %'],
  [/\b(tag|alias|anchor)\b/, 'quote a text that starts with !, & or *'],
  [/nesting exceeded/, `nest at most ${MAX_DEPTH} levels`],
  [/tab characters/, 'indent with spaces'],
  [/non-printable|JSON character/, 'delete the control character'],
  [/escape|hexadecimal/, 'write \\\\ for a backslash in double quotes, or use single quotes'],
  [
    /block scalar|chomping|width identifier|line break/,
    'write | or > alone behind the colon, and the text below it, indented',
  ],
  [/multiline key/, 'write each key on one line, and close the quotes above'],
  [/':' after a mapping key/, 'write `name: value`, and indent a text that goes on over lines'],
  [/whitespace character/, 'write a space behind the colon'],
  [
    /flow collection|the node content/,
    'close every [ and {, keep one comma between entries, and quote a text that contains one of , [ ] { }',
  ],
  [/deficient indentation/, 'close the quotes or brackets above, or indent this line'],
  [/quoted scalar/, 'close the quotes'],
  [
    /bad indentation|the stream or a document|read a document/,
    'indent with spaces only, and quote a text that contains ": " or " #" or starts with a sign such as @, ` or %',
  ],
];

/** What to do about a sentence of the library; null for one that it never said before. */
export function syntaxRemedy(reason: string): string | null {
  return REMEDIES.find(([pattern]) => pattern.test(reason))?.[1] ?? null;
}

/** What the library calls bad indentation is mostly one of these slips; null for any other. */
export function slipAt(text: string, at: number): string | null {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  // A field that is too deep is read as the end of the text above it.
  if (/^ *(- +)*[\w-]*$/.test(before))
    return 'this line stands further in or out than the lines that it belongs to: indent it like them, with spaces only';
  if (text[at] === ':')
    return 'this text is read as a second `name: value`: quote a text that contains ": "';
  if (/["'] *$/.test(before))
    return 'this text goes on behind its closing quote: quote all of it, the other way where it contains quotes';
  return null;
}
