// Plain text → Markdown that shows exactly this text; what no renderer would take for a mark stays as it is.

/** An asterisk between spaces is a sign of multiplication, and an underscore inside a word belongs to the word. */
const INLINE = /[\\`[\]]|(?<!\s)\*|\*(?!\s)|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|~(?=~)/gu;

/** An address in angle brackets would become a link, and `&lt;` a sign. */
const AUTOLINK = /<(?=[a-z][a-z0-9+.-]{1,31}:|[^\s<>@]+@)/gi;
const ENTITY = /&(?=#|[a-z][a-z0-9]*;)/gi;

/** What makes a heading, a quote, a list, a rule, a fence or a table at the start of a line. */
const STARTS: readonly (readonly [RegExp, string])[] = [
  [/^([ \t]*)(#{1,6})(?=\s|$)/, '$1\\$2'],
  [/^([ \t]*)([>+|=:-])/, '$1\\$2'],
  [/^([ \t]*)\*(?=\s|$)/, '$1\\*'],
  [/^([ \t]*)(\d{1,9})([.)])(?=\s|$)/, '$1$2\\$3'],
];

/** One line of text, which may begin anywhere in its paragraph. */
export function escapeMarkdown(text: string): string {
  const inline = text
    .replace(INLINE, (found) => found.replace(/./gsu, '\\$&'))
    .replace(AUTOLINK, '\\<')
    .replace(ENTITY, '\\&')
    .replace(/!$/, '\\!');
  return STARTS.reduce((line, [mark, escaped]) => line.replace(mark, escaped), inline);
}

/** Plain text as people type it: its lines stay lines, and an empty line parts paragraphs. */
export function markdownOfPlain(text: string): string {
  const paragraphs = text.trim().split(/\n[ \t]*\n\s*/);
  return paragraphs
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => escapeMarkdown(line.trim()))
        .join('  \n'),
    )
    .join('\n\n');
}
