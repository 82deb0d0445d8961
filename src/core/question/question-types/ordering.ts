// Steps to be put into their right order, all or nothing: the question type `ordering`.
import { z } from 'zod';
import { distinct } from '../distinct.ts';
import { OrderResponse } from '../input.ts';
import { onePart } from '../one-part.ts';
import { Explanation, questionFields, Stem, Text } from '../question.ts';
import type { QuestionType, Slot } from '../question-type.ts';
import { answeredSlots, misfit, readList, views } from '../slots.ts';

/** Authors write a text, or a text with a rationale; inside it is always the latter. */
const Item = z.union(
  [
    Text.transform((text): { text: string; rationale?: string | undefined } => ({ text })),
    z.strictObject({
      text: Text.describe('The step.'),
      rationale: Text.optional().describe('Why it stands here.'),
    }),
  ],
  { error: 'write the item as a text, or as "text:" with a "rationale:"' },
);
type Item = z.infer<typeof Item>;

const Ordering = z.strictObject({
  ...questionFields,
  type: z.literal('ordering').describe('Items to be put into their right order, all or nothing.'),
  stem: Stem,
  items: z
    .array(Item)
    .min(2, 'give at least two items, in their right order')
    .superRefine(
      distinct<Item>(({ text }) => text, 'word each item differently, or no order is right'),
    )
    .describe('Three to five items in their right order; they are shuffled.'),
  explanation: Explanation,
});
type Ordering = z.infer<typeof Ordering>;

function itemSlots(items: readonly Item[]): Slot[] {
  return items.map(({ text }) => ({ text, group: 'items', fixed: false }));
}

const customization: Ordering = {
  id: 'fine-tuning-steps',
  type: 'ordering',
  level: 1,
  stem: 'Put the steps of a fine-tuning job into order.',
  items: [
    { text: 'Collect labelled examples', rationale: 'A job refuses to start without data.' },
    { text: 'Start the training job' },
    { text: 'Evaluate the tuned model' },
    { text: 'Send it live traffic', rationale: 'Nothing untested meets a customer.' },
  ],
  explanation: 'Data comes before training, and measuring before serving.',
};

export const ordering = {
  ...onePart,
  kind: 'ordering',
  schema: Ordering,
  slots: (content) => itemSlots(content.items),
  present: (content, _part, layout) => ({
    kind: 'order',
    items: views(itemSlots(content.items), 'items', layout),
  }),
  response: () => OrderResponse,
  read: (_content, _part, response, layout) => {
    if (!('order' in response)) throw misfit('{order: [id, …]}');
    return readList(response.order, 'order', 'items', layout);
  },
  /** `partial` is the share of the items that stand at their right place, counted from the front. */
  grade: (content, _part, answered) => {
    const given = answeredSlots(answered);
    const placed = content.items.filter((_, at) => given[at] === at).length;
    const correct = placed === content.items.length && given.length === placed;
    return {
      correct,
      score: correct ? 1 : 0,
      partial: placed / content.items.length,
      trap: null,
      ownRating: null,
    };
  },
  key: (content, _part, layout) => ({ order: content.items.map((_, at) => layout.idOf(at)) }),
  written: (_content, _part, answered, layout) => ({
    order: answeredSlots(answered).map(layout.idOf),
  }),
  /** Rows in the right order, hence all `correct`; `chosen` where the learner put this item at this place. */
  explain: (content, _part, answered) =>
    content.items.map(({ text, rationale }, at) => ({
      slot: at,
      text,
      correct: true,
      chosen: answeredSlots(answered)[at] === at,
      rationale: rationale ?? null,
      trap: null,
    })),
  guessChance: ({ items }) => items.reduce((chance, _, at) => chance / (at + 1), 1),
  skeleton: { stem: '', items: ['', '', ''], explanation: '' },
  examples: [
    { content: customization, answered: [0, 1, 2, 3], correct: true, partial: 1 },
    { content: customization, answered: [0, 1, 3, 2], correct: false, partial: 0.5 },
    { content: customization, answered: [3, 2, 1, 0], correct: false, partial: 0 },
    { content: customization, answered: [0, 1, 2], correct: false, partial: 0.75 },
  ],
} satisfies QuestionType<Ordering>;
