// Files that mean harm, and files that an accident made: each is refused with its places, and its neighbours load.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseRules } from '#authoring/base-rules.ts';
import { lintRules } from '#authoring/lint-rules/index.ts';
import { parseYaml } from '#authoring/yaml/parse.ts';
import { plainValue } from '#authoring/yaml/yaml-node.ts';
import { hostileFile } from '../bench/check/hostile-files.ts';
import { checkSources } from '../support/here-checker.ts';
import { BANK, CARDS, check, type Files, lines, OPTIONS, sourceOf } from './bank-text.ts';

/** TRAPWISE_FUZZ_RUNS has more accidents happen (CI: 200). */
const RUNS = Number(process.env['TRAPWISE_FUZZ_RUNS'] ?? 80);
const KITCHEN = 'test/fixtures/banks/good/kitchen-sink';
const bank = readFileSync(`${KITCHEN}/bank.yaml`);
const steps = readFileSync(`${KITCHEN}/deeper/steps.yaml`);
const storage = readFileSync(`${KITCHEN}/storage.yaml`);

const RULES = new Set([...baseRules, ...lintRules].map(({ id }) => id));
const neighbour = { ...sourceOf({ 'bank.yaml': BANK, 'c.yaml': CARDS }), folder: 'neighbour' };

/** Checks a bank beside a good one: it loads or says why not, place by place, and the good one loads. */
function expectAnswer(files: Files): void {
  const source = sourceOf(files);
  const lineCounts = new Map(
    source.files.map(({ path, bytes }) => {
      const text = new TextDecoder().decode(bytes);
      return [`b/${path}`, text.split(/\r\n?|\n/).length];
    }),
  );
  const { problems, linked, refused, nameless } = checkSources([source, neighbour], [], OPTIONS);
  for (const { file, line, column, rule, message } of problems) {
    expect(line).toBeGreaterThan(0);
    expect(line).toBeLessThanOrEqual(lineCounts.get(file) ?? 0);
    expect(column).toBeGreaterThan(0);
    expect(RULES).toContain(rule);
    // What is wrong, and what to do.
    expect(message).toMatch(/: \S| must be |, \d+ is the least/);
    expect(message.length).toBeLessThan(600);
  }
  const hasError = problems.some(({ level }) => level === 'error');
  const ids = linked.map((one) => one.bank.bank);
  // A mutation may take the neighbour's id; then that is the problem.
  if (!refused.includes('small')) expect(ids).toContain('small');
  expect(ids.length + refused.length + nameless).toBeGreaterThanOrEqual(2 - Number(hasError));
  expect(ids.length === 2).toBe(!hasError);
}

describe('accidents', () => {
  const signs = fc.constantFrom(...Buffer.from('\n :-[]{}&*!|>"\'#%@`~?,0<\t\0'));
  const mutated = (bytes: Buffer) =>
    fc
      .record({
        flips: fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.oneof(fc.nat(255), signs)), {
          maxLength: 8,
        }),
        from: fc.nat(bytes.length),
        length: fc.oneof({ weight: 3, arbitrary: fc.constant(bytes.length) }, fc.nat(bytes.length)),
      })
      .map(({ flips, from, length }) => {
        const copy = Buffer.from(bytes);
        for (const [at, byte] of flips) copy[at] = byte;
        return length === bytes.length ? copy : copy.subarray(from, from + length);
      });

  test('bytes are flipped, and files cut', () => {
    fc.assert(
      fc.property(mutated(bank), mutated(steps), (bankBytes, cardBytes) => {
        expectAnswer({ 'bank.yaml': bankBytes, 'steps.yaml': cardBytes, 's.yaml': storage });
      }),
      { numRuns: RUNS },
    );
  });

  /** One thing that somebody does to a tree: at the `at`-th node, counted around. */
  type Change = { readonly at: number; readonly how: string; readonly to: unknown };
  const change: fc.Arbitrary<Change> = fc.record({
    at: fc.nat(1000),
    how: fc.constantFrom('replace', 'delete', 'rename', 'double', 'wrap', 'copy from elsewhere'),
    to: fc.oneof(
      fc.constantFrom(null, true, 3, '', 'x', 'no', [], {}, [[]], { a: 'b' }, ['x', 'x']),
      fc.constantFrom('storage', 'object-storage', 'multiple', '__proto__', 'constructor'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
  });

  type Spot = { readonly group: object; readonly step: string };
  function spotsIn(value: unknown): Spot[] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([step, inner]) => [
      { group: value, step },
      ...spotsIn(inner),
    ]);
  }

  function apply(tree: unknown, { at, how, to }: Change): void {
    const spots = spotsIn(tree);
    const spot = spots[at % spots.length];
    if (!spot) return;
    const { group, step } = spot;
    const now: unknown = Reflect.get(group, step);
    const set = (value: unknown) =>
      Object.defineProperty(group, step, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    if (how === 'replace') set(to);
    else if (how === 'wrap') set([now]);
    else if (how === 'copy from elsewhere') {
      const other = spots[(at * 7 + 1) % spots.length];
      if (other) set(structuredClone(Reflect.get(other.group, other.step)));
    } else if (Array.isArray(group)) {
      if (how === 'delete') group.splice(Number(step), 1);
      else group.push(structuredClone(now));
    } else {
      if (how !== 'double') Reflect.deleteProperty(group, step);
      if (how !== 'delete') Reflect.set(group, how === 'double' ? `${step}s` : String(to), now);
    }
  }

  const treeOf = (bytes: Buffer) => {
    const { document } = parseYaml('f.yaml', bytes.toString('utf8'));
    return document?.root ? plainValue(document.root) : null;
  };

  test('parts are deleted, doubled, renamed, wrapped and put elsewhere', () => {
    const trees = {
      'bank.yaml': treeOf(bank),
      'steps.yaml': treeOf(steps),
      's.yaml': treeOf(storage),
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(trees)),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (name, changes) => {
          const copy = structuredClone(trees);
          for (const one of changes) apply(Reflect.get(copy, name), one);
          const texts = Object.entries(copy).map(([path, tree]) => [
            path,
            JSON.stringify(tree, null, 1),
          ]);
          expectAnswer(Object.fromEntries(texts));
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('any value stands in place of any value', () => {
    const value = fc.oneof(
      fc.constantFrom(...'~ no 010 [] {} [[x]] "x" 1 - << 2026-11-20 __proto__'.split(' ')),
      fc.constantFrom('', '? x', '{ a: b }', '{ __proto__: x, constructor: y }'),
      fc.string(),
    );
    const text = steps.toString('utf8');
    const spots = [...text.matchAll(/(?<=[:-] )\S.*$/gm)];
    fc.assert(
      fc.property(fc.constantFrom(...spots), value, (spot, instead) => {
        const changed =
          text.slice(0, spot.index) + instead + text.slice(spot.index + spot[0].length);
        expectAnswer({ 'bank.yaml': bank, 'steps.yaml': changed, 's.yaml': storage });
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a mebibyte', () => {
  // Those that took minutes, or all memory, before something was mended; `npm run bench:check` has all of them. The time
  // limit of the test runner is the judge.
  test.each([
    'question marks',
    'anchors in one line',
    'keys without a value',
    'options with traps',
    'items',
    'pairs',
    'stems of spaces',
    'options of signs',
    'stems of quotes',
    'answers of brackets',
  ])('of %s', (name) => {
    const { problems } = check({ 'x.yaml': hostileFile(name).text });
    expect(problems.length).toBeGreaterThan(0);
    // Of the file, and a few of the bank that it leaves without cards.
    expect(problems.length).toBeLessThan(10_010);
  });

  const many = (count: number, unit: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => unit(at)).join('');

  test('of names in a vocabulary', () => {
    const names = many(30_000, (at) => `{ name: n${at}, short: s${at} },`);
    const found = lines(check({ 'bank.yaml': `${BANK}vocabulary: { names: [${names}] }\n` }));
    expect(found).toContain(
      'bank.yaml:11:15 error limit 30000 entries, 200 are the most: keep those that matter',
    );
  });

  test('of objectives, and as many names that are nearly theirs', () => {
    const objectives = many(
      15_000,
      (at) => `  - { id: obj${at}, statement: x, importance: important }\n`,
    );
    const cards = many(
      2000,
      (at) =>
        `  - { id: q${at}, type: recall, level: 1, topic: storage, importance: important, objectives: [obx${at}], stem: "Why?", answer: x }\n`,
    );
    const files = { 'bank.yaml': `${BANK}${objectives}`, 'c.yaml': `questions:\n${cards}` };
    const unknown = check(files).problems.filter(({ rule }) => rule === 'reference');
    expect(unknown).toHaveLength(2000);
    // The closest names are looked for while that is quick.
    expect(unknown[0]?.message).toBe('unknown objective `obx0`: did you mean `obj0`?');
    expect(unknown.at(-1)?.message).toContain('bank.yaml declares no such objective');
  });

  test('of one key, quoted in part', () => {
    const { problems } = check({ 'x.yaml': `"${'a'.repeat(1_048_000)}": b` });
    expect(problems[0]?.message.length).toBeLessThan(600);
  });

  test('and a fifth of one is refused unread', () => {
    const large = check({ 'c.yaml': CARDS, 'x.yaml': 'a'.repeat(1_258_291) }).problems;
    expect(large).toMatchObject([{ rule: 'limit', file: 'b/x.yaml', line: 1, column: 1 }]);
  });
});

test('of stems that are all alike, each but the first is named', () => {
  const words = 'one two three four five six seven eight nine ten eleven twelve';
  const stem = (at: number) =>
    `  - { id: q${at}, topic: storage, importance: important, objectives: [pick], level: 1, type: recall, answer: x, stem: "${words} n${at}?" }\n`;
  const text = Array.from({ length: 1000 }, (_, at) => stem(at)).join('');
  const { problems } = check({ 'f.yaml': `questions:\n${text}` });
  expect(problems.filter(({ rule }) => rule === 'L28')).toHaveLength(999);
});
