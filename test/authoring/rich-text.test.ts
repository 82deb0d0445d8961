import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdownOfPlain } from '#authoring/markdown-escape.ts';
import { htmlOf, htmlOfPlain, markdownOf, readHtml, readPlainHtml } from '#authoring/rich-text.ts';

/** White space outside preformatted text is one space to a browser. */
function shown(html: string): string {
  return html
    .split(/(<pre>[\s\S]*?<\/pre>)/)
    .map((part, at) =>
      at % 2 === 1 ? part : part.replace(/\s+/g, ' ').replace(/ ?(<[^>]*>) ?/g, '$1'),
    )
    .join('');
}

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
const plain = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' ').trim())
  .filter((text) => text !== '');

describe('plain text', () => {
  test('as Markdown it shows exactly the text, whatever signs are in it', () => {
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 3 }), (lines) => {
        const text = lines.join('\n');
        expect(readPlainHtml(htmlOf(markdownOfPlain(text))).text).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test('survives HTML', () => {
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 3 }), (paragraphs) => {
        const text = paragraphs.join('\n\n');
        expect(readPlainHtml(htmlOfPlain(text)).text).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test('the short way for one paragraph says what the parser says', () => {
    fc.assert(
      fc.property(plain, (text) => {
        const html = htmlOfPlain(text);
        expect(readHtml(html)).toEqual(readHtml(`<div>${html}</div>`));
        expect(readPlainHtml(html)).toEqual(readPlainHtml(`<div>${html}</div>`));
      }),
      { numRuns: 100 },
    );
  });

  test('prose stays as it was written', () => {
    const prose = 'A company pays 2 * 3 USD (for snake_case names), i.e. < 7 & > 5. Which is BEST?';
    expect(markdownOf(htmlOf(prose))).toBe(prose);
    expect(markdownOfPlain(prose)).toBe(prose);
  });
});

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
const document = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((blocks) => blocks.join('\n\nbetween\n\n'));

describe('Markdown', () => {
  test('through HTML and back it shows the same, and from then on is the same', () => {
    fc.assert(
      fc.property(document, (text) => {
        const back = markdownOf(htmlOf(text));
        expect(shown(htmlOf(back))).toBe(shown(htmlOf(text)));
        expect(markdownOf(htmlOf(back))).toBe(back);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['a list in a list', '- a\n  - b\n\n    c\n- d'],
    ['a numbered list that begins at 3', '3. a\n4. b'],
    ['code in a list', '- ```js\n  let a = 1;\n\n    b\n  ```\n- c'],
    ['code with a fence in it', '````\n```\n````'],
    ['a blank code span', 'the sign ` ` is a space'],
    ['a table', '| a | b |\n| --- | --- |\n| 1 \\| 2 | *x* |'],
  ])('%s stays as it was written', (_name, text) => {
    expect(markdownOf(htmlOf(text))).toBe(text);
  });
});

describe('foreign HTML', () => {
  test.each([
    ['<p>x<sup>2</sup>, H<sub>2</sub>O, a<sup>b</sup></p>', 'x², H₂O, a^(b)'],
    ['<p>Which is <u>not</u> true?</p>', 'Which is *not* true?'],
    ['<pre>a<br>b  c</pre>', '```\na\nb  c\n```'],
    ['<p>see <a href="javascript:alert(1)">here</a></p>', 'see here'],
    ['<script>alert(1)</script><style>p{}</style><p>a</p>', 'a'],
    ['a</x-turndown>b', 'ab'],
    ['<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>', '| a |\n| --- |'],
  ])('%s', (html, text) => expect(readHtml(html)).toEqual({ text, lost: [] }));

  test('a picture leaves its description, and is told as lost', () => {
    const html =
      '<p>See <img src="@@PLUGINFILE@@/a.png" alt="A *graph*"> <video src="x"></video></p>';
    expect(readHtml(html)).toEqual({
      text: 'See \\[image: A \\*graph\\*\\]',
      lost: ['an image', 'a video'],
    });
    expect(readPlainHtml(html).text).toBe('See [image: A *graph*]');
  });

  test.each([
    ['tags in tags', '<div>'.repeat(50_000)],
    ['tags that others seem to close', '<b><object></b></object>'.repeat(1500)],
    ['drawings in which cells nest', `<svg>${'<td>'.repeat(1500)}`],
    ['too many tags', '<p>'.repeat(5000)],
    ['too much of it', `<p>${'a'.repeat(1_000_000)}`],
    ['brackets', '<'.repeat(1_000_000)],
  ])('nothing is parsed of %s, and only text is left', (_name, html) => {
    for (const read of [readHtml, readPlainHtml]) {
      const { text, lost } = read(`${html} end`);
      expect(lost).toEqual(['all but the text of HTML that is too deep or too long']);
      expect(text.length).toBeLessThan(41_000);
    }
  });

  test('no HTML makes it throw', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<table>',
        '<td>',
        '<li>',
        '<ul>',
        '<pre>',
        '<code>',
        '<a href=x>',
        '<svg>',
      ),
      fc.constantFrom(
        '<textarea>',
        '<title>',
        '<plaintext>',
        '</body>',
        '<template>',
        '<!--',
        '-->',
        '<frameset>',
        '<select>',
        '&#0;',
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        readHtml(pieces.join(''));
        readPlainHtml(pieces.join(''));
      }),
      { numRuns: 100 },
    );
  });
});
