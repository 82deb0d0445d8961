// A question in doubt: what was chosen and what the key says, in words, and whether two wordings have one key.
import { describe, expect, test } from 'vitest';
import { bindQuestion } from '#core/question/bound-question.ts';
import { keepsKey } from '#core/question/judge-again.ts';
import { questionTypes } from '#core/question/question-types/index.ts';
import { keyTexts, responseTexts } from '#core/question/response-texts.ts';
import { contents } from '../../support/banks.ts';

const bind = (content: { readonly type: string; readonly [field: string]: unknown }) =>
  bindQuestion({ type: content.type, content });

describe('in words', () => {
  test.each([
    [contents.single('q'), [1], ['wrong one'], ['right one']],
    [contents.multiple('q'), [0, 3], ['key a', 'no b'], ['key a', 'key b']],
    [
      contents.ordering('q'),
      [2, 0, 1],
      ['step three', 'step one', 'step two'],
      ['step one', 'step two', 'step three'],
    ],
    [contents.short('q'), 'something', ['something'], ['KEYCANARY']],
    [
      contents.recall('q'),
      'hard',
      ['hard'],
      ['KEYCANARY all of it', 'KEYCANARY first', 'KEYCANARY second'],
    ],
  ])('$type: %#', (content, answered, chosen, key) => {
    const question = bind(content);
    expect(responseTexts(question, 0, answered)).toEqual(chosen);
    expect(keyTexts(question, 0)).toEqual(key);
  });

  test('matching: each prompt with its choice', () => {
    const question = bind(contents.matching('q'));
    const pairs = keyTexts(question, 0);
    expect(pairs).toEqual(['prompt a → choice a', 'prompt b → choice b']);
  });

  test('a part of a case: that part alone', () => {
    const question = bind(contents.case('q'));
    expect(keyTexts(question, 0)).toEqual(['right one']);
    expect(keyTexts(question, 1)).toEqual(['key a', 'key b']);
  });

  test('every example of every type has words', () => {
    for (const { kind, examples } of Object.values(questionTypes)) {
      for (const example of examples) {
        const { content, answered } = example;
        const part = 'part' in example ? example.part : 0;
        const question = bindQuestion({ type: kind, content });
        const words = responseTexts(question, part, answered);
        expect(words.length).toBeGreaterThan(0);
        for (const text of words) expect(text).toMatch(/\S/);
      }
    }
  });
});

describe('the key', () => {
  const options = contents
    .single('q')
    .options.map(({ correct: _, ...option }, at) =>
      at === 1 ? { ...option, correct: true } : option,
    );
  test('is one where only the wording around it changed, or the order', () => {
    const from = contents.single('q');
    const to = { ...from, stem: 'Which one, then?', options: from.options.toReversed() };
    expect(keepsKey(bind(from), bind(to))).toBe(true);
  });

  test.each(Object.entries(contents))('of %s is its own', (_type, content) => {
    expect(keepsKey(bind(content('q')), bind(content('q')))).toBe(true);
  });

  test('is another one with another right option, another text of it, or another type', () => {
    const from = bind(contents.single('q'));
    expect(keepsKey(from, bind({ ...contents.single('q'), options } as never))).toBe(false);
    const text = JSON.stringify(contents.single('q')).replaceAll('right one', 'righter one');
    expect(keepsKey(from, bind(JSON.parse(text)))).toBe(false);
    expect(keepsKey(from, bind(contents.multiple('q')))).toBe(false);
  });

  test('of a case is another one when a part is', () => {
    const whole = contents.case('q');
    const [one, two] = whole.parts;
    const mended = { ...whole, parts: [{ ...one, options }, two] };
    expect(keepsKey(bind(whole), bind(mended))).toBe(false);
    expect(keepsKey(bind(whole), bind({ ...whole, parts: [two, one] }))).toBe(true);
    expect(keepsKey(bind(whole), bind({ ...whole, parts: [one, two, one] }))).toBe(false);
  });
});
