// YAML text → tree with places; what banks never need is refused, all of it at once.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '#authoring/yaml/parse.ts';
import { syntaxRemedy } from '#authoring/yaml/syntax-remedy.ts';
import { nodeAt, type Path, placeOf, plainValue } from '#authoring/yaml/yaml-node.ts';

function problems(text: string): string[] {
  return parseYaml('f.yaml', text).problems.map(
    ({ line, column, rule, message }) => `${line}:${column} ${rule} ${message}`,
  );
}

function documentOf(text: string) {
  const { document, problems: found } = parseYaml('f.yaml', text);
  expect(found).toEqual([]);
  if (!document) throw new Error('no document');
  return document;
}

describe('every key and value knows its line and column', () => {
  const text = `# a comment
title: Plain text   # a comment
"quoted": 'single'
cards:
  - id: first
    stem: |
      A block,
      of two lines.
    list: [one,  "two", {k: v}]
  - id:
    folded: >-   # a comment | with a bar
      Some
      text
    plain: spread over
      two lines
`;
  test.each<[Path, 'key' | 'value', string]>([
    [[], 'value', '2:1'],
    [['title'], 'key', '2:1'],
    [['title'], 'value', '2:8'],
    [['quoted'], 'key', '3:1'],
    [['quoted'], 'value', '3:11'],
    [['cards'], 'value', '4:1'],
    [['cards', 0], 'value', '5:5'],
    [['cards', 0, 'id'], 'value', '5:9'],
    [['cards', 0, 'stem'], 'value', '6:11'],
    [['cards', 0, 'list'], 'value', '9:5'],
    [['cards', 0, 'list', 0], 'value', '9:12'],
    [['cards', 0, 'list', 1], 'value', '9:18'],
    [['cards', 0, 'list', 2, 'k'], 'key', '9:26'],
    [['cards', 0, 'list', 2, 'k'], 'value', '9:29'],
    [['cards', 1, 'id'], 'value', '10:7'],
    [['cards', 1, 'folded'], 'value', '11:13'],
    [['cards', 1, 'plain'], 'value', '14:12'],
    [['cards', 1, 'missing'], 'value', '10:5'],
    [['missing', 'too'], 'value', '2:1'],
  ])('%j as %s', (path, on, place) => {
    const { line, column } = placeOf(documentOf(text), path, on);
    expect(`${line}:${column}`).toBe(place);
  });

  test('and its source text stays at hand', () => {
    const document = documentOf('a: 010\nb: "010"\n');
    expect(nodeAt(document, ['a'])).toMatchObject({ text: '010', plain: true });
    expect(nodeAt(document, ['b'])).toMatchObject({ text: '010', plain: false });
    expect(nodeAt(document, ['c'])).toBeNull();
  });
});

describe('hostile files', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((name, at) => {
      const before = 'abcdefghi'[at];
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`;
    }),
  ].join('\n');

  test('an alias bomb is named, place by place, and not unfolded', () => {
    const found = problems(bomb);
    expect(found).toHaveLength(9 + 72);
    expect(found[0]).toBe('1:4 yaml an anchor (&): write the value out where it is needed');
    expect(found[2]).toBe('2:8 yaml an alias (*): write the value out where it is needed');
    expect(parseYaml('f.yaml', bomb).document).toBeNull();
  });

  test.each([
    ['a cycle', '- &a [*a]', ['1:3 yaml an anchor', '1:7 yaml an alias']],
    ['an alias of nothing', 'a: *nope', ['1:4 yaml an alias']],
    ['an alias as key', '*a : 1', ['1:1 yaml an alias']],
    ['a merge key', 'a: 1\n<<: { b: 2 }', ['2:1 yaml a merge key']],
    ['a tag', 'a: !!str 1', ['1:4 yaml a tag (!!str)']],
    ['a tag of code', 'a: !!js/function "x"', ['1:4 yaml a tag (!!js/function)']],
    ['a verbatim tag', 'a: !<tag:x> {}', ['1:4 yaml a tag (!<tag:x>)']],
    ['two documents', 'a: 1\n---\nb: 2', ['2:1 yaml a second document']],
    ['an empty second document', 'a: 1\n---\n', ['2:1 yaml a second document']],
    ['a directive', '%TAG ! x:\n---\na: 1', ['1:1 yaml a directive']],
    [
      'a key given twice',
      'a: 1\nb: 2\na: 3',
      ['3:1 duplicate the key `a` is already at f.yaml:1:1'],
    ],
    ['a key that is a list', '[a]: b', ['1:1 yaml a list or a group as a key']],
    [
      'a key that is no text',
      'no: 1\n"no": 2',
      ['1:1 quote quote this value: "no"', '2:1 duplicate'],
    ],
    [
      'text that a # cuts off',
      'a: the #1 knot # of all',
      ['1:4 quote this text ends before its #'],
    ],
    ['an escaped NUL', 'a: "\\0"', ['1:4 encoding an escaped control character']],
    [
      'an escaped character that is none',
      'a: "\ufffe"',
      ['1:4 encoding an escaped control character'],
    ],
    ['an escaped lone surrogate', 'a: "\\ud800"', ['1:4 encoding half of a surrogate pair']],
    [
      'several at once',
      'a: &x 1\nb: !t 2\nc: *x',
      ['1:4 yaml an anchor', '2:4 yaml a tag', '3:4 yaml an alias'],
    ],
  ])('%s', (_name, text, expected) => {
    const found = problems(text);
    expect(found).toHaveLength(expected.length);
    for (const [at, start] of expected.entries())
      expect(found[at]?.slice(0, start.length)).toBe(start);
  });

  test.each([
    ['lists', (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['block lists', (depth: number) => `${'- '.repeat(depth)}x`],
    ['groups', (depth: number) => `${'{a: '.repeat(depth)}1${'}'.repeat(depth)}`],
  ])('%s nest to 32, not to 33', (_name, nested) => {
    expect(problems(nested(32))).toEqual([]);
    expect(problems(nested(33))).toHaveLength(1);
    expect(problems(nested(33))[0]).toContain('nest at most 32 levels');
    expect(problems(nested(5000))[0]).toContain('nest at most 32 levels');
  });

  test('a key __proto__ is a key like any other', () => {
    const { root } = documentOf('{ __proto__: { polluted: "yes" }, constructor: "x" }');
    const value = root && plainValue(root);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('syntax errors say what to do', () => {
  test.each([
    ['title: One thing: another', '1:17', 'quote a text that contains ": "'],
    ['title: "One" thing', '1:14', 'behind its closing quote'],
    ['a:\n  b: one\n c: two', '3:2', 'indent it like them'],
    ['a:\n  b: one\n    c: two', '3:6', 'indent it like them'],
    ['a:\n  - b: one\n   c: two', '3:4', 'indent it like them'],
    ['a:\n\t- b', '2:1', 'indent with spaces'],
    ['a: "never closed', '1:17', 'close the quotes'],
    ['a: [1, 2', '1:9', 'close every [ and {'],
    ['a: "\\q"', '1:6', 'for a backslash'],
    ['a: @x', '1:4', 'starts with a sign such as @'],
  ])('%s', (text, place, remedy) => {
    const [first = ''] = problems(text);
    expect(first.startsWith(`${place} yaml `)).toBe(true);
    expect(first).toContain(remedy);
  });
});

test('each sentence of the YAML library has a remedy', () => {
  const source = readFileSync('node_modules/js-yaml/dist/js-yaml.mjs', 'utf8');
  const reasons = [...source.matchAll(/throwError\(state, (["`])(.*?)\1\)/g)].map(
    ([, , reason]) => reason ?? '',
  );
  expect(reasons.length).toBeGreaterThan(40);
  expect(reasons.filter((reason) => syntaxRemedy(reason) === null)).toEqual([]);
  expect(syntaxRemedy('something new')).toBeNull();
});

test('entries without a value have places of their own', () => {
  const document = documentOf('a:\n  -\n  - # later\n  -\nb: [x, { k: }]\nc:\n');
  const at = (...path: Path) => {
    const { line, column } = placeOf(document, path);
    return `${line}:${column}`;
  };
  expect([at('a', 0), at('a', 1), at('a', 2)]).toEqual(['2:3', '3:3', '4:3']);
  expect([at('b', 1, 'k'), at('c')]).toEqual(['5:11', '6:2']);
});

test('a file of comments has no tree', () => {
  for (const text of ['', '# nothing\n', '---\n', '---\n# nothing\n...\n']) {
    expect(documentOf(text).root).toBeNull();
  }
});

test('quoted and block text is read as the YAML library itself reads it', () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .filter((one) => !/[\p{Cc}\ufeff]/u.test(one) && one.isWellFormed());
  fc.assert(
    fc.property(
      fc.dictionary(text, fc.oneof(text, fc.array(text)), { maxKeys: 5, noNullPrototype: true }),
      (value) => {
        const yaml = JSON.stringify(value);
        const { document } = parseYaml('f.yaml', yaml);
        expect(document?.root && plainValue(document.root)).toEqual(load(yaml));
      },
    ),
  );
});
