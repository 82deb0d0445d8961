// What the authors' contract settles, sentence by sentence, where no other test of this folder does.
import { describe, expect, test } from 'vitest';
import { BANK, CARDS, card, check, type Files, lines, question } from './bank-text.ts';

const errors = (files: Files) =>
  check(files)
    .problems.filter(({ level }) => level === 'error')
    .map(({ line, column, rule, message }) => `${line}:${column} ${rule} ${message}`);

const EXAM = `exams:
  EX-1:
    title: An exam
    scored: 50
    unscored: 15
    minutes: 90
    passMark: 700
    types: [single]
    domains: [{ id: one, title: One, weight: 49.5 }, { id: two, title: Two, weight: 50 }]
    verified: false
    asOf: 2026-11
`;
const withExam = (exam: string): Files => ({ 'bank.yaml': `${BANK}${exam}`, 'c.yaml': CARDS });

describe('an exam', () => {
  test('has weights that sum to 100, give or take 1 for printed rounding', () => {
    expect(errors(withExam(EXAM))).toEqual([]);
    for (const [weight, sum] of [
      ['51', true],
      ['48.4', false],
      ['52', false],
    ] as const) {
      const found = errors(withExam(EXAM.replace('weight: 50 ', `weight: ${weight} `)));
      expect(found.length === 0, weight).toBe(sum);
      if (!sum) expect(found[0]).toMatch(/^19:5 schema `domains`: the weights .* must sum to 100/);
    }
  });

  test.each([
    'title',
    'scored',
    'unscored',
    'minutes',
    'passMark',
    'types',
    'domains',
    'verified',
    'asOf',
  ])('needs %s', (field) => {
    const without = EXAM.replace(new RegExp(`^    ${field}:.*\\n`, 'm'), '');
    expect(errors(withExam(without))).toEqual([
      expect.stringMatching(new RegExp(`^12:3 schema \`${field}\` is missing: write `)),
    ]);
  });

  test('prints types that there are', () => {
    expect(errors(withExam(EXAM.replace('[single]', '[singel, x]')))).toEqual([
      expect.stringContaining('unknown types `singel`: did you mean `single`?'),
      expect.stringContaining('unknown types `x`: write one of `single`, `multiple`'),
    ]);
  });
});

const RECALL = `questions:
  - id: why
    topic: storage
    importance: important
    objectives: [pick]
    type: recall
    level: 1
    stem: Why?
    answer: So.
`;
const FIELDS: Readonly<Record<string, readonly [files: string, fields: string]>> = {
  'a card': [CARDS, 'id title topic importance questions'],
  'a question': [CARDS, 'type level stem options explanation'],
  'a question outside a card': [RECALL, 'id topic importance type level stem answer'],
  'an option': [CARDS, 'text rationale'],
  'a case': [
    `questions:
  - id: a-case
    topic: storage
    importance: important
    objectives: [pick]
    type: case
    level: 1
    case: A text.
    parts:
      - { id: one, type: recall, level: 1, stem: "Why?", answer: So. }
      - { id: two, type: recall, level: 1, stem: "Why?", answer: So. }
`,
    'case parts',
  ],
};

describe.each(Object.entries(FIELDS))('%s needs', (_what, [text, fields]) => {
  test('nothing else', () => {
    expect(errors({ 'c.yaml': text })).toEqual([]);
  });

  test.each(fields.split(' '))('%s', (field) => {
    // In a flow group, in a list of groups, or in a block with what is indented below it.
    const without = text
      .replace(new RegExp(`\\{ ${field}: [^,]*, |, ${field}: "[^"]*"(?=[ ,])`), (found) =>
        found.startsWith('{') ? '{ ' : '',
      )
      .replace(new RegExp(`^( *)${field}:.*\\n(\\1 +.*\\n)*`, 'm'), '')
      .replace(new RegExp(`^( *)- ${field}: .*\\n\\1  `, 'm'), '$1- ');
    expect(without).not.toBe(text);
    const found = errors({ 'c.yaml': without });
    expect(found).toContainEqual(expect.stringContaining(`schema \`${field}\` is missing: write `));
  });
});

describe('ids', () => {
  const named = (id: string) => errors({ 'c.yaml': RECALL.replace('id: why', `id: ${id}`) });

  test.each(['a', '7-zip', 'a-', 'x'.repeat(80), '"010"'])('may be %s', (id) => {
    expect(named(id)).toEqual([]);
  });

  test.each(['A', '-a', 'a_b', 'a b', 'ä', 'x'.repeat(81)])('may not be %s', (id) => {
    expect(named(id)).toEqual([
      '2:9 schema `id`: use lower-case letters, digits and hyphens, at most 80',
    ]);
  });

  test('stand for one thing, and both places are named', () => {
    const twice = (one: string, other: string) =>
      lines(check({ 'a.yaml': `cards:\n${one}`, 'b.yaml': `cards:\n${other}` })).filter((line) =>
        line.includes(' duplicate '),
      );
    const cardOf = (id: string, q: string, more = '') =>
      card(id, [question(`${q}-1`, more), question(`${q}-2`)]);
    expect(twice(cardOf('objects', 'x'), cardOf('objects', 'y'))).toEqual([
      'b.yaml:2:9 error duplicate `objects` is already the id of the card at b/a.yaml:2:9: choose another id',
    ]);
    expect(twice(cardOf('objects', 'x'), cardOf('others', 'x'))[0]).toBe(
      'b.yaml:9:13 error duplicate `x-1` is already the id of the question at b/a.yaml:9:13: choose another id',
    );
    expect(
      twice(cardOf('objects', 'x'), cardOf('others', 'y', '        aliases: [x-1]\n')),
    ).toEqual([
      'b.yaml:19:19 error duplicate the alias `x-1` is the id that is in use at b/a.yaml:9:13: delete the alias',
    ]);
  });
});

describe('names that lead nowhere', () => {
  test.each([
    [
      'topic',
      'topic: storage',
      'topic: storrage',
      'unknown topic `storrage`: did you mean `storage`?',
    ],
    ['objective', '[pick]', '[pik]', 'unknown objective `pik`: did you mean `pick`?'],
    [
      'exam',
      '    trap:',
      '    exams: [EX-2]\n    trap:',
      'unknown exam `EX-2`: did you mean `EX-1`?',
    ],
    [
      'source',
      '    trap:',
      '    sources: [{ source: guid }]\n    trap:',
      'unknown source `guid`: did you mean `guide`?',
    ],
    ['trap', 'trap: objects', 'trap: object', 'unknown card `object`: did you mean `objects`?'],
    [
      'confusable',
      '    trap:',
      '    confusable: [objectz]\n    trap:',
      'unknown card `objectz`: did you mean `objects`?',
    ],
    [
      'confusable',
      '    trap:',
      '    confusable: [objects]\n    trap:',
      'the card `objects` is confusable with itself: delete this entry',
    ],
    [
      'trap',
      'trap: objects',
      'trap: first',
      'unknown card `first`, which is a question: name its card `objects`',
    ],
    [
      'topic',
      'topic: storage',
      'topic: qqqqqqqq',
      'unknown topic `qqqqqqqq`: bank.yaml declares no such topic, so name another or declare it there',
    ],
  ])('a %s', (_what, from, to, message) => {
    const files = { ...withExam(EXAM), 'c.yaml': CARDS.replace(from, to) };
    expect(errors(files).map((line) => line.replace(/^\S+ reference /, ''))).toEqual([message]);
  });
});

describe('lists that no question needs', () => {
  const listed = (count: number) =>
    `${RECALL}    points: [${Array.from({ length: count }, (_, at) => `p${at}`).join(', ')}]\n`;

  test('have at most 200 entries', () => {
    expect(errors({ 'c.yaml': listed(200) })).toEqual([]);
    expect(errors({ 'c.yaml': listed(201) })).toEqual([
      '10:5 limit 201 entries, 200 are the most: keep those that matter',
    ]);
  });

  test('and what is before the limit still counts', () => {
    const objectives = `    objectives: [pick, ${'pick, '.repeat(200)}]\n`;
    const found = errors({ 'c.yaml': RECALL.replace('    objectives: [pick]\n', objectives) });
    expect(found).toEqual(['5:5 limit 201 entries, 200 are the most: keep those that matter']);
  });
});

test('of a file with more than 10,000 problems the first 10,000 are listed, and a last one says so', () => {
  const { problems } = check({ 'a.yaml': CARDS, 'b.yaml': `x: [${'&a b,'.repeat(12_000)}]` });
  expect(problems).toHaveLength(10_001);
  expect(problems.at(-1)).toMatchObject({
    level: 'error',
    rule: 'limit',
    line: 1,
    column: 5 * 10_000,
    message: expect.stringMatching(/more than 10000 problems.*check again/),
  });
});
