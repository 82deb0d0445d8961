import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanTexts } from '#authoring/exchange/clean-text.ts';
import { readXml } from '#authoring/exchange/xml-read.ts';
import { textIn } from '#authoring/exchange/xml-tree.ts';
import { element, writeXml } from '#authoring/exchange/xml-write.ts';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** "line:column message", or the name of the root. */
function said(input: string | Uint8Array): string {
  const read = readXml(typeof input === 'string' ? bytes(input) : input);
  if ('root' in read) return `<${read.root.name}>`;
  const { line, column, message } = read.refusal;
  return `${line}:${column} ${message}`;
}

test('elements know their lines and columns, and texts what CDATA and references mean', () => {
  const read = readXml(
    bytes('\ufeff<a>\r\n  <b\r\n x="1&amp;2">t<![CDATA[<x>]]>&#x1F600;</b>\r\n😀<c/></a>'),
  );
  expect(read).toMatchObject({
    root: {
      name: 'a',
      children: [
        '\n  ',
        { name: 'b', line: 2, column: 3, children: ['t<x>😀'] },
        '\n😀',
        { name: 'c', line: 4, column: 3, children: [] },
      ],
    },
  });
});

describe('hostile XML', () => {
  test.each([
    [
      'an entity bomb',
      '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "&b;&b;">]><a>&b;</a>',
      /DOCTYPE: delete it/,
    ],
    ['an entity from a file', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', /DOCTYPE: delete it/],
    ['an entity of HTML', '<a>\n&nbsp;</a>', /^2:6 .*undefined entity \(write the sign itself/],
    ['a name that objects have', '<a>&constructor;</a>', /undefined entity/],
    ['elements in elements', '<a>'.repeat(100_000), /^1:303 elements nest deeper than 100$/],
    ['10 MiB of attributes', `<a ${'b="c" '.repeat(1_700_000)}`, /more than 100 attributes/],
    ['an unclosed element', '<a>\n<b>text', /^2:7 .*unclosed tag: b \(close every element/],
    ['a sign for and', '<a>R & D</a>', /write &amp; for &/],
    ['a NUL', '<a>\0</a>', /^1:4 .*disallowed character/],
    ['a NUL as a number', '<a>&#0;</a>', /stands for no character/],
    ['a control character of XML 1.1', '<?xml version="1.1"?><a>&#1;</a>', /no character/],
    [
      'UTF-8 that calls itself UTF-16',
      '<?xml version="1.0" encoding="UTF-16"?><a/>',
      /^1:1 .*UTF-16: save it as UTF-8/,
    ],
    [
      'UTF-8 that calls itself Latin 1',
      '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>',
      /save it as UTF-8/,
    ],
    ['UTF-16', new Uint8Array([0xfe, 0xff, 0, 0x3c]), /^1:1 this is UTF-16: save it as UTF-8$/],
    ['Latin 1', new Uint8Array([0x3c, 0x61, 0x3e, 0x0a, 0xe9]), /^2:1 this is not UTF-8/],
    ['a text', 'hello', /this is not XML/],
    ['nothing', '', /must contain a root element/],
    ['two roots', '<a/>\n<b/>', /^2:3 .*only one root/],
    ['an unknown prefix', '<x:a/>', /unbound namespace prefix/],
    ['more than 10 MiB', ' '.repeat(10 * 1024 * 1024 + 1), /larger than 10 MiB/],
  ])('%s is refused', (_name, input, why) => expect(said(input)).toMatch(why));

  test('ASCII may call itself Latin 1', () => {
    expect(said('<?xml version="1.0" encoding="ISO-8859-1"?><a>e</a>')).toBe('<a>');
  });
});

test('any text that was cleaned is written so that it is read as it was', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('&lt;', '&amp;amp;', ']]>', '<a>', '\r\n', '\t', '"', '&#0;', '\u0000'),
  );
  fc.assert(
    fc.property(text, text, (one, two) => {
      const [inner = '', attribute = ''] = cleanTexts([one, two]).value;
      const read = readXml(
        bytes(writeXml(element('a', { b: attribute }, inner, element('c', {})))),
      );
      if (!('root' in read)) throw new Error(read.refusal.message);
      expect(textIn(read.root)).toBe(inner);
      expect(read.root.attributes.get('b')).toBe(attribute);
    }),
    { numRuns: 50 },
  );
  expect(() => writeXml(element('a', {}, '\u0000'))).toThrow('no XML may hold');
});
