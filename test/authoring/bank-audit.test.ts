// Figures over a whole bank: coverage, where keys stand, and what a habit would score. Each bank here is made to lean.
import { describe, expect, test } from 'vitest';
import type { CheckedBank } from '#authoring/check.ts';
import { BANK, check } from './bank-text.ts';

const RATIONALES = [
  'This is what was asked for, as the manual of the store explains.',
  'This fits another need: one machine with a file system of its own.',
  'This fits a third need: two services that hand work to each other.',
  'This fits a fourth need: results that can be computed once more.',
];

/** A question whose options are the texts, in their order; the key is at `key`. */
function question(id: number, texts: readonly string[], key: number): string {
  const options = texts.map((text, at) => {
    const mark = at === key ? 'correct: true' : 'trap: objects';
    return `          - { text: "${text}", ${mark}, rationale: "${RATIONALES[at]}" }\n`;
  });
  return `      - id: q${id}
        type: single
        level: 1
        stem: Which need has customer ${id}?
        options:
${options.join('')}        explanation: Needs differ.
`;
}

/** `count` questions on one card. */
function bankOf(
  count: number,
  one: (at: number) => string,
  bank = BANK,
  release = false,
): CheckedBank {
  const questions = Array.from({ length: count }, (_, at) => one(at)).join('');
  const card = `cards:
  - id: objects
    title: Objects
    trap: A bucket is a disk.
    topic: storage
    importance: critical
    objectives: [pick]
    questions:
${questions}`;
  return check({ 'bank.yaml': bank, 'c.yaml': card }, { release });
}

const PLAIN = ['oak', 'elm', 'fir', 'yew'];
const found = ({ problems }: CheckedBank) =>
  problems.map(({ level, rule, line }) => `${level} ${rule} ${line}`);

describe('a balanced bank has no findings', () => {
  test('and its figures say so', () => {
    const checked = bankOf(80, (at) => question(at, PLAIN, (at * 3 + Math.floor(at / 4)) % 4));
    expect(found(checked)).toEqual([]);
    expect(checked.audit).toMatchObject({
      objectives: { count: 1, of: 1 },
      claims: null,
      criticalTraps: { count: 1, of: 1 },
      choices: 80,
      keyPositions: [20, 20, 20, 20],
      longestKeys: 0,
      names: [],
    });
    // Options of one length, and without words of the stem, tell such habits nothing.
    expect(checked.audit.habits.map(({ items, share }) => [items, share])).toEqual([
      [80, 0.25],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });
});

describe('keys written at one position', () => {
  test('are found in 40 questions, and forbidden in a published bank', () => {
    const first = (count: number, release: boolean) =>
      found(bankOf(count, (at) => question(at, PLAIN, 0), BANK, release));
    expect(first(39, true)).toEqual([]);
    expect(first(40, false).map((line) => line.replace(/ \d+$/, ''))).toEqual([
      'warning L08',
      'warning naive-habit',
      'warning L08',
    ]);
    expect(first(40, true)[0]).toMatch(/^error L08/);
  });

  test('are a warning while chance could do it', () => {
    const position = (at: number) => (at % 40 < 15 ? 1 : (at % 3) + (at % 3 > 0 ? 1 : 0));
    const checked = bankOf(40, (at) => question(at, PLAIN, position(at)), BANK, true);
    expect(found(checked).filter((line) => line.includes('L08'))).toEqual([
      'warning L08 1',
      expect.stringMatching(/^warning L08 \d+$/),
    ]);
  });

  test('five in a row are named at the fifth', () => {
    const key = (at: number) => (at >= 20 && at < 25 ? 2 : at % 4);
    const checked = bankOf(60, (at) => question(at, PLAIN, key(at)));
    expect(found(checked)).toEqual([expect.stringMatching(/^warning L08 \d+$/)]);
    expect(checked.problems[0]?.id).toBe('q24');
  });
});

test('keys are a leaning beyond chance in a large bank, even where no position has many', () => {
  const position = (at: number) => (at % 20 < 6 ? 0 : at % 20 < 12 ? 1 : at % 20 < 16 ? 2 : 3);
  const mixed = (at: number) => position(at * 7);
  const level = (count: number) =>
    bankOf(count, (at) => question(at, PLAIN, mixed(at)), BANK, true).problems.find(
      ({ rule, line }) => rule === 'L08' && line === 1,
    )?.level;
  expect([level(100), level(400)]).toEqual([undefined, 'error']);
});

describe('forms of stems that are fine now and then', () => {
  const stems = (count: number, stem: string, bank = BANK) =>
    found(
      bankOf(
        40,
        (at) => {
          const plain = question(at, PLAIN, (at * 3 + Math.floor(at / 4)) % 4);
          return at < count
            ? plain.replace(/stem: .*/, `stem: ${stem.replace('N', `N${at}`)}`)
            : plain;
        },
        bank,
      ),
    ).filter((line) => / 1$/.test(line));

  test('negatives in capitals: two of forty, not three', () => {
    const stem = 'Which of these does customer N NOT need?';
    expect(stems(2, stem)).toEqual([]);
    expect(stems(3, stem)).toEqual(['warning L10 1']);
    expect(stems(3, stem, BANK.replace('language: en', 'language: de'))).toEqual([]);
  });

  test('stems that ask for any true statement', () => {
    const stem = 'Which statement is true of customer N?';
    expect(stems(2, stem)).toEqual([]);
    expect(stems(3, stem)).toEqual(['warning L18 1']);
  });
});

describe('the longest option', () => {
  const lengths = (at: number, long: boolean) => {
    const key = at % 4;
    return question(
      at,
      PLAIN.map((text, i) => (i === (long ? key : (key + 1) % 4) ? `${text} tree` : text)),
      key,
    );
  };

  test.each([
    [10, []],
    [16, ['warning L07', 'error naive-habit']],
    [20, ['error L07', 'error naive-habit']],
  ])('is the key in %i of 40 published questions', (count, expected) => {
    const checked = bankOf(40, (at) => lengths(at, at < count), BANK, true);
    expect(found(checked).map((line) => line.replace(/ \d+$/, ''))).toEqual(expected);
    expect(checked.audit.longestKeys).toBe(count);
  });
});

describe('the names of the vocabulary', () => {
  const NAMES = `${BANK}vocabulary: { names: [{ name: North, short: North }, { name: South, short: South }] }\n`;
  /** Who answers is at a position that leans to none. */
  const named = (at: number, who: 'North' | 'South' | 'East') => {
    const winds = ['North', 'South', 'East', 'West'];
    const turned = winds.map((_, i) => winds[(i + at + Math.floor(at / 4)) % 4] ?? '');
    return question(at, turned, turned.indexOf(who));
  };

  test('are keys about equally often', () => {
    const checked = bankOf(
      80,
      (at) => named(at, at % 4 === 0 ? 'North' : at % 4 === 1 ? 'South' : 'East'),
      NAMES,
    );
    expect(checked.audit.names).toEqual([
      { names: ['North', 'South'], keys: { first: 20, second: 20, both: 0, neither: 40 } },
    ]);
    expect(found(checked).filter((line) => !line.includes('L08'))).toEqual([]);
  });

  test('are found where one of them is the answer', () => {
    const checked = bankOf(60, (at) => named(at, at % 3 === 0 ? 'South' : 'North'), NAMES, true);
    const messages = checked.problems.map(({ rule, message }) => `${rule} ${message}`);
    expect(messages).toContainEqual(
      'naive-habit whoever always picks "North" answers 67 % of 60 questions, chance is 25 %: balance the keys',
    );
    expect(messages).toContainEqual(
      'name-balance where both are offered, the key is "North" in 40 questions and "South" in 20: keep each between 40 and 60 %',
    );
  });
});
