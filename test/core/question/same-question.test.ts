// What an author may do to a question before it is taken for another one, and what is another one.
import { describe, expect, test } from 'vitest';
import { createRevision } from '#core/question/revision.ts';
import { mayBeSameQuestion } from '#core/question/same-question.ts';

const STEM = 'A hospital must run its fine-tuned model in its own data center. Which service fits?';
const OPTIONS = [
  'Amazon SageMaker AI',
  'Amazon Bedrock',
  'Amazon Comprehend',
  'Amazon Rekognition',
];

function single(stem: string, options: readonly string[], type = 'single') {
  const content = {
    id: 'q',
    type,
    level: 1,
    stem,
    options: options.map((text, at) => ({ text, rationale: 'Because.', correct: at === 0 })),
    explanation: 'So it is.',
  };
  return createRevision({ type, content, sources: [], traps: {} });
}
const FIRST = single(STEM, OPTIONS);
const other = ['A longer gap', 'A shorter gap', 'No gap at all', 'The same gap'];
const elsewhere = 'After a lapse, which interval does the scheduler choose next?';

describe('the same question', () => {
  test.each([
    ['another stem over the same options', single(elsewhere, OPTIONS)],
    ['other options under the same stem', single(STEM, other)],
    [
      'a stem told at more length',
      single(`${STEM} It has twelve wards, each with a server and one operator.`, other),
    ],
    [
      'a stem told with half of its words, and other options',
      single('Which service lets a hospital run a model in its data center?', other),
    ],
    [
      'a translation that keeps the names',
      single('Wo läuft das angepasste Modell im eigenen Rechenzentrum?', OPTIONS),
    ],
    ['another type over the same words', single(STEM, OPTIONS, 'multiple')],
  ])('is %s', (_name, now) => {
    expect(mayBeSameQuestion(FIRST, now, false)).toBe(true);
  });

  test('is what says too little to tell', () => {
    expect(
      mayBeSameQuestion(single('2 or 3?', ['2', '3']), single('2 or 3?', ['3', '2']), false),
    ).toBe(true);
    expect(
      mayBeSameQuestion(single('Is it so?', ['Yes', 'No']), single('May I?', ['No', 'Yes']), false),
    ).toBe(true);
  });
});

describe('another question', () => {
  test('asks and answers in other words', () => {
    expect(mayBeSameQuestion(FIRST, single(elsewhere, other), false)).toBe(false);
  });

  test('is taken for one with more words in common when it stands under another card, or is of another type', () => {
    const stem = 'Which service takes pictures of a hospital?';
    const near = single(stem, other);
    expect(mayBeSameQuestion(FIRST, near, false)).toBe(true);
    expect(mayBeSameQuestion(FIRST, near, true)).toBe(false);
    expect(mayBeSameQuestion(FIRST, single(stem, other, 'multiple'), false)).toBe(false);
  });
});
