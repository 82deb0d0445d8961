// The class that an edit is proposed to be, for every question type.
import { describe, expect, test } from 'vitest';
import { proposeEdit } from '#core/question/edit.ts';
import { questionTypes } from '#core/question/question-types/index.ts';
import { createRevision, type Revision } from '#core/question/revision.ts';

type Content = { readonly type: string };

function revision(content: Content, traps: Revision['traps'] = {}): Revision {
  return createRevision({ type: content.type, content, sources: [], traps });
}
const edit = (from: Content, to: Content) => {
  const { class: proposed, least } = proposeEdit(revision(from), revision(to));
  return proposed === least ? proposed : `${proposed}, at least ${least}`;
};

const options = (texts: string) =>
  texts.split(', ').map((text) => ({
    text: text.replace(/[*!]$/, ''),
    rationale: 'Because.',
    ...(text.endsWith('*') ? { correct: true } : {}),
    ...(text.endsWith('!') ? { trap: 'other-card' } : {}),
  }));
const base = {
  id: 'q',
  level: 1,
  stem: 'Which of them keeps the files?',
  explanation: 'So it is.',
};
const single = (texts = 'a bucket*, a disk!, a queue', more: object = {}) => ({
  ...base,
  type: 'single',
  options: options(texts),
  ...more,
});
const multiple = (texts: string) => ({ ...base, type: 'multiple', options: options(texts) });
const ordering = (texts: string) => ({
  ...base,
  type: 'ordering',
  items: texts.split(', ').map((text) => ({ text })),
});
const matching = (pairs: string, choices: string[] = []) => ({
  ...base,
  type: 'matching',
  pairs: pairs.split(', ').map((pair) => {
    const [prompt, choice] = pair.split(' = ');
    return { prompt, choice };
  }),
  choices,
});
const short = (...accept: string[]) => ({ ...base, type: 'short', accept });
const recall = (answer: string, ...points: string[]) => ({
  ...base,
  type: 'recall',
  answer,
  points,
});
const inCase = (...parts: object[]) => ({
  id: 'c',
  level: 2,
  type: 'case',
  case: 'A clinic moves house.',
  parts,
});

describe('cosmetic', () => {
  test.each(
    Object.values(questionTypes).map(({ kind, examples }) => [kind, examples[0]?.content] as const),
  )('is the same %s question', (_kind, content) => {
    expect(edit(content as Content, structuredClone(content) as Content)).toBe('cosmetic');
  });

  test.each([
    ['a typo in the stem', single(), single(undefined, { stem: 'Which of them keeps the fiels?' })],
    ['the explanation', single(), single(undefined, { explanation: 'Quite another one.' })],
    ['another order of options', single(), single('a queue, a bucket*, a disk!')],
    ['an option in other letters', single(), single('A bucket.*, a disk!, a queue')],
    ['the first of the accepted texts', short('RAG', 'retrieval'), short('retrieval', 'rag')],
    ['punctuation of what one is rated by', recall('All of it'), recall('All of it.')],
  ])('is %s', (_name, from, to) => {
    expect(edit(from, to)).toBe('cosmetic');
  });

  test('is a card that the option names by its new id or title', () => {
    const trap = { title: 'Disks are local', misconception: 'A disk is everywhere.' };
    const from = revision(single(), { 'other-card': trap });
    const renamed = JSON.parse(JSON.stringify(single()).replace('other-card', 'new-card'));
    expect(proposeEdit(from, revision(renamed, { 'new-card': trap })).class).toBe('cosmetic');
    const titled = { ...trap, title: 'A disk belongs to one machine' };
    expect(proposeEdit(from, revision(single(), { 'other-card': titled })).class).toBe('cosmetic');
    const other = { title: 'Other', misconception: 'Something else.' };
    expect(proposeEdit(from, revision(renamed, { 'new-card': other })).class).toBe('meaning');
  });
});

describe('meaning', () => {
  test.each([
    [
      'the stem asks more',
      single(),
      single(undefined, { stem: 'Which keeps the files for a year?' }),
    ],
    ['a distractor says something else', single(), single('a bucket*, a cache!, a queue')],
    ['a distractor more', single(), single('a bucket*, a disk!, a queue, a cache')],
    ['a distractor less', single(), single('a bucket*, a disk!')],
    ['a distractor that names a trap', single(), single('a bucket*, a disk!, a queue!')],
    ['other words to rate oneself by', recall('All of it'), recall('The half of it')],
    [
      'a part of a case more',
      inCase(single(), { ...short('x'), id: 'p' }),
      inCase(single(), { ...short('x'), id: 'p' }, { ...recall('y'), id: 'r' }),
    ],
  ])('is %s', (_name, from, to) => {
    expect(edit(from, to)).toBe('meaning, at least cosmetic');
  });

  test.each([
    ['a key that grew', single(), single('a bucket of yours*, a disk!, a queue')],
    ['a key in wholly other words, alone', single(), single('Somewhere cheap*, a disk!, a queue')],
    ['a step in other words', ordering('tune, measure, serve'), ordering('tune, compare, serve')],
  ])('at the least is %s', (_name, from, to) => {
    expect(edit(from, to)).toBe('meaning');
  });
});

describe('key', () => {
  test.each([
    ['another option', single(), single('a bucket, a disk*, a queue')],
    [
      'an option that was not there, beside the old key',
      single(),
      single('a bucket, a disk!, a queue, a tape*'),
    ],
    ['another set of options', multiple('a*, b*, c'), multiple('a*, b, c*')],
    ['one of the options more', multiple('a*, b*, c, d'), multiple('a*, b*, c*, d')],
    ['another order', ordering('tune, measure, serve'), ordering('measure, tune, serve')],
    ['a pair that belongs elsewhere', matching('p = x, q = y'), matching('p = y, q = x')],
    ['an accepted text more', short('RAG'), short('RAG', 'retrieval')],
    ['an accepted text less', short('RAG', 'retrieval'), short('RAG')],
    [
      'a part of a case',
      inCase(single(), { ...short('x'), id: 'p' }),
      inCase(single('a bucket, a disk*, a queue'), { ...short('x'), id: 'p' }),
    ],
  ])('is %s', (_name, from, to) => {
    expect(edit(from, to)).toBe('key');
  });

  test.each([
    ['a question of another type', single(), multiple('a bucket*, a disk, a queue*')],
    ['new options under the old stem', single(), single('red, green*, blue')],
    [
      'a part of another type',
      inCase({ ...single(), id: 'p' }, short('x')),
      inCase({ ...short('y'), id: 'p' }, short('x')),
    ],
    [
      'a rating that became a question',
      inCase({ ...recall('y'), id: 'p' }, short('x')),
      inCase({ ...short('y'), id: 'p' }, short('x')),
    ],
  ])('at the most is %s', (_name, from, to) => {
    expect(edit(from, to)).toBe('key, at least meaning');
  });
});
