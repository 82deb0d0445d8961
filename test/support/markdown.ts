// Markdown and plain text as authors may write it, with every sign that could be taken for a mark.
import fc from 'fast-check';
import { markdownOfPlain } from '#authoring/exchange/markdown-escape.ts';

const word = fc.oneof(
  fc.constantFrom(
    'Amazon',
    'S3',
    'a_b',
    '__init__',
    '2 * 3',
    '*',
    '**',
    '_',
    '`',
    '~~',
    '[x]',
    '](y)',
    '!',
    '\\',
  ),
  fc.constantFrom(
    '<b>',
    '<http://a.b>',
    'a@b.c',
    '<a@b.c>',
    '&',
    '&lt;',
    '&#65;',
    ']]>',
    '{{',
    '$x$',
    '…',
    'é',
    '😀',
  ),
  fc.constantFrom(
    '#',
    '# x',
    '1.',
    '1)',
    '-',
    '+',
    '>',
    '===',
    '---',
    '|',
    ':-',
    '~~~',
    '12',
    'a',
    'ß',
  ),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 4 })
    .map((text) => text.replace(/[\s\p{C}\p{Z}]/gu, 'u')),
);
/** One line without white space that HTML would not keep. */
export const plain = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' ').trim())
  .filter((text) => text !== '');

const safe = plain.map(markdownOfPlain);
const code = fc.constantFrom('x = 1', '`', 'a  b', '<b>&amp;', '``` x', ' y', ']]>', '\\*');
const span = fc.oneof(
  { weight: 4, arbitrary: safe },
  safe.map((text) => `*x ${text} y*`),
  safe.map((text) => `**x ${text} y**`),
  safe.map((text) => `~~x ${text} y~~`),
  safe.map((text) => `[x ${text} y](https://example.org/a_b?c=d&e "t")`),
  code.map((text) => `\`\`\`\` ${text} \`\`\`\``),
);
const inline = fc
  .array(span, { minLength: 1, maxLength: 4 })
  .map((spans) => `w ${spans.join(' ')} w`);
const indent = (text: string, by: string) => text.replace(/\n(?=[^\n])/g, `\n${by}`);

type Item = { text: string; inner: Item[]; numbered: boolean };
const { items } = fc.letrec<{ items: Item[] }>((tie) => ({
  items: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Item[]>([]),
    fc.array(fc.record({ text: inline, inner: tie('items'), numbered: fc.boolean() }), {
      maxLength: 3,
    }),
  ),
}));

/** Inside another list, only one that starts from 1 follows text without an empty line between. */
function listOf(all: readonly Item[], start: number | null): string {
  return all
    .map(({ text, inner, numbered }, at) => {
      const mark = start === null ? '- ' : `${start + at}. `;
      const below = listOf(inner, numbered ? 1 : null);
      return mark + indent(below === '' ? text : `${text}\n${below}`, ' '.repeat(mark.length));
    })
    .join('\n');
}

const block = fc.oneof(
  inline,
  fc.array(inline, { minLength: 2, maxLength: 3 }).map((lines) => lines.join('  \n')),
  inline.map((text) => `## ${text}`),
  fc
    .array(code, { minLength: 1, maxLength: 3 })
    .map((lines) => `~~~~ python\n${lines.join('\n')}\n~~~~`),
  fc
    .tuple(items, fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }))
    .map(([all, start]) => listOf(all, start) || 'x'),
  fc
    .array(inline, { minLength: 1, maxLength: 2 })
    .map((all) => `> ${indent(all.join('\n\n'), '> ').replace(/\n\n/g, '\n>\n')}`),
  fc.constant('---'),
  fc
    .array(fc.tuple(safe, span), { minLength: 2, maxLength: 3 })
    .map((rows) =>
      rows.map(
        (row) =>
          `| ${row.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\\\\|', '\\|')).join(' | ')} |`,
      ),
    )
    .map(([head = '', ...rows]) => [head, '| --- | --- |', ...rows].join('\n')),
);
/** What a stem may hold; the paragraph between keeps two lists from being one. */
export const document = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((blocks) => blocks.join('\n\nbetween\n\n'));
