// A question to answer for oneself, against a model answer, rated by the learner: the question type `recall`.
import { z } from 'zod';
import { RecallRating, RecallResponse } from '../input.ts';
import { onePart } from '../one-part.ts';
import { questionFields, Stem, Text } from '../question.ts';
import type { Answered, QuestionType } from '../question-type.ts';
import { misfit } from '../slots.ts';

const Recall = z.strictObject({
  ...questionFields,
  type: z
    .literal('recall')
    .describe('A question to think about: learners reveal the model answer and rate themselves.'),
  stem: Stem,
  answer: Text.describe('The model answer, revealed before learners rate themselves. Markdown.'),
  /** What a good answer mentions. */
  points: z.array(Text).optional().describe('What a good answer mentions.'),
});
type Recall = z.infer<typeof Recall>;

/** Null for an answer that is no rating. */
function ratingOf(answered: Answered): RecallRating | null {
  return RecallRating.options.find((rating) => rating === answered) ?? null;
}

const ownership: Recall = {
  id: 'explain-ownership',
  type: 'recall',
  level: 3,
  stem: 'Explain to a colleague who can move a tuned model elsewhere, and why.',
  answer: 'Whoever holds the weights file; a managed service keeps it to itself.',
  points: ['names the artifact', 'tells hosting from owning'],
};

export const recall = {
  ...onePart,
  kind: 'recall',
  schema: Recall,
  slots: () => [],
  present: () => ({ kind: 'recall' }),
  response: () => RecallResponse,
  read: (_content, _part, response) => {
    if (!('rating' in response)) throw misfit('{rating: again|hard|good|easy}');
    return response.rating;
  },
  grade: (_content, _part, answered) => {
    const ownRating = ratingOf(answered);
    const correct = ownRating !== null && ownRating !== 'again';
    return { correct, score: correct ? 1 : 0, partial: null, trap: null, ownRating };
  },
  key: ({ answer, points = [] }) => ({ answer, points }),
  written: (_content, _part, answered) => ({ rating: ratingOf(answered) ?? 'again' }),
  explain: () => [],
  explanation: () => '',
  guessChance: () => 0,
  skeleton: { stem: '', answer: '', points: [''] },
  examples: [
    { content: ownership, answered: 'good', correct: true, partial: null, trap: null },
    { content: ownership, answered: 'hard', correct: true },
    { content: ownership, answered: 'again', correct: false, partial: null },
  ],
} satisfies QuestionType<Recall>;
