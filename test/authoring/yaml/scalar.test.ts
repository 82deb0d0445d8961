// What YAML reads as something other than a string.
import fc from 'fast-check';
import { CORE_SCHEMA, load, YAML11_SCHEMA } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { readPlainScalar } from '#authoring/yaml/scalar.ts';
import { textOfUnquoted } from '#core/question/unquoted.ts';

test.each([
  '010',
  '1e3',
  '0x1F',
  '0o17',
  '0b101',
  '+1',
  '1_000',
  '12:30',
  '1:02:03.5',
  '.5',
  '5.',
  '1.5e+3',
  '.inf',
  '-.INF',
  '.nan',
  'no',
  'No',
  'NO',
  'yes',
  'off',
  'On',
  'y',
  'N',
  '=',
  '<<',
  '2026-11-20',
  '2026-1-2',
  '2026-11-20T10:00:00Z',
  '2026-11-20 10:00:00.5 +1:30',
  '9007199254740993',
  '99999999999999999999',
])('%s is read in several ways, so it must be quoted', (text) => {
  expect(readPlainScalar(text)).not.toBe(text);
  expect(textOfUnquoted(readPlainScalar(text))).toBe(text);
});

test.each<[string, unknown]>([
  ['true', true],
  ['False', false],
  ['~', null],
  ['null', null],
  ['', null],
  ['0', 0],
  ['-12', -12],
  ['1.25', 1.25],
  ['2026', 2026],
  ['9007199254740991', 9007199254740991],
])('%s is %s for all readers', (text, value) => {
  expect(readPlainScalar(text)).toBe(value);
});

describe('words and names are text', () => {
  test.each([
    'none',
    'note',
    'yesterday',
    'online',
    'offer',
    'Nova',
    'truely',
    'nullable',
    '10 servers',
    '1.2.3',
    '2026-11',
    '2026-11-20 is the day',
    '7-zip',
    '127.0.0.1',
    '12:',
    '1e',
    '0x',
    '-',
    '--',
    '+',
    '.',
    '...',
    'e3',
    '~/bin',
    '=>',
    '3x',
    'C++',
    '1,5',
    '12:75',
    'a:1',
  ])('%s', (text) => {
    expect(readPlainScalar(text)).toBe(text);
  });
});

test('whatever a YAML 1.1 or 1.2 reader takes for no string is no string here, and little else is quoted', () => {
  const token = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 4 }),
    fc.constantFrom(...'+-._:eExob~=TZ'),
    fc.constantFrom(
      'true',
      'False',
      'NULL',
      'null',
      'yes',
      'No',
      'on',
      'OFF',
      'y',
      'n',
      '.inf',
      '.NaN',
      '0x',
      '0b',
      '0o',
      'a',
      'F',
    ),
    fc.constantFrom('2026-11-20', '12:30', ' '),
  );
  const scalar = fc.array(token, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
  const plain = scalar.filter((text) => {
    try {
      return (
        Array.isArray(load(`[${text}]`)) &&
        text.trim() === text &&
        !/[:,] |:$|^-$|^- |^\? | #/.test(text)
      );
    } catch {
      return false;
    }
  });
  const isText = (text: string): boolean =>
    [CORE_SCHEMA, YAML11_SCHEMA].every(
      (schema) =>
        typeof load(`- ${text}`, { schema }) === 'object' &&
        typeof (load(`- ${text}`, { schema }) as unknown[])[0] === 'string',
    );
  fc.assert(
    fc.property(plain, (text) => {
      const mine = typeof readPlainScalar(text) === 'string';
      if (!isText(text)) expect(mine, text).toBe(false);
      // Beyond the library's: `y`, `n` and `=`, and numbers with signs or groups, about which readers differ.
      else if (!/^([yYnN=]|<<|[-+.]*[\d_][-+._:\da-fox]*)$/i.test(text))
        expect(mine, text).toBe(true);
    }),
    { numRuns: 5000 },
  );
});
