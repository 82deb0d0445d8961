// Responses in words and back, and a hash of what is shown that tells neither key nor order.
import { describe, expect, test } from 'vitest';
import { bindQuestion } from '#core/question/bound-question.ts';
import { questionTypes } from '#core/question/question-types/index.ts';
import { fromWords, inWords, shownHash } from '#core/question/worded-response.ts';

const examples = Object.entries(questionTypes).flatMap(([type, { examples: list }]) =>
  list.map((example, at) => [`${type} ${at}`, type, example] as const),
);

describe('a response in words', () => {
  test.each(examples)('says the same again: %s', (_name, type, example) => {
    const { content, answered } = example;
    const part = 'part' in example ? example.part : 0;
    const question = bindQuestion({ type, content });
    const words = inWords(question, part, answered);
    expect(JSON.stringify(words)).not.toMatch(/[:[,]\d+[,\]}]/);
    expect(fromWords(question, part, JSON.parse(JSON.stringify(words)))).toEqual(answered);
  });

  const loads = {
    id: 'loads',
    type: 'matching',
    level: 1,
    stem: 'Which belongs to which?',
    pairs: [
      { prompt: 'Batch', choice: 'Nightly' },
      { prompt: 'Nightly', choice: 'Batch' },
    ],
    explanation: 'So.',
  };

  test('tells a prompt from a choice of the same text', () => {
    const question = bindQuestion({ type: 'matching', content: loads });
    for (const answered of [
      [2, 3],
      [3, 2],
      [null, 2],
    ]) {
      expect(fromWords(question, 0, inWords(question, 0, answered))).toEqual(answered);
    }
  });

  test('that names what is not offered, or is of another kind, is none', () => {
    const question = bindQuestion({ type: 'matching', content: loads });
    expect(fromWords(question, 0, { pairs: { 'Batch [prompts]': 'Hourly' } })).toBeNull();
    expect(fromWords(question, 0, { choice: 'Batch' })).toBeNull();
  });
});

describe('the hash of what is shown', () => {
  const steps = (texts: string, stem = 'Which order?') =>
    shownHash(
      bindQuestion({
        type: 'ordering',
        content: { stem, items: texts.split(' ').map((text) => ({ text })), explanation: '' },
      }),
    );
  const choice = (key: string, ...more: object[]) =>
    shownHash(
      bindQuestion({
        type: 'single',
        content: {
          stem: 'Which?',
          options: ['a', 'b', 'c'].map((text) => ({
            text,
            rationale: 'Because.',
            ...(text === key ? { correct: true } : {}),
          })),
          explanation: 'So.',
          ...Object.assign({}, ...more),
        },
      }),
    );

  test('does not depend on the key, nor on what is said after the answer', () => {
    expect(choice('a')).toBe(choice('b'));
    expect(choice('a', { explanation: 'Otherwise.' })).toBe(choice('a'));
    expect(steps('one two three')).toBe(steps('three one two'));
  });

  test('depends on every text that is shown', () => {
    expect(choice('a', { stem: 'Which one?' })).not.toBe(choice('a'));
    expect(steps('one two four')).not.toBe(steps('one two three'));
    expect(steps('one two three', 'Which?')).not.toBe(steps('one two three'));
  });
});
