// A good bank as practice gets it: every name resolved, every question a revision.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkBank } from '#authoring/check.ts';
import { CARDS, card, check, OPTIONS, question, sourceOf } from './bank-text.ts';

const KITCHEN = 'test/fixtures/banks/good/kitchen-sink';
const files = Object.fromEntries(
  ['bank.yaml', 'loose.yaml', 'storage.yaml', 'deeper/steps.yaml'].map((path) => [
    path,
    readFileSync(`${KITCHEN}/${path}`),
  ]),
);

function linked(texts: Record<string, string>) {
  const bank = check(texts).linked;
  if (!bank) throw new Error('the bank has errors');
  return bank;
}

describe('the kitchen sink', () => {
  const source = sourceOf(files);
  const bank = checkBank(source, OPTIONS).linked;

  test('has its cards in author order: by file, then by place', () => {
    expect(bank?.cards.map(({ id }) => id)).toEqual([
      'step-order',
      'why-encrypt',
      'loose-pictures',
      'studio-case',
      'object-storage',
    ]);
    expect(bank?.sourceHash).toBe(source.hash);
  });

  test('knows what its cards say', () => {
    expect(bank?.cards.at(-1)).toMatchObject({
      title: 'Objects are not files',
      trap: 'A bucket is a disk.',
      topic: 'storage',
      importance: 'critical',
      exams: ['AIF-C01'],
      objectives: ['pick-storage'],
      confusable: ['step-order'],
      asOf: '2026-11',
      validUntil: '2027-01',
    });
    expect(bank?.cards[0]).toMatchObject({
      trap: null,
      exams: [],
      confusable: [],
      asOf: null,
      validUntil: null,
    });
  });

  test('gives each question its aliases, type, level and parts', () => {
    const questions = bank?.cards.flatMap((one) => one.questions) ?? [];
    expect(
      questions.map(({ id, type, level, parts }) => `${id} ${type} ${level} ${parts}`),
    ).toEqual([
      'order-of-upload ordering 1 1',
      'places-and-needs matching 2 1',
      'name-the-place short 1 1',
      'explain-encryption recall 3 1',
      'loose-pictures single 1 1',
      'studio-case case 2 2',
      'holiday-pictures single 1 1',
      'two-places multiple 2 1',
    ]);
    expect(questions.find(({ id }) => id === 'holiday-pictures')?.aliases).toEqual([
      'old-pictures',
    ]);
  });

  test('makes a card of a question outside a card, titled by its author or by its stem', () => {
    const titles = Object.fromEntries(bank?.cards.map(({ id, title }) => [id, title]) ?? []);
    expect(titles['studio-case']).toBe('A studio and its films');
    expect(titles['loose-pictures']).toBe(
      'A team stores holiday pictures in a place that many machines read at once. Which place fits?',
    );
  });

  test('cites the sources of the question, else of the card, else of its objectives', () => {
    const sources = Object.fromEntries(
      bank?.cards
        .flatMap((one) => one.questions)
        .map(({ id, revision }) => [id, revision.sources]) ?? [],
    );
    expect(sources['holiday-pictures']).toEqual([
      { title: 'The manual', section: 'Page 7', asOf: null },
    ]);
    expect(sources['order-of-upload']).toEqual([
      { title: 'A guide to storage', section: null, asOf: '2026-11' },
    ]);
    expect(sources['two-places']).toEqual([
      { title: 'A guide to storage', section: 'Chapter 1', asOf: '2026-11' },
    ]);
  });

  test('names the traps of a question, those of the parts of a case too', () => {
    const trap = {
      'object-storage': { title: 'Objects are not files', misconception: 'A bucket is a disk.' },
    };
    const traps = Object.fromEntries(
      bank?.cards.flatMap((one) => one.questions).map(({ id, revision }) => [id, revision.traps]) ??
        [],
    );
    expect(traps['two-places']).toEqual(trap);
    expect(traps['studio-case']).toEqual(trap);
    expect(traps['name-the-place']).toEqual({});
  });
});

describe('a revision', () => {
  const hashOf = (text: string) => linked({ 'c.yaml': text }).cards[0]?.questions[0]?.revision.hash;

  test('does not depend on file, id, level, or quotes around text', () => {
    const changed = CARDS.replace('id: first', 'id: "renamed"')
      .replace('level: 1', 'level: 2')
      .replace('A bucket', "'A bucket'");
    expect(hashOf(changed.replace('fits first', 'fits first'))).toBe(hashOf(CARDS));
  });

  test('changes with the wording, the key, and the wording of a trap that it names', () => {
    const hashes = [
      CARDS,
      CARDS.replace('A bucket', 'A pail'),
      CARDS.replace('Misconception of objects', 'Another one'),
      CARDS.replace('A disk, rationale', 'A disk, correct: true, rationale')
        .replace('A bucket, correct: true', 'A bucket')
        .replace('trap: objects', ' '),
    ].map(hashOf);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

test('a bank with a warning is linked, one with an error is not', () => {
  const one = `cards:\n${card('objects', [question('first')])}`;
  expect(check({ 'c.yaml': one })).toMatchObject({
    problems: [{ level: 'warning' }],
    linked: { bank: { bank: 'small' } },
  });
  expect(check({ 'c.yaml': one.replace('level: 1', 'level: 0') }).linked).toBeNull();
});

test('a long stem is cut at a word for the title', () => {
  const stem = `${'word '.repeat(40)}ends here?`;
  const text = `questions:\n  - { id: q, topic: storage, importance: important, objectives: [pick], type: recall, level: 1, stem: "${stem}", answer: So. }\n`;
  const title = linked({ 'q.yaml': text }).cards[0]?.title ?? '';
  expect(title.endsWith('word …')).toBe(true);
  expect(title.length).toBeLessThanOrEqual(122);
});
