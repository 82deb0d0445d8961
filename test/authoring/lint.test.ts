// Running the rules: levels, waivers, release, dates and the inventory. Each rule's own lines are in the fixtures.
import { describe, expect, test } from 'vitest';
import { readInventory } from '#authoring/inventory.ts';
import { lintRules } from '#authoring/lint-rules/index.ts';
import { BANK, CARDS, card, check, lines, question } from './bank-text.ts';

const rules = (...found: Parameters<typeof check>) =>
  check(...found).problems.map(({ level, rule, id }) => `${level} ${rule} ${id}`);

test('rules have ids of their own and say why', () => {
  const ids = lintRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { rationale, question: q, card: c, bank, across } of lintRules) {
    expect(rationale).toMatch(/^[A-Z].{30,}\.$/);
    expect([q, c, bank, across].some((run) => run !== undefined)).toBe(true);
  }
});

describe('a waiver silences a warning', () => {
  const bare = question('first').replaceAll(', trap: objects', '');
  const cards = (waiver: string, inQuestion = '') =>
    `cards:\n${card('objects', [bare + inQuestion, question('second')], waiver)}`;

  test('of its question, when the question or the card waives it', () => {
    expect(rules({ 'c.yaml': cards('') })).toEqual(Array(3).fill('warning L22 first'));
    expect(
      rules({ 'c.yaml': cards('', '        waive: { L22: Nobody falls for it. }\n') }),
    ).toEqual([]);
    expect(rules({ 'c.yaml': cards('    waive: { L22: Nobody falls for it. }\n') })).toEqual([]);
  });

  test('of nothing else', () => {
    const other = cards('').replace(
      question('second'),
      `${question('second')}        waive: { L22: Not that one. }\n`,
    );
    expect(rules({ 'c.yaml': other })).toEqual(Array(3).fill('warning L22 first'));
    expect(rules({ 'c.yaml': cards('', '        waive: { L23: Another rule. }\n') })).toEqual(
      Array(3).fill('warning L22 first'),
    );
  });

  test('but no error: neither of a rule, nor where a card is critical', () => {
    expect(
      rules({
        'c.yaml': CARDS.replace('level: 1', 'level: 1\n        waive: { L17: I like it. }'),
      }),
    ).toEqual(['error waiver first']);
    const critical = cards('', '        waive: { L22: Nobody falls for it. }\n').replace(
      'important',
      'critical',
    );
    expect(rules({ 'c.yaml': critical })).toEqual(Array(3).fill('error L22 first'));
  });

  test('and needs a known rule and a reason', () => {
    const waiving = (waiver: string) =>
      lines(check({ 'c.yaml': cards(`    waive: ${waiver}\n`) })).filter(
        (line) => !line.includes('L22 this'),
      );
    expect(waiving('{ L2: Why. }')).toEqual([
      'c.yaml:8:14 error waiver unknown rule `L2`: did you mean `L02`?',
    ]);
    expect(waiving('{ few-question: Why. }')).toEqual([
      'c.yaml:8:14 error waiver unknown rule `few-question`: did you mean `few-questions`?',
    ]);
    expect(waiving('{ L05: "" }')).toEqual([
      'c.yaml:8:19 error schema `L05`: say why you accept this warning',
    ]);
    expect(waiving('{ L05: }')).toEqual([
      'c.yaml:8:17 error schema `L05` is empty: write text, or delete the field',
    ]);
    expect(waiving('[L05]')).toEqual([
      'c.yaml:8:5 error schema `waive` must be a group of fields (`name: value`)',
    ]);
    expect(waiving('{ L05: The rule is to come. }')).toEqual([]);
  });

  test('in a part of a case', () => {
    const part = (id: string, more = '') =>
      `          - ${question(id).trimStart().slice(2).replaceAll('\n        ', '\n            ').trimEnd().replaceAll(', trap: objects', '')}\n${more}`;
    const text = (more: string) =>
      `cards:\n${card('objects', [`      - id: a-case\n        type: case\n        level: 1\n        case: Text.\n        explanation: None.\n        parts:\n${part('one', more)}${part('two')}`, question('second')])}`;
    expect(rules({ 'c.yaml': text('') })).toEqual([
      ...Array(3).fill('warning L22 one'),
      ...Array(3).fill('warning L22 two'),
    ]);
    expect(rules({ 'c.yaml': text('            waive: { L22: Nobody falls for it. }\n') })).toEqual(
      Array(3).fill('warning L22 two'),
    );
  });
});

describe('with --release', () => {
  const bank = `${BANK}  - { id: other, statement: Unasked., importance: important }\n`;

  test('an objective without a question is an error', () => {
    expect(rules({ 'bank.yaml': bank, 'c.yaml': CARDS })).toEqual(['warning L34 small']);
    expect(rules({ 'bank.yaml': bank, 'c.yaml': CARDS }, { release: true })).toEqual([
      'error L34 small',
    ]);
  });

  test('a critical trap in no distractor is one, too', () => {
    const lonely = `${CARDS}${card('lonely', [question('third'), question('fourth')]).replace('important', 'critical')}`;
    expect(rules({ 'c.yaml': lonely }, { release: true })).toEqual(['error L34 lonely']);
  });
});

test.each([
  ['"2026-11-19"', 1],
  ['"2026-11-20"', 0],
  ['2026-10', 1],
  ['2026-11', 0],
  ['"2025"', 1],
  ['"2026"', 0],
])('on 2026-11-20 a card valid until %s has %i findings', (until, count) => {
  const text = CARDS.replace('    questions:', `    validUntil: ${until}\n    questions:`);
  expect(rules({ 'c.yaml': text })).toEqual(Array(count).fill('warning expired objects'));
});

describe('with an inventory', () => {
  const inventory = (text: string) => {
    const read = readInventory('claims.yaml', new TextEncoder().encode(text));
    expect(read.problems).toEqual([]);
    return { inventory: read.inventory };
  };

  test('claims that it does not have are errors', () => {
    expect(lines(check({ 'c.yaml': CARDS }, inventory('claims: [c-on]')))).toEqual([
      'bank.yaml:9:1 warning L34 1 claims of the inventory are in no objective, such as `c-on`: add each to the `claims` of one',
      'bank.yaml:10:110 error L23 unknown claim `c-one`: did you mean `c-on`?',
    ]);
    expect(lines(check({ 'c.yaml': CARDS }, inventory('claims: [c-one]')))).toEqual([]);
  });

  test('a bank that names no claims has no part in it', () => {
    const bank = BANK.replace(', claims: [c-one]', '');
    const { problems, audit } = check(
      { 'bank.yaml': bank, 'c.yaml': CARDS },
      inventory('claims: [c-one]'),
    );
    expect([problems, audit.claims]).toEqual([[], null]);
  });

  test.each([
    ['dated', 1],
    ['disputed', 1],
    ['sound', 0],
  ])('a card on a %s claim has %i findings without a date', (status, count) => {
    const list = inventory(`other: 1\nclaims:\n  - { id: c-one, status: ${status}, quote: x }\n`);
    expect(rules({ 'c.yaml': CARDS }, list)).toEqual(Array(count).fill('error L24 objects'));
    const dated = CARDS.replace('    questions:', '    asOf: 2026-11\n    questions:');
    expect(rules({ 'c.yaml': dated }, list)).toEqual([]);
  });

  test('that is none has problems of its own', () => {
    const problems = (text: string) =>
      readInventory('claims.yaml', Buffer.from(text)).problems.map(
        ({ file, rule }) => `${file} ${rule}`,
      );
    expect(problems('')).toEqual(['claims.yaml schema']);
    expect(problems('claims: [')).toEqual(['claims.yaml yaml']);
    expect(problems('claims: [{ name: x }]')).toEqual(['claims.yaml schema']);
    expect(problems('claims: \xff\x00')).toEqual(['claims.yaml encoding']);
  });
});
