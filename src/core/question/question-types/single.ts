// One key among options: the question type `single`.
import { z } from 'zod';
import { explainOptions, keysOf, optionSlots, trapChosen } from '../choices.ts';
import { ChooseOneResponse } from '../input.ts';
import { onePart } from '../one-part.ts';
import { Explanation, Option, questionFields, Stem } from '../question.ts';
import type { QuestionType } from '../question-type.ts';
import { answeredSlots, misfit, readSlots, views } from '../slots.ts';

const Single = z.strictObject({
  ...questionFields,
  type: z.literal('single').describe('One right option among four.'),
  stem: Stem,
  options: z
    .array(Option)
    .min(2, 'give at least two options')
    .superRefine((options, context) => {
      const keys = keysOf(options).length;
      if (keys === 1) return;
      const message =
        keys === 0
          ? 'mark the right option with "correct: true"; none is marked'
          : `${keys} options are marked "correct: true": leave it on one, or write "type: multiple"`;
      context.addIssue({ code: 'custom', message });
    })
    .describe('Four options, one of them with `correct: true`; they are shuffled.'),
  explanation: Explanation,
});
type Single = z.infer<typeof Single>;

const weights: Single = {
  id: 'weights-on-premises',
  type: 'single',
  level: 2,
  stem: 'A hospital must run its fine-tuned model in its own data center. Which service fits?',
  options: [
    { text: 'Amazon SageMaker AI', correct: true, rationale: 'The artifact lands in your bucket.' },
    { text: 'Amazon Bedrock', rationale: 'Tuned copies stay inside.', trap: 'bedrock-weights' },
    { text: 'Amazon Comprehend', rationale: 'Ready-made language features only.' },
    { text: 'None of these', rationale: 'One of them does fit.', fixed: true },
  ],
  explanation: 'Only where training writes the artifact to you can you take it away.',
};

export const single = {
  ...onePart,
  kind: 'single',
  schema: Single,
  slots: (content) => optionSlots(content.options),
  present: (content, _part, layout) => ({
    kind: 'choose-one',
    options: views(optionSlots(content.options), 'options', layout),
  }),
  response: () => ChooseOneResponse,
  read: (_content, _part, response, layout) => {
    if (!('choice' in response)) throw misfit('{choice: id}');
    const pointer = '#/response/choice';
    return readSlots([{ id: response.choice, group: 'options', pointer }], layout);
  },
  grade: (content, _part, answered) => {
    const chosen = answeredSlots(answered);
    const correct = chosen.length === 1 && content.options[chosen[0] ?? -1]?.correct === true;
    return {
      correct,
      score: correct ? 1 : 0,
      partial: null,
      trap: trapChosen(content.options, chosen),
      ownRating: null,
    };
  },
  key: (content, _part, layout) => ({
    choice: layout.idOf(content.options.findIndex(({ correct }) => correct === true)),
  }),
  written: (_content, _part, answered, layout) => ({
    choice: layout.idOf(answeredSlots(answered)[0] ?? -1),
  }),
  explain: (content, _part, answered) => explainOptions(content.options, answered),
  guessChance: (content) => 1 / content.options.length,
  skeleton: {
    stem: '',
    options: [
      { text: '', correct: true, rationale: '' },
      { text: '', rationale: '', trap: '' },
      { text: '', rationale: '', trap: '' },
      { text: '', rationale: '', trap: '' },
    ],
    explanation: '',
  },
  examples: [
    { content: weights, answered: [0], correct: true, partial: null, trap: null },
    { content: weights, answered: [1], correct: false, partial: null, trap: 'bedrock-weights' },
    { content: weights, answered: [3], correct: false, partial: null, trap: null },
  ],
} satisfies QuestionType<Single>;
