// The writer of question files: what it writes is read as what was meant, and as an author would write it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBankSource } from '#authoring/bank-source.ts';
import { readDraft, validCards } from '#authoring/check.ts';
import type { ValidCard } from '#authoring/link.ts';
import { type CardFields, writeBankFile, writeCardFiles } from '#authoring/write-cards.ts';
import type { Problem } from '#core/base/problem.ts';
import { said, writtenBank } from '../support/arbitrary-bank.ts';

/** The cards of files, and what is wrong with their form. */
function readCards(texts: readonly string[]): { cards: ValidCard[]; problems: Problem[] } {
  const files = texts.map((text, at) => ({ path: `${at}.yaml`, bytes: Buffer.from(text) }));
  const problems: Problem[] = [];
  const draft = readDraft(createBankSource('bank', files, []), (found) => problems.push(...found));
  return { cards: validCards(draft.cards), problems };
}

function fieldsOf({ head, questions }: ValidCard): CardFields {
  return { loose: false, head, questions };
}

test('what is written is read as the same cards, whatever their texts', () => {
  fc.assert(
    fc.property(writtenBank, ({ cards }) => {
      const texts = writeCardFiles(cards.map(fieldsOf), 'Written.');
      const read = readCards(texts);
      expect(read.problems).toEqual([]);
      expect(said(read.cards)).toEqual(said(cards));
    }),
    { numRuns: 80 },
  );
});

test('a file reads as an author would write it', () => {
  const [text] = writeCardFiles(
    [
      {
        loose: false,
        head: {
          importance: 'critical',
          topic: 'heat',
          exams: ['KIT-1', 'NO'],
          title: 'Water boils at 100 °C',
          id: 'boiling',
        },
        questions: [
          {
            options: [
              { rationale: 'no', text: '12:30', trap: 'boiling' },
              { correct: true, text: 'It says: "yes"', rationale: 'Two\nlines.' },
            ],
            stem: 'When does it boil?',
            level: 1,
            type: 'single',
            id: '010',
            explanation: 'One line.\n\n  Another one.',
          },
        ],
      },
      {
        loose: true,
        question: { id: 'order', type: 'ordering', topic: 'heat', items: [{ text: 'a' }, 'b'] },
      },
      { loose: true, question: { id: 'two', type: 'recall', answer: 'Yes.', points: ['yes'] } },
    ],
    'Imported.',
  );
  expect(text).toBe(`# Imported.
cards:
  - id: boiling
    title: Water boils at 100 °C
    topic: heat
    importance: critical
    exams: [KIT-1, "NO"]
    questions:
      - id: "010"
        type: single
        level: 1
        stem: |
          When does it boil?
        options:
          - text: "12:30"
            rationale: "no"
            trap: boiling
          - text: "It says: \\"yes\\""
            correct: true
            rationale: |-
              Two
              lines.
        explanation: |
          One line.

            Another one.

questions:
  - id: order
    topic: heat
    type: ordering
    items:
      - a
      - b

  - id: two
    type: recall
    answer: |
      Yes.
    points:
      - "yes"
`);
});

test('cards beyond the limits of a file go into further files, none of them split', () => {
  const question = { type: 'recall', level: 1, stem: 'Why?', answer: 'x'.repeat(3000) };
  const cards = Array.from({ length: 700 }, (_, at): CardFields => {
    const own = { ...question, id: `q-${at}`, topic: 'a', importance: 'important' };
    return { loose: true, question: own };
  });
  const texts = writeCardFiles(cards, 'Many.');
  expect(texts).toHaveLength(3);
  const read = readCards(texts);
  expect(read.problems).toEqual([]);
  expect(read.cards.map(({ head }) => head.id)).toEqual(cards.map((_, at) => `q-${at}`));
});

test('a bank file leaves out what nobody knows', () => {
  const fields = { topics: { heat: 'Heat: 100' }, license: undefined, title: 'T', bank: 'no' };
  expect(writeBankFile(fields, 'New.')).toBe(
    '# New.\nbank: "no"\ntitle: T\ntopics:\n  heat: "Heat: 100"\n',
  );
});
