// An old answer by another key: options are matched by text, and what cannot be compared is said so.
import { describe, expect, test } from 'vitest';
import { bindQuestion } from '#core/question/bound-question.ts';
import { judgeAgain } from '#core/question/judge-again.ts';
import type { Answered } from '#core/question/question-type.ts';
import { questionTypes } from '#core/question/question-types/index.ts';

type Content = { readonly type: string };

const judge = (from: Content, answered: Answered, to: Content, part = 0) =>
  judgeAgain(
    bindQuestion({ type: from.type, content: from }),
    part,
    answered,
    bindQuestion({ type: to.type, content: to }),
  );
const SAME = { kind: 'same-key' };
const judged = (correct: boolean, trap: string | null = null) => ({
  kind: 'judged',
  outcome: expect.objectContaining({ correct, trap, score: correct ? 1 : 0 }),
});
const incomparable = (why: string) => ({ kind: 'incomparable', why });

const choices = (type: string, texts: string, more: object = {}) => ({
  id: 'q',
  type,
  level: 1,
  stem: 'Which?',
  // `A*` is right, `B!` names the trap b.
  options: texts.split(' ').map((text) => {
    const word = text.replace(/\W/, '');
    return {
      text: word,
      rationale: 'Because.',
      ...(text.endsWith('*') ? { correct: true } : {}),
      ...(text.endsWith('!') ? { trap: word.toLowerCase() } : {}),
    };
  }),
  explanation: 'So it is.',
  ...more,
});
const single = (texts: string, more?: object) => choices('single', texts, more);
const multiple = (texts: string) => choices('multiple', texts);

describe('every type', () => {
  const examples = Object.values(questionTypes).flatMap(({ kind, examples: list }) =>
    list.map((example) => [kind, example] as const),
  );
  test.each(examples)(
    'of the kind %s: an answer by its own key is judged as before',
    (_, example) => {
      const { content, answered } = example;
      const part = 'part' in example ? example.part : 0;
      expect(judge(content, answered, structuredClone(content), part)).toEqual(SAME);
    },
  );
});

describe('a single choice', () => {
  test('turns right or wrong with the key, wherever its option stands now', () => {
    const to = single('C A* B!');
    expect(judge(single('A B* C'), [0], to)).toEqual(judged(true));
    expect(judge(single('A B* C'), [1], to)).toEqual(judged(false, 'b'));
    expect(judge(single('A B* C'), [2], to)).toEqual(judged(false));
  });

  test('has the same key while the same text is right: reworded, reordered, with more options, other traps', () => {
    for (const to of ['B* C A', 'A B* C D', 'A! B* C!', 'B* A']) {
      for (const slot of [0, 1]) expect(judge(single('A B* C'), [slot], single(to))).toEqual(SAME);
    }
    expect(judge(single('A B* C'), [0], single('A B* C', { stem: 'Which one?' }))).toEqual(SAME);
  });

  test('is not judged where its option is gone, or where the key was never offered', () => {
    expect(judge(single('A B* C'), [1], single('A* C'))).toEqual(incomparable('choice-gone'));
    expect(judge(single('A B* C'), [1], single('A B C D*'))).toEqual(incomparable('key-not-shown'));
    // A typo in the right option is no new key: nobody chose what the other wording offers.
    expect(judge(single('A Bb* C'), [1], single('A B* C'))).toEqual(incomparable('choice-gone'));
    expect(judge(single('A Bb* C'), [0], single('A B* C'))).toEqual(incomparable('key-not-shown'));
  });

  test('is not judged by a question of another type', () => {
    expect(judge(single('A B* C'), [1], multiple('A* B C*'))).toEqual(
      incomparable('other-question'),
    );
  });
});

describe('several choices', () => {
  test('turn right or wrong as a whole, and name the first trap that is one now', () => {
    const from = multiple('A* B* C D');
    expect(judge(from, [0, 2], multiple('D C* B A*'))).toEqual(judged(true));
    expect(judge(from, [0, 1], multiple('A* B! C* D'))).toEqual(judged(false, 'b'));
    expect(judge(from, [2, 3], multiple('D! C! B* A'))).toEqual(judged(false, 'd'));
    expect(judge(from, [0, 1], multiple('B* A* D C'))).toEqual(SAME);
    expect(judge(from, [0, 1], multiple('A* C D*'))).toEqual(incomparable('choice-gone'));
  });
});

describe('an order', () => {
  const order = (texts: string) => ({
    id: 'q',
    type: 'ordering',
    level: 1,
    stem: 'In which order?',
    items: texts.split(' ').map((text) => ({ text })),
    explanation: 'So it is.',
  });
  test('turns right or wrong with the order of the key', () => {
    expect(judge(order('A B C'), [1, 0, 2], order('B A C'))).toEqual(judged(true));
    expect(judge(order('A B C'), [0, 1, 2], order('B A C'))).toEqual(judged(false));
    expect(judge(order('A B C'), [0, 1, 2], order('A B D'))).toEqual(incomparable('choice-gone'));
    expect(judge(order('A B'), [0, 1], order('A B C'))).toEqual(incomparable('key-not-shown'));
  });
});

describe('a matching', () => {
  const match = (pairs: string, more = '') => ({
    id: 'q',
    type: 'matching',
    level: 1,
    stem: 'Which belongs to which?',
    pairs: pairs.split(' ').map((pair) => ({ prompt: pair.charAt(0), choice: pair.charAt(1) })),
    ...(more === '' ? {} : { choices: more.split(' ') }),
    explanation: 'So it is.',
  });
  test('turns right or wrong with its pairs, prompts and choices moved as they may be', () => {
    const from = match('ax by', 'z');
    expect(judge(from, [2, 4], match('bz ax', 'y'))).toEqual(judged(true));
    expect(judge(from, [2, 3], match('bz ax', 'y'))).toEqual(judged(false));
    expect(judge(from, [2, null], match('bz ax', 'y'))).toEqual(judged(false));
    expect(judge(from, [2, 3], match('by ax', 'z'))).toEqual(SAME);
    expect(judge(from, [2, 4], match('ax by'))).toEqual(SAME);
    expect(judge(from, [2, 3], match('az cy'))).toEqual(incomparable('choice-gone'));
    expect(judge(from, [2, 3], match('ay bx cz'))).toEqual(incomparable('key-not-shown'));
  });
});

describe('a typed answer', () => {
  const short = (...accept: string[]) => ({
    id: 'q',
    type: 'short',
    level: 1,
    stem: 'What is it called?',
    accept,
    explanation: 'So it is.',
  });
  test('turns right once it is accepted, and wrong when it no longer is', () => {
    expect(judge(short('RAG'), 'retrieval', short('RAG', 'retrieval'))).toEqual(judged(true));
    expect(judge(short('RAG', 'search'), 'search', short('RAG'))).toEqual(judged(false));
    expect(judge(short('RAG'), 'rag', short('tuning'))).toEqual(judged(false));
    expect(judge(short('RAG'), 'rag', short('Rag!', 'retrieval'))).toEqual(SAME);
    expect(judge(short('RAG'), 'nonsense', short('RAG', 'retrieval'))).toEqual(SAME);
  });
});

test('a recall is judged by its learner alone, whatever the model answer says', () => {
  const recall = (answer: string) => ({ id: 'q', type: 'recall', level: 3, stem: 'Why?', answer });
  for (const own of ['again', 'good']) {
    expect(judge(recall('Because.'), own, recall('For another reason.'))).toEqual(SAME);
  }
});

describe('a case', () => {
  const part = (id: string, texts: string) => ({ ...single(texts), id });
  const whole = (...parts: { id: string }[]) => ({
    id: 'q',
    type: 'case',
    level: 3,
    case: 'Once upon a time.',
    parts,
  });
  const from = whole(part('one', 'A* B'), part('two', 'C D*'));

  test('is judged part by part, each found by its name', () => {
    const to = whole(part('two', 'D C*'), part('one', 'A* B'));
    expect(judge(from, [0], to, 0)).toEqual(SAME);
    expect(judge(from, [0], to, 1)).toEqual(judged(true));
    expect(judge(from, [1], to, 1)).toEqual(judged(false));
  });

  test('is not judged where the part is gone', () => {
    const to = whole(part('one', 'A* B'), part('three', 'C* D'));
    expect(judge(from, [0], to, 1)).toEqual(incomparable('other-question'));
  });
});
