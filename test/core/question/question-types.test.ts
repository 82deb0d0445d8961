// What single question types say beyond the common contract: chances, traps, rows of the feedback, rules for authors.
import { describe, expect, it } from 'vitest';
import type { AppError } from '#core/base/errors.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { Response } from '#core/question/input.ts';
import {
  isQuestionKind,
  QuestionContent,
  questionType,
  questionTypes,
} from '#core/question/question-types/index.ts';
import { layoutFor } from '../../support/layouts.ts';

const frame = { id: 'q', level: 1, stem: 'Which?', explanation: 'Because.' };

function options(keys: number, distractors: number) {
  return [
    ...Array.from({ length: keys }, (_, at) => ({
      text: `key ${at}`,
      correct: true,
      rationale: 'right',
    })),
    ...Array.from({ length: distractors }, (_, at) => ({
      text: `distractor ${at}`,
      rationale: 'wrong',
      trap: `trap-${at}`,
    })),
  ];
}

const questions = {
  single: { ...frame, type: 'single', options: options(1, 3) },
  multiple: { ...frame, type: 'multiple', options: options(2, 3) },
  ordering: { ...frame, type: 'ordering', items: ['one', 'two', 'three', 'four'] },
  matching: {
    ...frame,
    type: 'matching',
    pairs: [
      { prompt: 'a', choice: 'A' },
      { prompt: 'b', choice: 'B' },
      { prompt: 'c', choice: 'C' },
    ],
    choices: ['D'],
  },
  short: { ...frame, type: 'short', accept: ['C#', 'c sharp'] },
};

function question(content: { readonly type: string }) {
  return bindQuestion({ type: content.type, content: QuestionContent.parse(content) });
}

/** `path: message` of everything an author is told about a content. */
function complaints(content: object): string[] {
  const { error } = QuestionContent.safeParse(content);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('the chance of a blind guess', () => {
  it.each([
    ['one of four', questions.single, 1 / 4],
    ['two of five', questions.multiple, 1 / 10],
    ['three of six', { ...questions.multiple, options: options(3, 3) }, 1 / 20],
    ['the order of four', questions.ordering, 1 / 24],
    ['three prompts among four choices, each used once', questions.matching, 1 / 24],
    [
      'three prompts that may share two choices',
      {
        ...questions.matching,
        pairs: [...questions.matching.pairs.slice(0, 2), { prompt: 'c', choice: 'A' }],
        choices: [],
      },
      1 / 8,
    ],
    ['typed words', questions.short, 0],
  ])('%s', (_, content, chance) => {
    expect(question(content).guessChance(0)).toBeCloseTo(chance, 12);
  });
});

describe('a trap', () => {
  it('is the one that the first chosen distractor names', () => {
    const { grade } = question(questions.multiple);
    expect(grade(0, [0, 3, 4]).trap).toBe('trap-1');
    expect(grade(0, [0, 1]).trap).toBeNull();
  });

  it('is never counted for the key, even when an author names one there', () => {
    const [key, ...others] = options(1, 3);
    const content = { ...questions.single, options: [{ ...key, trap: 'odd' }, ...others] };
    expect(question(content).grade(0, [0]).trap).toBeNull();
  });
});

describe('choosing everything', () => {
  it('earns no share of a multiple question with more distractors than keys', () => {
    expect(question(questions.multiple).grade(0, [0, 1, 2, 3, 4])).toMatchObject({
      correct: false,
      partial: 0,
    });
  });
});

describe('rows of the feedback', () => {
  it('list the items in the right order and mark those that were placed right', () => {
    const rows = question(questions.ordering).explain(0, [0, 2, 1, 3]);
    expect(rows.map(({ text, chosen }) => [text, chosen])).toEqual([
      ['one', true],
      ['two', false],
      ['three', false],
      ['four', true],
    ]);
  });

  it('state each right pair and mark those that were found', () => {
    const rows = question(questions.matching).explain(0, [3, 3, null]);
    expect(rows.map(({ text, rationale, chosen }) => [text, rationale, chosen])).toEqual([
      ['a', 'A', true],
      ['b', 'B', false],
      ['c', 'C', false],
    ]);
  });

  it('mark the accepted text that was typed', () => {
    const rows = question(questions.short).explain(0, ' C  Sharp. ');
    expect(rows.map(({ text, chosen, slot }) => [text, chosen, slot])).toEqual([
      ['C#', false, null],
      ['c sharp', true, null],
    ]);
  });
});

describe('matching', () => {
  const { slots, read } = question(questions.matching);
  const layout = layoutFor(slots(0));
  const [a, b, A] = [layout.idOf(0), layout.idOf(1), layout.idOf(3)];

  function refused(pairs: string): AppError {
    try {
      read(0, { pairs: JSON.parse(pairs) } as Response, layout);
    } catch (error) {
      return error as AppError;
    }
    throw new Error('nothing was refused');
  }

  it('lets prompts share a choice, and leaves out what is not answered', () => {
    expect(read(0, { pairs: { [b]: A, [a]: A } }, layout)).toEqual([3, 3, null]);
    expect(read(0, { pairs: { [b]: A } }, layout)).toEqual([null, 3, null]);
    expect(read(0, { pairs: {} }, layout)).toEqual([null, null, null]);
  });

  it('refuses a prompt where a choice belongs, and the reverse', () => {
    expect(refused(`{"${a}": "${b}"}`).code).toBe('option-unknown');
    expect(refused(`{"${A}": "${A}"}`).code).toBe('option-unknown');
  });

  it('takes __proto__ for a name that was not shown', () => {
    const error = refused(`{"__proto__": "${A}"}`);
    expect(error.code).toBe('option-unknown');
    expect(error.errors.map(({ pointer }) => pointer)).toEqual(['#/response/pairs/__proto__']);
  });

  it('points at names with strange characters by the rules of JSON pointers', () => {
    const error = refused(`{"a/b~c %\\ud800": "${A}"}`);
    expect(error.errors.map(({ pointer }) => pointer)).toEqual([
      '#/response/pairs/a~1b~0c%20%25%EF%BF%BD',
    ]);
  });

  it('names every unknown id at once', () => {
    expect(refused('{"x": "y", "z": "w"}').errors).toHaveLength(4);
  });

  it('shows a choice once when prompts share it', () => {
    const shared = { ...questions.matching, choices: ['A', 'D', 'D'] };
    expect(
      question(shared)
        .slots(0)
        .map(({ text }) => text),
    ).toEqual([...['a', 'b', 'c'], ...['A', 'B', 'C', 'D']]);
  });
});

describe('ordering', () => {
  it('reads an item written as a text like one written with a rationale', () => {
    const items = questions.ordering.items.map((text) => ({ text }));
    expect(QuestionContent.parse(questions.ordering)).toEqual(
      QuestionContent.parse({ ...questions.ordering, items }),
    );
  });
});

describe('an author is told how to mend', () => {
  const keyed = (keys: number, distractors: number) => options(keys, distractors);
  const part = (id: string) => ({ ...questions.single, id });

  it.each([
    ['no key', { ...questions.single, options: keyed(0, 4) }, 'options: mark the right option'],
    ['two keys', { ...questions.single, options: keyed(2, 2) }, 'options: 2 options are marked'],
    ['one option', { ...questions.single, options: keyed(1, 0) }, 'options: give at least two'],
    [
      'one key of several',
      { ...questions.multiple, options: keyed(1, 4) },
      'options: mark at least two options with "correct: true" (now 1)',
    ],
    [
      'keys only',
      { ...questions.multiple, options: keyed(3, 0) },
      'options: add an option without',
    ],
    ['one item', { ...questions.ordering, items: ['one'] }, 'items: give at least two items'],
    [
      'equal items',
      { ...questions.ordering, items: ['one', 'two', ' one'] },
      'items.2: this repeats number 1 of the list: word each item differently',
    ],
    [
      'an item that is a number',
      { ...questions.ordering, items: ['1', 2] },
      'items.1: write the item',
    ],
    [
      'equal prompts',
      { ...questions.matching, pairs: [...questions.matching.pairs, { prompt: 'b', choice: 'X' }] },
      'pairs.3.prompt: this repeats number 2 of the list: word each prompt differently',
    ],
    ['nothing accepted', { ...questions.short, accept: [] }, 'accept: give at least one'],
    [
      'an accepted text of dots',
      { ...questions.short, accept: ['...'] },
      'accept.0: write more than punctuation',
    ],
    [
      'an accepted text that nobody can type',
      { ...questions.short, accept: ['x'.repeat(201)] },
      'accept.0: shorten this: learners can type 200 characters',
    ],
    [
      'a case of one part',
      { id: 'q', level: 1, type: 'case', case: 'Once.', parts: [part('a')] },
      'parts: give a case two to four parts',
    ],
    [
      'parts of one id',
      { id: 'q', level: 1, type: 'case', case: 'Once.', parts: [part('a'), part('a')] },
      'parts.1.id: this repeats number 1 of the list: give each part an id of its own',
    ],
    [
      'a case in a case',
      { id: 'q', level: 1, type: 'case', case: 'Once.', parts: [part('a'), { type: 'case' }] },
      'parts.1.type: write one of these as type: single, multiple',
    ],
    ['an unknown type', { ...frame, type: 'essay' }, 'type: write one of these as type: single'],
  ])('%s', (_, content, complaint) => {
    expect(complaints(content)).toEqual([expect.stringContaining(complaint)]);
  });

  it.each(Object.entries(questions))('not at all when a %s question is sound', (_, content) => {
    expect(complaints(content)).toEqual([]);
  });
});

describe('the registry', () => {
  it('knows its own names and no others', () => {
    for (const kind of Object.keys(questionTypes)) expect(questionType(kind).kind).toBe(kind);
    for (const name of ['essay', '', '__proto__', 'constructor', 'toString']) {
      expect(isQuestionKind(name)).toBe(false);
      expect(() => questionType(name)).toThrow('there is no question type');
    }
  });
});

describe('a case', () => {
  it('shows its text with every part, and has no part beyond the last', () => {
    const parts = [questions.single, questions.multiple].map((part, at) => ({
      ...part,
      id: `${at}`,
    }));
    const two = question({ ...{ id: 'q', level: 1, case: 'Once.' }, type: 'case', parts } as never);
    expect(two.parts).toBe(2);
    expect(two.stem(1)).toEqual({ stem: 'Which?', caseText: 'Once.' });
    expect(() => two.stem(2)).toThrow(RangeError);
  });
});
