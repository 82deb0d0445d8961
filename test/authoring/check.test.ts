// A whole bank: every problem of every file in one run, whatever the order, whatever the bytes.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBank } from '#authoring/check.ts';
import { BANK, CARDS, card, check, lines, OPTIONS, question, sourceOf } from './bank-text.ts';

test('a good bank has no problems', () => {
  const checked = check({ 'cards.yaml': CARDS });
  expect(lines(checked)).toEqual([]);
  expect(checked.name?.id).toBe('small');
  expect(checked.counts).toEqual({ files: 2, cards: 1, questions: 2 });
});

test('all problems of all files are named in one run, by file, line and column', () => {
  const files = {
    'bank.yaml': BANK.replace('title:', 'titel:'),
    'a.yaml': `cards:\n${card('one', [question('q-one').replace('stem', 'stemm')], '    exams: [X]\n')}`,
    'b.yaml': 'cards: [\n',
    'c.yaml': Buffer.from('cards: \0'),
    'd.yaml': `cards:\n${card('two', [question('q-two').replace('level: 1', 'level: 9')], '    topics: []\n')}`,
  };
  expect(lines(check(files))).toEqual([
    'a.yaml:8:13 error reference unknown exam `X`: bank.yaml declares no such exam, so name another or declare it there',
    'a.yaml:10:9 error schema `stem` is missing: write text',
    'a.yaml:13:9 error schema unknown field `stemm`: did you mean `stem`?',
    'b.yaml:2:1 error yaml deficient indentation: close the quotes or brackets above, or indent this line',
    'bank.yaml:1:1 error schema `title` is missing: write text',
    'bank.yaml:2:1 error schema unknown field `titel`: did you mean `title`?',
    'c.yaml:1:8 error encoding control character U+0000: delete it',
    'd.yaml:8:5 error schema unknown field `topics`: did you mean `topic`?',
    'd.yaml:12:16 error schema `level` must be at most 3',
  ]);
});

describe('one mistake does not drag others along', () => {
  test('a file that cannot be read leaves references to its cards alone', () => {
    const other = `cards:\n${card('two', [question('third'), question('fourth')], '    confusable: [objects]\n')}`;
    const broken = check({ 'cards.yaml': `${CARDS}\n  bad: [`, 'other.yaml': other });
    expect(lines(broken)).toHaveLength(1);
    const control = check({ 'other.yaml': other });
    expect(lines(control).filter((line) => line.includes('unknown card'))).toHaveLength(7);
  });

  test('a bank.yaml that cannot be read leaves references to it alone', () => {
    expect(lines(check({ 'bank.yaml': `${BANK}x: [`, 'cards.yaml': CARDS }))).toHaveLength(1);
  });

  test('a card with a mistake can still be named by others', () => {
    const cards = CARDS.replace('importance: important', 'importance: high');
    expect(lines(check({ 'cards.yaml': cards }))).toEqual([
      'cards.yaml:6:17 error schema unknown importance `high`: write one of `critical`, `important`, `nice-to-know`',
    ]);
  });
});

describe('a bank that is no bank', () => {
  test.each([
    [
      'no bank.yaml',
      { 'cards.yaml': CARDS },
      'bank.yaml:1:1 error files cards without a bank: add a bank.yaml to this folder',
    ],
    [
      'no cards',
      { 'bank.yaml': BANK },
      'bank.yaml:1:1 error files this bank has no cards: add a .yaml file with `cards:` beside this one',
    ],
  ])('%s is an error', (_name, files, expected) => {
    const checked = checkBank(sourceOf(files), OPTIONS);
    expect(lines(checked)).toContain(expected);
    expect(checked.linked).toBeNull();
  });

  test('an empty or comment-only file is a warning beside others', () => {
    const checked = check({
      'cards.yaml': CARDS,
      'empty.yaml': '',
      'notes.yaml': '# later\n',
      'none.yaml': 'cards: []\n',
    });
    expect(checked.problems.map(({ file, level, rule }) => `${file} ${level} ${rule}`)).toEqual([
      'b/empty.yaml warning empty-file',
      'b/none.yaml warning empty-file',
      'b/notes.yaml warning empty-file',
    ]);
    expect(checked.linked).not.toBeNull();
  });
});

describe('limits', () => {
  const many = (count: number) =>
    `questions:\n${Array.from({ length: count }, (_, at) => `  - { id: q-${at}, type: recall, level: 1, topic: storage, importance: important, objectives: [pick], stem: 'Why is number ${at} so?', answer: So. }\n`).join('')}`;

  test('2,000 questions to a file are fine, 2,001 are not', () => {
    expect(lines(check({ 'cards.yaml': many(2000) }))).toEqual([]);
    expect(lines(check({ 'cards.yaml': many(2001) }))).toEqual([
      'cards.yaml:2002:5 error limit more than 2000 questions: split this file; the rest of it is not checked',
    ]);
  });
});

test('the order in which files were read changes nothing', () => {
  const kitchen = ['bank.yaml', 'loose.yaml', 'storage.yaml', 'deeper/steps.yaml'].map(
    (path) => [path, readFileSync(`test/fixtures/banks/good/kitchen-sink/${path}`)] as const,
  );
  const broken = [
    ...kitchen,
    ['twice.yaml', readFileSync('test/fixtures/banks/good/kitchen-sink/loose.yaml')] as const,
  ];
  for (const files of [kitchen, broken]) {
    const expected = checkBank(sourceOf(Object.fromEntries(files)), OPTIONS);
    fc.assert(
      fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
        expect(checkBank(sourceOf(Object.fromEntries(shuffled)), OPTIONS)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  }
});

test('CRLF and a byte order mark give the same bank', () => {
  const plain = check({ 'cards.yaml': CARDS }).linked;
  const windows = check({
    'bank.yaml': `\uFEFF${BANK.replaceAll('\n', '\r\n')}`,
    'cards.yaml': `\uFEFF${CARDS.replaceAll('\n', '\r\n')}`,
  }).linked;
  expect(windows?.cards).toEqual(plain?.cards);
});
