// Prompts to be matched with choices, all or nothing: the question type `matching`.
import { z } from 'zod';
import { distinct } from '../distinct.ts';
import { MatchResponse } from '../input.ts';
import { onePart } from '../one-part.ts';
import { Explanation, questionFields, Stem, Text } from '../question.ts';
import type { Answered, QuestionType, Slot } from '../question-type.ts';
import { misfit, readSlots, views } from '../slots.ts';

const Pair = z.strictObject({
  prompt: Text.describe('What the learner has to find a choice for.'),
  choice: Text.describe('The right one; prompts may share it.'),
});
type Pair = z.infer<typeof Pair>;

const Matching = z.strictObject({
  ...questionFields,
  type: z.literal('matching').describe('Prompts to be matched with choices, all or nothing.'),
  stem: Stem,
  pairs: z
    .array(Pair)
    .min(2, 'give at least two pairs')
    .superRefine(distinct<Pair>(({ prompt }) => prompt, 'word each prompt differently', 'prompt'))
    .describe('Three to seven prompts, each with its choice; both are shuffled.'),
  /** Choices that belong to no prompt. */
  choices: z.array(Text).optional().describe('More choices, which belong to no prompt.'),
  explanation: Explanation,
});
type Matching = z.infer<typeof Matching>;

/** Each choice once: prompts may share one. */
function choiceTexts({ pairs, choices = [] }: Matching): string[] {
  return [...new Set([...pairs.map(({ choice }) => choice), ...choices])];
}

/** First the prompts, then the choices. */
function matchSlots(content: Matching): Slot[] {
  return [
    ...content.pairs.map(({ prompt }): Slot => ({ text: prompt, group: 'prompts', fixed: false })),
    ...choiceTexts(content).map((text): Slot => ({ text, group: 'choices', fixed: false })),
  ];
}

/** Slot of the right choice of each prompt. */
function rightSlots(content: Matching): number[] {
  const texts = choiceTexts(content);
  return content.pairs.map(({ choice }) => content.pairs.length + texts.indexOf(choice));
}

function pairsOf(answered: Answered, layout: { idOf: (slot: number) => string }) {
  const chosen = typeof answered === 'string' ? [] : answered;
  return Object.fromEntries(
    chosen.flatMap((slot, prompt) =>
      slot === null ? [] : [[layout.idOf(prompt), layout.idOf(slot)]],
    ),
  );
}

/** Place of a pair in the request: a JSON pointer as a URI fragment (RFC 6901, section 6). */
function pointerTo(prompt: string): string {
  const name = prompt.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
  return `#/response/pairs/${encodeURIComponent(name)}`;
}

const loads: Matching = {
  id: 'load-shapes',
  type: 'matching',
  level: 2,
  stem: 'Match each load with the way to pay for it.',
  pairs: [
    { prompt: 'Spiky and unpredictable', choice: 'On-demand' },
    { prompt: 'Steady all year', choice: 'Provisioned Throughput' },
    { prompt: 'A nightly backlog', choice: 'Batch inference' },
    { prompt: 'A first experiment', choice: 'On-demand' },
  ],
  choices: ['Reserved Instances'],
  explanation: 'Commit to what is steady, and let the rest float.',
};

export const matching = {
  ...onePart,
  kind: 'matching',
  schema: Matching,
  slots: matchSlots,
  present: (content, _part, layout) => ({
    kind: 'match',
    prompts: views(matchSlots(content), 'prompts', layout),
    choices: views(matchSlots(content), 'choices', layout),
  }),
  response: () => MatchResponse,
  /** The chosen slot of each prompt; null where the response leaves it out. */
  read: (content, _part, response, layout) => {
    if (!('pairs' in response)) throw misfit('{pairs: {promptId: choiceId}}');
    // A learner's keys: entries of own properties, so that `__proto__` is a name like any other, and unknown.
    const sent = Object.entries(response.pairs);
    const read = readSlots(
      sent.flatMap(([prompt, choice]) => [
        { id: prompt, group: 'prompts', pointer: pointerTo(prompt) },
        { id: choice, group: 'choices', pointer: pointerTo(prompt) },
      ]),
      layout,
    );
    // Slots of prompts and choices never overlap, so a prompt is found where it was read, its choice right after.
    return content.pairs.map((_, prompt) => {
      const at = read.indexOf(prompt);
      return at === -1 ? null : (read[at + 1] ?? null);
    });
  },
  /** `partial` is the share of right pairs. Choices are compared as slots, never as texts. */
  grade: (content, _part, answered) => {
    const right = rightSlots(content);
    const paired = right.filter((slot, prompt) => answered[prompt] === slot).length;
    const correct = paired === right.length && answered.length === paired;
    return {
      correct,
      score: correct ? 1 : 0,
      partial: paired / right.length,
      trap: null,
      ownRating: null,
    };
  },
  key: (content, _part, layout) => ({ pairs: pairsOf(rightSlots(content), layout) }),
  written: (_content, _part, answered, layout) => ({ pairs: pairsOf(answered, layout) }),
  /** Rows state the right pairs, hence all `correct`: prompt as text, its choice as rationale; `chosen` when found. */
  explain: (content, _part, answered) => {
    const right = rightSlots(content);
    return content.pairs.map(({ prompt, choice }, slot) => ({
      slot,
      text: prompt,
      correct: true,
      chosen: answered[slot] === right[slot],
      rationale: choice,
      trap: null,
    }));
  },
  /**
   * p prompts, c choices. While every choice is right once at most, a guesser uses none twice: (c − p)! / c!. Where
   * prompts share a choice, each prompt is a guess of its own: 1 / c^p.
   */
  guessChance: (content) => {
    const choices = choiceTexts(content).length;
    const right = rightSlots(content);
    const shared = new Set(right).size < right.length;
    return right.reduce((chance, _, used) => chance / (shared ? choices : choices - used), 1);
  },
  skeleton: {
    stem: '',
    pairs: [
      { prompt: '', choice: '' },
      { prompt: '', choice: '' },
      { prompt: '', choice: '' },
    ],
    choices: [''],
    explanation: '',
  },
  examples: [
    { content: loads, answered: [4, 5, 6, 4], correct: true, partial: 1 },
    { content: loads, answered: [4, 6, 5, 4], correct: false, partial: 0.5 },
    { content: loads, answered: [4, 5, 6, null], correct: false, partial: 0.75 },
    { content: loads, answered: [7, 7, 7, 7], correct: false, partial: 0 },
  ],
} satisfies QuestionType<Matching>;
