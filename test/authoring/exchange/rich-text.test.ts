import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdownOfPlain } from '#authoring/exchange/markdown-escape.ts';
import { createHtmlReader, htmlOf, htmlOfPlain } from '#authoring/exchange/rich-text.ts';
import { document, plain } from '../../support/markdown.ts';

const readHtml = (html: string) => createHtmlReader().markdown(html);
const readPlainHtml = (html: string) => createHtmlReader().plain(html);
const markdownOf = (html: string) => readHtml(html).text;

/** White space outside preformatted text is one space to a browser. */
function shown(html: string): string {
  return html
    .split(/(<pre>[\s\S]*?<\/pre>)/)
    .map((part, at) =>
      at % 2 === 1 ? part : part.replace(/\s+/g, ' ').replace(/ ?(<[^>]*>) ?/g, '$1'),
    )
    .join('');
}

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
