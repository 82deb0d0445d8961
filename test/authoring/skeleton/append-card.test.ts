// A card put into an author's file: what was there stays, to the byte.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendCard } from '#authoring/skeleton/append-card.ts';

const CARD = ['- id: fresh', '  title: ""'];

function append(text: string) {
  return appendCard('b/f.yaml', new TextEncoder().encode(text), 'fresh', CARD);
}

describe('the card goes behind the last one', () => {
  test.each([
    ['an empty file', '', 'cards:\n  - id: fresh\n    title: ""\n', 2],
    ['a file of comments', '# c\n', '# c\ncards:\n  - id: fresh\n    title: ""\n', 3],
    ['a list without entries', 'cards:\n', 'cards:\n  - id: fresh\n    title: ""\n', 2],
    [
      'as far to the right as the others, with a line between, and behind comments at the end',
      'cards:\n    -   id: a # why\n        # end',
      'cards:\n    -   id: a # why\n        # end\n\n    - id: fresh\n      title: ""\n',
      5,
    ],
    [
      'before the next key and what is said above it',
      'cards:\n- id: a\n\n# loose ones\nquestions: []\n',
      'cards:\n- id: a\n\n- id: fresh\n  title: ""\n\n# loose ones\nquestions: []\n',
      4,
    ],
    [
      'without a line that the text above would take for its own',
      'cards:\n  - id: a\n    title: |+\n      A\n',
      'cards:\n  - id: a\n    title: |+\n      A\n  - id: fresh\n    title: ""\n',
      5,
    ],
    [
      'with the marks and line ends of the file',
      '\ufeffcards:\r\n  - id: a\r\n',
      '\ufeffcards:\r\n  - id: a\r\n\r\n  - id: fresh\r\n    title: ""\r\n',
      4,
    ],
  ])('%s', (_name, before, text, line) => {
    const made = append(before);
    expect(made).toEqual({ text, line });
  });
});

describe('a file that it does not understand is left alone, and it says why', () => {
  test.each([
    ['broken', 'cards: [\n', /^b\/f\.yaml:2:1 must be mended first: /],
    ['in brackets', 'cards: [{ id: a }]\n', /^b\/f\.yaml is written in a way/],
    ['ended by a mark', 'cards:\n  - id: a\n...\n', /^b\/f\.yaml is written in a way/],
    ['no list', 'cards: { a: 1 }\n', /^b\/f\.yaml is written in a way/],
    ['no bank file', '- a\n', /^b\/f\.yaml is written in a way/],
  ])('%s', (_name, before, why) => {
    expect(append(before)).toEqual({ why: expect.stringMatching(why) });
  });
});

test('every line that was there is there, in its order, whatever the file', () => {
  const line = fc.constantFrom(
    'cards:\n',
    '  - id: a\n',
    '    title: |\n',
    '      text\n',
    '\n',
    '# c\n',
    '    topic: t\r\n',
    'questions:\n',
    '  - { id: q }\n',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const made = append(lines.join(''));
      if ('why' in made) return;
      let at = 0;
      for (const one of lines) {
        at = made.text.indexOf(one, at);
        expect(at).toBeGreaterThanOrEqual(0);
        at += one.length;
      }
    }),
  );
});
