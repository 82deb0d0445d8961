// Foreign questions on their way into cards: legal ids that stay, cards put together, and nothing lost in silence.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gatherCards } from '#authoring/exchange/foreign-cards.ts';
import { legalId } from '#authoring/exchange/legal-id.ts';
import type { ForeignQuestion } from '#authoring/format.ts';
import { Id } from '#core/question/question.ts';
import { unicode } from '../../support/arbitrary-bank.ts';

const NOTHING = { cards: new Map(), questions: new Map() };
const place = (line: number) => ({ file: 'quiz', line, column: 1 });
const recall = (line: number, more: Partial<ForeignQuestion> = {}): ForeignQuestion =>
  ({ type: 'recall', stem: 'Why?', answer: 'So.', place: place(line), ...more }) as ForeignQuestion;

describe('an id', () => {
  test('is legal, whatever the words, and a legal one stays', () => {
    fc.assert(
      fc.property(unicode, (words) => {
        const id = legalId(words);
        expect(Id.safeParse(id).success).toBe(true);
        expect(legalId(id)).toBe(id);
      }),
    );
  });

  test('reads like its words, and tells words apart that look alike without their letters', () => {
    expect(legalId('  Größe & Œuvre: 100 °C?')).toBe('grosse-oeuvre-100-c');
    expect(legalId('日本 1')).toMatch(/^1-[0-9a-f]{8}$/);
    expect(legalId('日本 1')).not.toBe(legalId('中国 1'));
    expect(legalId('???')).toMatch(/^q-[0-9a-f]{8}$/);
    expect(legalId('word '.repeat(40))).toMatch(/^(word-){12}[0-9a-f]{8}$/);
  });

  test('of a question is the same at every import, and its own within the file', () => {
    const questions = [recall(1), recall(2), recall(3, { name: 'Why?', stem: 'How?' }), recall(4)];
    const idsOf = (found: readonly ForeignQuestion[]) =>
      gatherCards(found, {}, NOTHING).cards.map((card) => card.loose && card.question['id']);
    const ids = idsOf(questions);
    expect(new Set(ids).size).toBe(4);
    expect(idsOf(questions)).toEqual(ids);
    expect(ids[0]).toBe('why');
  });
});

test('questions that name one card become one, and what contradicts itself is named', () => {
  const head = { id: 'The Card', title: 'T', trap: 'Wrong.', confusable: ['Other Card'] };
  const { cards, problems, topics } = gatherCards(
    [
      recall(1, { card: head, name: 'A' }),
      recall(2, { name: 'B', card: { id: 'the-card', title: 'Another', topic: 'Heat & fire' } }),
      recall(3, { name: 'The Card' }),
    ],
    { topic: 'Rest', importance: 'critical', level: 2 },
    NOTHING,
  );
  expect(cards[0]).toMatchObject({
    loose: false,
    head: {
      id: 'the-card',
      title: 'T',
      trap: 'Wrong.',
      topic: 'rest',
      importance: 'critical',
      confusable: ['other-card'],
    },
    questions: [{ id: 'a', level: 2 }, { id: 'b' }],
  });
  expect(cards[1]).toMatchObject({ loose: true, question: { topic: 'rest' } });
  expect(problems.map(({ line, message }) => [line, message])).toEqual([
    [2, '`title` of the card `the-card` is another one at quiz:1: that one is kept'],
    [2, '`topic` of the card `the-card` is another one at quiz:1: that one is kept'],
  ]);
  expect([...topics]).toEqual([
    ['rest', 'Rest'],
    ['heat-fire', 'Heat & fire'],
  ]);
});

test('control characters are removed with a warning, line ends made one without', () => {
  const stem = ' a\r\nb\u0000\ud800c\rd ';
  const { cards, problems } = gatherCards([recall(7, { stem }), recall(8)], {}, NOTHING);
  expect(cards[0]).toMatchObject({ question: { stem: 'a\nb\ufffdc\nd' } });
  expect(problems).toMatchObject([{ line: 7, level: 'warning', rule: 'import' }]);
});

test('feedback on the keys is the explanation only where that is asked for', () => {
  const options = [
    { text: 'x', correct: true, rationale: 'Because.' },
    { text: 'y', correct: true, rationale: 'Because.' },
    { text: 'z', correct: false, rationale: 'Not so.' },
  ];
  const question: ForeignQuestion = { type: 'multiple', stem: 'Q?', options, place: place(1) };
  const explained = (explanationFromFeedback: boolean) => {
    const [card] = gatherCards([question], { explanationFromFeedback }, NOTHING).cards;
    return card?.loose && card.question['explanation'];
  };
  expect(explained(true)).toBe('Because.');
  expect(explained(false)).toBeUndefined();
});
