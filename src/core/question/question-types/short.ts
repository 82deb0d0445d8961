// A few typed words, compared with a list of accepted ones: the question type `short`.
import { z } from 'zod';
import { MAX_TEXT, TextResponse } from '../input.ts';
import { normaliseAnswer } from '../normalise.ts';
import { onePart } from '../one-part.ts';
import { Explanation, questionFields, Stem, Text } from '../question.ts';
import type { Answered, QuestionType } from '../question-type.ts';
import { misfit } from '../slots.ts';

const Short = z.strictObject({
  ...questionFields,
  type: z.literal('short').describe('A few typed words, compared with a list.'),
  stem: Stem,
  accept: z
    .array(
      Text.max(MAX_TEXT, `shorten this: learners can type ${MAX_TEXT} characters`).refine(
        (text) => text === '' || normaliseAnswer(text) !== '',
        'write more than punctuation: an empty answer would be right',
      ),
    )
    .min(1, 'give at least one accepted answer')
    .describe(
      'Every answer that counts, the usual one first. Case, spaces and punctuation at the end do not matter; no patterns.',
    ),
  explanation: Explanation,
});
type Short = z.infer<typeof Short>;

function typed(answered: Answered): string {
  return typeof answered === 'string' ? answered : '';
}

function accepts(accepted: string, answered: Answered): boolean {
  return normaliseAnswer(accepted) === normaliseAnswer(typed(answered));
}

const retrieval: Short = {
  id: 'name-the-pattern',
  type: 'short',
  level: 1,
  stem: 'What is it called when a prompt is enriched with passages found in your documents?',
  accept: ['Retrieval-augmented generation', 'RAG'],
  explanation: 'Search first, then let the model write with what was found.',
};

export const short = {
  ...onePart,
  kind: 'short',
  schema: Short,
  slots: () => [],
  present: () => ({ kind: 'text', maxLength: MAX_TEXT }),
  response: () => TextResponse,
  read: (_content, _part, response) => {
    if (!('text' in response)) throw misfit('{text: "…"}');
    return response.text;
  },
  grade: (content, _part, answered) => {
    const correct = content.accept.some((accepted) => accepts(accepted, answered));
    return { correct, score: correct ? 1 : 0, partial: null, trap: null, ownRating: null };
  },
  /** The answer that its author put first. */
  key: (content) => ({ text: content.accept[0] ?? '' }),
  written: (_content, _part, answered) => ({ text: typed(answered) }),
  explain: (content, _part, answered) =>
    content.accept.map((text) => ({
      slot: null,
      text,
      correct: true,
      chosen: accepts(text, answered),
      rationale: null,
      trap: null,
    })),
  guessChance: () => 0,
  skeleton: { stem: '', accept: [''], explanation: '' },
  examples: [
    { content: retrieval, answered: ' retrieval–augmented  GENERATION. ', correct: true },
    { content: retrieval, answered: 'rag', correct: true, partial: null },
    { content: retrieval, answered: 'fine-tuning', correct: false, partial: null },
    { content: retrieval, answered: '…', correct: false },
  ],
} satisfies QuestionType<Short>;
