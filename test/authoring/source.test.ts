// Bytes of a file → text, or the reason why they are not text.
import { describe, expect, test } from 'vitest';
import { decodeSource, MAX_FILE_BYTES } from '#authoring/source.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

function problem(input: Uint8Array) {
  const { text, problems } = decodeSource('f.yaml', input);
  expect(text).toBeNull();
  return problems.map(({ line, column, rule, message }) => `${line}:${column} ${rule} ${message}`);
}

describe('text is read without remark', () => {
  test.each([
    ['plain', bytes('a: ü\n'), 'a: ü\n'],
    ['a byte order mark', bytes([0xef, 0xbb, 0xbf], 'a: 1\n'), 'a: 1\n'],
    ['CRLF', bytes('a: |\r\n  x\r\n  y\r\n'), 'a: |\n  x\n  y\n'],
    ['a lone CR', bytes('a: 1\rb: 2\r'), 'a: 1\nb: 2\n'],
    ['nothing', bytes(''), ''],
    ['a tab and an emoji', bytes('a: "\t😀"'), 'a: "\t😀"'],
    ['one mebibyte', new Uint8Array(MAX_FILE_BYTES).fill(0x61), 'a'.repeat(MAX_FILE_BYTES)],
  ])('%s', (_name, input, text) => {
    expect(decodeSource('f.yaml', input)).toEqual({ text, problems: [] });
  });
});

describe('what is no UTF-8 text is refused with a remedy', () => {
  test.each([
    [
      'UTF-16 with a mark',
      Buffer.from('\uFEFFa: 1\n', 'utf16le'),
      '1:1 encoding this file is UTF-16: save the file as UTF-8',
    ],
    [
      'UTF-16 big endian',
      Buffer.from('\uFEFFa: 1\n', 'utf16le').swap16(),
      '1:1 encoding this file is UTF-16: save the file as UTF-8',
    ],
    [
      'UTF-16 without a mark',
      Buffer.from('cards: []\n', 'utf16le'),
      '1:1 encoding this file is UTF-16: save the file as UTF-8',
    ],
    [
      'a Latin-1 byte',
      bytes('a: 1\nb: caf', [0xe9], '\n'),
      '2:7 encoding these bytes are not UTF-8: save the file as UTF-8',
    ],
    [
      'half a character at the end',
      bytes('a: ', [0xe2, 0x82]),
      '1:4 encoding these bytes are not UTF-8: save the file as UTF-8',
    ],
    [
      'a lone surrogate',
      bytes('a: ', [0xed, 0xa0, 0x80]),
      '1:4 encoding these bytes are not UTF-8: save the file as UTF-8',
    ],
    [
      'an overlong slash',
      bytes('a: ', [0xc0, 0xaf]),
      '1:4 encoding these bytes are not UTF-8: save the file as UTF-8',
    ],
    ['NUL', bytes('a: 1\r\nb: x', [0], 'y'), '2:5 encoding control character U+0000: delete it'],
    ['a bell', bytes('a: ', [7]), '1:4 encoding control character U+0007: delete it'],
    ['a C1 control', bytes('a: \u009b'), '1:4 encoding control character U+009B: delete it'],
    [
      '1.2 MiB',
      new Uint8Array(1_258_291).fill(0x61),
      '1:1 limit this file has more than 1 MiB: split it into several files',
    ],
  ])('%s', (_name, input, message) => {
    expect(problem(input)).toEqual([message]);
  });

  test('every control character is named, but not a million of them', () => {
    expect(problem(bytes('a', [1], 'b', [2], '\n', [3]))).toHaveLength(3);
    const many = problem(new Uint8Array(1_000_000).fill(1));
    expect(many).toHaveLength(10);
    expect(many.at(-1)).toContain('and 999990 more after it');
  });
});
