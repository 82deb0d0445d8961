// What loading refuses until the author has settled it: told with place and remedy, and nothing is written meanwhile.
import { beforeEach, describe, expect, test } from 'vitest';
import { createBankSource } from '#authoring/bank-source.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Store } from '#store/store.ts';
import { type LoadOptions, loadBanks } from '#use-cases/load-banks.ts';
import { checkOf } from '../support/here-checker.ts';

const NOW = Date.parse('2026-11-20T09:00:00Z');

/** A card a line: its id, and its questions as the stem's own words. */
type Cards = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** JSON is YAML; a question is on the line of its own. */
function source(cards: Cards, id = 'a', language = 'en') {
  const head = { bank: id, title: id, language, license: 'MIT', topics: { t: 'T' } };
  const text = Object.entries(cards).map(([card, questions]) => {
    const asked = Object.entries(questions).map(([name, words]) => {
      const [stem = '', more = '{}'] = words.split(' @ ');
      return `    ${JSON.stringify({
        id: name,
        type: 'recall',
        level: 1,
        stem,
        ...(more.includes('accept') ? {} : { answer: `${stem} Quite so.` }),
        ...JSON.parse(more),
      })}`;
    });
    const facts = JSON.stringify({ id: card, title: card, topic: 't', importance: 'important' });
    return `  - ${facts.slice(0, -1)}, "questions": [\n${asked.join(',\n')}]}\n`;
  });
  const files = { 'bank.yaml': JSON.stringify(head), 'cards.yaml': `cards:\n${text.join('')}` };
  const list = Object.entries(files).map(([path, body]) => ({ path, bytes: Buffer.from(body) }));
  return createBankSource(id, list, []);
}

/** Cards of one question each, whose words nobody else has. */
const many = (count: number, from = 1): Cards =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const n = from + at;
      return [`card-${n}`, { [`q-${n}`]: `Where does number${n} with word${n * 7} belong?` }];
    }),
  );

let store: Store;
beforeEach(async () => {
  store = await openMemoryStore();
});

async function load(sources: readonly ReturnType<typeof source>[], options: LoadOptions = {}) {
  const { problems, changes, refused, catalogue } = await loadBanks(
    store,
    { banks: sources, problems: [] },
    NOW,
    checkOf(sources),
    options,
  );
  const lines = problems
    .filter(({ level, rule }) => level === 'error' || rule === 'edit')
    .map(
      ({ file, line, column, level, rule, message }) =>
        `${file}:${line}:${column} ${level} ${rule} ${message}`,
    );
  const served = [...catalogue.banks.values()].map(
    ({ bank, cards }) => `${bank.bank} ${cards.length}`,
  );
  return { lines, changes, refused, served };
}

describe('a question', () => {
  const ASKED = 'Which hospital keeps model weights inside?';
  const LATER = 'Which hospital now keeps model weights inside?';
  const OTHER = 'How long lasts spaced repetition before exams?';
  const first = { alpha: { q: ASKED, r: 'Why does anybody shuffle options?' } };
  const now = (words: string): Cards => ({ alpha: { ...first.alpha, q: words } });
  const said = (fields: object) => ` @ ${JSON.stringify(fields)}`;

  test.each([
    [
      'another one under its id',
      OTHER,
      `a/cards.yaml:3:11 error reused-id \`q\` is the id of another question, "${ASKED}": give this one an id of its own, or write \`replaces: q\` to retire that one; if it is the same question in other words, write \`edit: meaning\``,
    ],
    [
      'one that is hardly another, replacing it',
      `${LATER}${said({ replaces: 'q' })}`,
      'a/cards.yaml:3:11 error reused-id `replaces: q` says that another question stands here, and it is nearly the same as before: delete `replaces`, or give the new question an id of its own with `replaces: q`',
    ],
    [
      'a key that is called cosmetic',
      `${ASKED}${said({ type: 'short', accept: ['Some'], explanation: 'So.', edit: 'cosmetic' })}`,
      'a/cards.yaml:3:11 error edit `edit: cosmetic` is said of `q`, and what is right reads otherwise: write `edit: meaning`, or delete `edit`',
    ],
  ])('is not changed into %s', async (_name, words, line) => {
    await load([source(first)]);
    const { lines, refused, changes, served } = await load([source(now(words))]);
    expect({ lines, changes, served }).toEqual({ lines: [line], changes: [], served: ['a 1'] });
    expect(refused.map(({ bank }) => bank)).toEqual(['a']);
    // What is put right afterwards is loaded, so nothing was left behind.
    expect((await load([source(first)])).lines).toEqual([]);
  });

  test.each([
    ['that replaces the other', OTHER + said({ replaces: 'q' }), 'en', { replaced: ['q'] }],
    [
      'that is the same, as the author says',
      OTHER + said({ edit: 'meaning' }),
      'en',
      { edited: ['q'] },
    ],
    ['in another language, with its whole bank', OTHER, 'de', { edited: ['q'] }],
    [
      'whose key changed, as the author says',
      `${LATER}${said({ edit: 'key' })}`,
      'en',
      { keyChanged: ['q'], edited: [] },
    ],
  ])('may become one %s', async (_name, words, language, expected) => {
    await load([source(first)]);
    const { lines, changes } = await load([source(now(words), 'a', language)]);
    expect({ lines, changes }).toEqual({ lines: [], changes: [expect.objectContaining(expected)] });
  });

  test('that was retired keeps its id from another one, too', async () => {
    await load([source(first)]);
    const { r } = first.alpha;
    await load([source({ alpha: { r } })]);
    const { lines } = await load([source({ alpha: { r, q: OTHER } })]);
    expect(lines).toEqual([expect.stringContaining('error reused-id `q` is the id of another')]);
  });

  test('whose stated edit is loaded is told to drop it, and is loaded all the same', async () => {
    await load([source(first)]);
    const stated = `${LATER}${said({ edit: 'meaning' })}`;
    await load([source(now(stated))]);
    const { lines, changes } = await load([source({ ...now(stated), ...many(1) })]);
    expect(lines).toEqual([
      expect.stringMatching(/^a\/cards.yaml:3:11 warning edit `edit: meaning` was said/),
    ]);
    expect(changes).toHaveLength(1);
  });
});

describe('what is gone', () => {
  test.each([
    ['ten of thirteen', 13, 3, true],
    ['eleven of thirteen', 13, 2, false],
    ['eleven of fifty-five, a fifth', 55, 44, true],
    ['twelve of fifty-five', 55, 43, false],
  ])('is retired at once or asked about: %s', async (_name, before, left, isQuiet) => {
    await load([source(many(before))]);
    const rest = [source(many(left))];
    const { lines, served } = await load(rest);
    const gone = before - left;
    const asked = `a/bank.yaml:1:9 error retire ${gone} of ${before} questions and ${gone} of ${before} cards of \`a\` are gone at once`;
    expect(lines).toEqual(isQuiet ? [] : [expect.stringContaining(asked)]);
    expect(served).toEqual([`a ${isQuiet ? left : before}`]);
    const accepted = await load(rest, { acceptRetire: true });
    expect([accepted.lines, accepted.served]).toEqual([[], [`a ${left}`]]);
  });

  test('may be a whole bank, which is asked about like a part of one', async () => {
    await load([source(many(11)), source(many(2), 'b')]);
    const one = await load([]);
    expect(one.lines).toEqual([
      expect.stringMatching(/^a\/bank.yaml:1:1 error retire 11 of 11 .*--accept-retire/),
    ]);
    expect(one.served).toEqual(['a 11']);
    expect((await load([], { acceptRetire: true })).served).toEqual([]);
    const back = await load([source(many(11))]);
    expect(back.changes[0]?.restored).toHaveLength(22);
  });

  test('may be a card whose questions are in two new ones, which is asked about', async () => {
    const [one, two] = ['Where does number1 belong?', 'When does anybody leave?'];
    await load([source({ alpha: { one, two } })]);
    const split = source({ beta: { one }, gamma: { two } });
    const { lines, served } = await load([split]);
    expect(lines).toEqual([
      expect.stringMatching(
        /^a\/cards.yaml:2:11 error renamed-card the card `alpha` is gone, and its questions are in `beta`, `gamma` now/,
      ),
    ]);
    expect(served).toEqual(['a 1']);
    expect((await load([split], { acceptRetire: true })).served).toEqual(['a 2']);
  });

  test('may be a bank that is there under another id, which is asked about, however small', async () => {
    await load([source(many(3))]);
    const renamed = source(many(3), 'b');
    const { lines, served, refused } = await load([renamed]);
    expect(lines).toEqual([
      expect.stringMatching(
        /^b\/bank.yaml:1:9 error renamed-bank `b` has the cards of `a`, which is gone: .* write `bank: a`/,
      ),
    ]);
    expect([served, refused.map(({ bank }) => bank)]).toEqual([['a 3'], ['b']]);
    expect((await load([renamed], { acceptRetire: true })).served).toEqual(['b 3']);
    // A copy beside the bank is another bank, and nothing of the first is gone.
    expect((await load([renamed, source(many(3), 'c')])).served).toEqual(['b 3', 'c 3']);
  });
});

test('a dry run tells all of this and writes nothing', async () => {
  const first = await load([source(many(13))], { dryRun: true });
  expect([first.changes[0]?.added.length, first.served]).toEqual([26, []]);
  await load([source(many(13))]);
  const next = await load([source(many(1)), source(many(1, 20), 'b')], { dryRun: true });
  expect(next.lines).toEqual([expect.stringContaining(' error retire 12 of 13 questions')]);
  expect([next.changes.map(({ bank }) => bank), next.refused.map(({ bank }) => bank)]).toEqual([
    ['b'],
    ['a'],
  ]);
  expect(next.served).toEqual(['a 13']);
});
