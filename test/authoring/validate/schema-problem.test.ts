// What an author reads when a field is wrong: which one, where, and what would be right.
import { describe, expect, test } from 'vitest';
import { BANK, card, check, lines, question } from '../bank-text.ts';

/** Findings on a loose question whose fields are given as one line of YAML. */
function loose(fields: string): string[] {
  const base = 'topic: storage, importance: important, objectives: [pick]';
  return lines(check({ 'q.yaml': `questions:\n  - { ${base}, ${fields} }\n` })).map((line) =>
    line.replace(/^\S+ error /, ''),
  );
}

const RECALL = 'id: why, type: recall, level: 1, stem: "Why?", answer: So.';

describe('did you mean', () => {
  test.each([
    [
      'a field',
      `${RECALL.replace('answer', 'anwser')}`,
      'schema unknown field `anwser`: did you mean `answer`?',
    ],
    [
      'a field of the card',
      `${RECALL}, valid_until: "2027"`,
      'schema unknown field `valid_until`: did you mean `validUntil`?',
    ],
    [
      'a type',
      RECALL.replace('recall', 'recal'),
      'schema unknown type `recal`: did you mean `recall`?',
    ],
    [
      'nothing like it',
      `${RECALL}, qqqqqqqq: 1`,
      'schema unknown field `qqqqqqqq`: the fields here are id, level, aliases, edit, replaces, sources, studyFormat, waive, type, stem, answer, points, title, topic, importance, exams, objectives, asOf, validUntil',
    ],
  ])('%s', (_name, fields, expected) => {
    expect(loose(fields)).toContain(expected);
  });

  test('an option that misspells a field is told so within its own fields', () => {
    const text = question('first').replace('correct: true', 'corect: true');
    expect(
      lines(check({ 'c.yaml': `cards:\n${card('objects', [text, question('second')])}` })),
    ).toEqual([
      'c.yaml:13:9 error schema `options`: mark the right option with "correct: true"; none is marked',
      'c.yaml:14:31 error schema unknown field `corect`: did you mean `correct`?',
    ]);
  });
});

describe('what is missing or of another kind', () => {
  test.each([
    [
      'a missing field',
      'id: why, type: recall, level: 1, stem: "Why?"',
      'schema `answer` is missing: write text',
    ],
    [
      'a missing type',
      'id: why',
      'schema `type` is missing: write one of `single`, `multiple`, `ordering`, `matching`, `short`, `recall`, `case`',
    ],
    [
      'a missing level',
      RECALL.replace('level: 1, ', ''),
      'schema `level` is missing: write a number',
    ],
    [
      'an empty field',
      RECALL.replace('So.', ''),
      'schema `answer` is empty: write text, or delete the field',
    ],
    [
      'a quoted number',
      RECALL.replace('level: 1', 'level: "1"'),
      'schema `level` must be a number: remove the quotes around 1',
    ],
    [
      'a number in another base',
      RECALL.replace('level: 1', 'level: 0x1'),
      'schema `level` must be a number: write it in plain digits',
    ],
    [
      'half a level',
      RECALL.replace('level: 1', 'level: 1.5'),
      'schema `level` must be a whole number: write digits only, such as 2',
    ],
    ['a level of 4', RECALL.replace('level: 1', 'level: 4'), 'schema `level` must be at most 3'],
    [
      'a text for a list',
      `${RECALL}, points: one`,
      'schema `points` must be a list: write each entry on a line with "- "',
    ],
    [
      'a group for a text',
      RECALL.replace('So.', '{ a: b }'),
      'schema `answer` must be text: quote a text that contains ": " or starts with {',
    ],
    [
      'a boolean in old spelling',
      `${RECALL}, studyFormat: yes`,
      'schema `studyFormat` must be true or false',
    ],
    [
      'an entry that is empty',
      `${RECALL}, points: [one, ""]`,
      'schema entry 2 of `points`: write some text here',
    ],
    [
      'an id with capitals',
      RECALL.replace('id: why', 'id: Why'),
      'schema `id`: use lower-case letters, digits and hyphens, at most 80',
    ],
  ])('%s', (_name, fields, expected) => {
    expect(loose(fields)).toContain(expected);
  });

  test('a text of 4,001 characters', () => {
    expect(loose(RECALL.replace('So.', 'x'.repeat(4001)))).toEqual([
      'schema `answer` must have at most 4000 characters: shorten it',
    ]);
  });
});

describe('quote this value', () => {
  test.each(['010', '1e3', 'no', '~', '12:30', 'true', '2026-11-20', '3'])(
    '%s as text',
    (value) => {
      expect(loose(RECALL.replace('So.', value))).toEqual([`quote quote this value: "${value}"`]);
    },
  );

  test.each(["'010'", '"no"', '2026-11'])('%s is text already', (value) => {
    expect(loose(RECALL.replace('So.', value))).toEqual([]);
  });

  test('numbers and booleans where they are meant need no quotes', () => {
    expect(loose(`${RECALL}, studyFormat: true`)).toEqual([]);
  });
});

test('the parts of a case are named by their own ids', () => {
  const text = `questions:
  - id: a-case
    topic: storage
    importance: important
    objectives: [pick]
    type: case
    level: 1
    case: A text.
    explanation: None.
    parts:
      - { id: part-one, type: recall, level: 1, stem: "Why?", answer: So. }
      - { id: part-two, type: recall, level: 7, stem: "Why?", answer: So. }
`;
  const [first] = check({ 'q.yaml': text }).problems;
  expect(first).toMatchObject({ id: 'part-two', line: 12, column: 46 });
});

test('a misspelt type does not hide what else is wrong', () => {
  expect(loose('id: why, type: recal, level: 9, stem: "Why?"')).toEqual([
    'schema `answer` is missing: write text',
    'schema unknown type `recal`: did you mean `recall`?',
    'schema `level` must be at most 3',
  ]);
});

test('bank.yaml is told about the fields of its groups', () => {
  const bank = BANK.replace('title: A guide,', 'titel: A guide,').replace(
    'statement:',
    'statment:',
  );
  expect(lines(check({ 'bank.yaml': bank }))).toEqual([
    'bank.yaml:1:1 error files this bank has no cards: add a .yaml file with `cards:` beside this one',
    'bank.yaml:7:3 error schema `title` is missing: write text',
    'bank.yaml:7:12 error schema unknown field `titel`: did you mean `title`?',
    'bank.yaml:10:5 error schema `statement` is missing: write text',
    'bank.yaml:10:11 warning L34 no card with a question lists the objective `pick`: write one, or delete the objective',
    'bank.yaml:10:17 error schema unknown field `statment`: did you mean `statement`?',
  ]);
});
