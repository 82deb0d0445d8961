// Several keys among options, all or nothing: the question type `multiple`.
import { z } from 'zod';
import { explainOptions, keysOf, optionSlots, trapChosen } from '../choices.ts';
import { ChooseManyResponse } from '../input.ts';
import { onePart } from '../one-part.ts';
import { Explanation, Option, questionFields, Stem } from '../question.ts';
import type { QuestionType } from '../question-type.ts';
import { answeredSlots, misfit, readList, views } from '../slots.ts';

const Multiple = z.strictObject({
  ...questionFields,
  type: z
    .literal('multiple')
    .describe(
      'Two or three right options, all or nothing; the stem ends with "(Select TWO.)" or "(Select THREE.)".',
    ),
  stem: Stem,
  options: z
    .array(Option)
    .superRefine((options, context) => {
      const keys = keysOf(options).length;
      if (keys < 2) {
        const message = `mark at least two options with "correct: true" (now ${keys}), or write "type: single"`;
        context.addIssue({ code: 'custom', message });
      } else if (keys === options.length) {
        const message = 'add an option without "correct: true": choosing all must not be right';
        context.addIssue({ code: 'custom', message });
      }
    })
    .describe('Five or six options, two or three of them with `correct: true`; they are shuffled.'),
  explanation: Explanation,
});
type Multiple = z.infer<typeof Multiple>;

/** Ways to choose k of n: the product of (n − k + i) / i for i from 1 to k. */
function waysToChoose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways = (ways * (n - k + i)) / i;
  return ways;
}

const customModels: Multiple = {
  id: 'custom-model-needs',
  type: 'multiple',
  level: 2,
  stem: 'Which two steps let a team serve its imported model? (Select TWO.)',
  options: [
    { text: 'Store the files in Amazon S3', correct: true, rationale: 'Import reads a bucket.' },
    { text: 'Start an import job', correct: true, rationale: 'It registers the model.' },
    { text: 'Open a support case', rationale: 'Nobody has to approve it.' },
    {
      text: 'Buy a GPU cluster',
      rationale: 'The service hosts it.',
      trap: 'import-needs-hardware',
    },
    {
      text: 'Train it again',
      rationale: 'Weights are taken as they are.',
      trap: 'import-retrains',
    },
  ],
  explanation: 'An import takes finished weights and serves them without servers of yours.',
};

export const multiple = {
  ...onePart,
  kind: 'multiple',
  schema: Multiple,
  slots: (content) => optionSlots(content.options),
  present: (content, _part, layout) => ({
    kind: 'choose-many',
    select: keysOf(content.options).length,
    options: views(optionSlots(content.options), 'options', layout),
  }),
  response: () => ChooseManyResponse,
  read: (_content, _part, response, layout) => {
    if (!('choices' in response)) throw misfit('{choices: [id, …]}');
    return readList(response.choices, 'choices', 'options', layout).sort((a, b) => a - b);
  },
  /** `partial` is (right chosen − wrong chosen) / keys, at least 0: choosing everything earns nothing by itself. */
  grade: (content, _part, answered) => {
    const keys = keysOf(content.options);
    const chosen = new Set(answeredSlots(answered));
    const right = keys.filter((key) => chosen.has(key)).length;
    const wrong = chosen.size - right;
    const correct = right === keys.length && wrong === 0;
    return {
      correct,
      score: correct ? 1 : 0,
      partial: Math.max(0, right - wrong) / keys.length,
      trap: trapChosen(content.options, chosen),
      ownRating: null,
    };
  },
  key: (content, _part, layout) => ({ choices: keysOf(content.options).map(layout.idOf) }),
  written: (_content, _part, answered, layout) => ({
    choices: answeredSlots(answered).map(layout.idOf),
  }),
  explain: (content, _part, answered) => explainOptions(content.options, answered),
  guessChance: ({ options }) => 1 / waysToChoose(options.length, keysOf(options).length),
  skeleton: {
    stem: '',
    options: [
      { text: '', correct: true, rationale: '' },
      { text: '', correct: true, rationale: '' },
      { text: '', rationale: '', trap: '' },
      { text: '', rationale: '', trap: '' },
      { text: '', rationale: '', trap: '' },
    ],
    explanation: '',
  },
  examples: [
    { content: customModels, answered: [0, 1], correct: true, partial: 1, trap: null },
    { content: customModels, answered: [0], correct: false, partial: 0.5, trap: null },
    {
      content: customModels,
      answered: [0, 3, 4],
      correct: false,
      partial: 0,
      trap: 'import-needs-hardware',
    },
    { content: customModels, answered: [0, 1, 2], correct: false, partial: 0.5, trap: null },
  ],
} satisfies QuestionType<Multiple>;
