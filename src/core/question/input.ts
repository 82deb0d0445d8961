// What a learner is given to respond with, and what comes back: the shapes of the API, with opaque ids only.
import { z } from 'zod';

export const ChoiceView = z.strictObject({ id: z.string(), text: z.string() });
export type ChoiceView = z.infer<typeof ChoiceView>;

export const Input = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choose-one'), options: z.array(ChoiceView) }),
  z.strictObject({
    kind: z.literal('choose-many'),
    select: z.int().min(2),
    options: z.array(ChoiceView),
  }),
  z.strictObject({ kind: z.literal('order'), items: z.array(ChoiceView) }),
  z.strictObject({
    kind: z.literal('match'),
    prompts: z.array(ChoiceView),
    choices: z.array(ChoiceView),
  }),
  z.strictObject({ kind: z.literal('text'), maxLength: z.int() }),
  z.strictObject({ kind: z.literal('recall') }),
]);
export type Input = z.infer<typeof Input>;

/** Longest typed answer, in UTF-16 units. */
export const MAX_TEXT = 200;

export const RecallRating = z.enum(['again', 'hard', 'good', 'easy']);
export type RecallRating = z.infer<typeof RecallRating>;

const optionId = z.string().max(64);
const optionIds = z.array(optionId).max(64);

export const ChooseOneResponse = z.strictObject({ choice: optionId });
export const ChooseManyResponse = z.strictObject({ choices: optionIds.min(1) });
export const OrderResponse = z.strictObject({ order: optionIds.min(1) });
export const MatchResponse = z.strictObject({
  pairs: z
    .record(optionId, optionId)
    .refine((pairs) => Object.keys(pairs).length > 0, 'match at least one prompt'),
});
export const TextResponse = z.strictObject({ text: z.string().min(1).max(MAX_TEXT) });
export const RecallResponse = z.strictObject({ rating: RecallRating });

/** What a learner sends; its shape must fit the presentation's input kind. */
export const Response = z.union([
  ChooseOneResponse,
  ChooseManyResponse,
  OrderResponse,
  MatchResponse,
  TextResponse,
  RecallResponse,
]);
export type Response = z.infer<typeof Response>;
