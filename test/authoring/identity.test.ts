// What a question says of its past: the contradictions that its files show, and the places that loading will name.
import { expect, test } from 'vitest';
import { card, check, lines, question } from './bank-text.ts';

const found = (...questions: string[]) =>
  lines(check({ 'cards.yaml': `cards:\n${card('objects', questions)}` })).filter((line) =>
    / error /.test(line),
  );

test('a question names its class, or the one that it replaces', () => {
  expect(
    found(
      question('first', '        edit: meaning\n'),
      question('second', '        replaces: first-of-old\n'),
      question('third', '        replaces: third\n'),
    ),
  ).toEqual([]);
});

test.each([
  ['a class that is none', question('first', '        edit: small\n'), /:19:15 error schema /],
  [
    'a question that is still there',
    question('first', '        replaces: second\n'),
    /:19:9 error identity `second` is still in the files: delete/,
  ],
  [
    'an alias',
    question('first', '        aliases: [old]\n        replaces: old\n'),
    /:20:9 error identity `old` is an alias too/,
  ],
  [
    'an edit of another one',
    question('first', '        edit: key\n        replaces: old\n'),
    /:20:9 error identity another question is no edit/,
  ],
])('but not %s', (_name, first, said) => {
  expect(found(first, question('second'))).toEqual([expect.stringMatching(said)]);
});

test('a case says it for all of its parts', () => {
  const part = (id: string, more = '') =>
    `{ id: ${id}, type: short, level: 1, stem: What?, accept: [it], explanation: So.${more} }`;
  const text = `      - id: first
        type: case
        level: 2
        case: A clinic moves.
        parts:
          - ${part('one', ', edit: key')}
          - ${part('two', ', replaces: old')}
`;
  expect(found(text)).toEqual([
    expect.stringMatching(/ error identity write `edit` at the case/),
    expect.stringMatching(/ error identity write `replaces` at the case/),
  ]);
});

test('a linked bank knows where its id, its cards and its questions are written', () => {
  const { linked } = check({
    'cards.yaml': `cards:\n${card('objects', [question('first'), question('second', '        edit: key\n')])}`,
  });
  const at = (line: number, column: number, file = 'b/cards.yaml') => ({ file, line, column });
  expect(linked?.place).toEqual(at(1, 7, 'b/bank.yaml'));
  const [one] = linked?.cards ?? [];
  expect(one?.place).toEqual(at(2, 9));
  expect(one?.questions.map(({ id, place, edit }) => ({ id, place, edit }))).toEqual([
    { id: 'first', place: at(9, 13), edit: undefined },
    { id: 'second', place: at(19, 13), edit: 'key' },
  ]);
});
