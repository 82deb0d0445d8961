// A card: one thing to know, with the misconception it guards against. Its questions are ways of asking it.
import { z } from 'zod';
import { ExamCode } from './bank.ts';
import { Id, Importance, Month, SourceRef, Text, Waivers } from './question.ts';

/** Fields of a card as its author writes them, but for `questions`, which each type validates for itself. */
export const cardFields = {
  id: Id.describe(
    'Names the card, which is what is scheduled. Memories hang on it: it never changes.',
  ),
  title: Text.describe('The one thing to know, as a sentence that a learner can keep.'),
  trap: Text.optional().describe(
    'The misconception that the card guards against, as a learner would hold it.',
  ),
  topic: Id.describe('Id of a topic that bank.yaml declares.'),
  importance: Importance.describe(
    'How much depends on it: critical cards come first, and some distractor must embody their trap.',
  ),
  exams: z
    .array(ExamCode)
    .optional()
    .describe('Codes of the exams in bank.yaml that this card prepares for.'),
  objectives: z
    .array(Id)
    .optional()
    .describe('Ids of the objectives in bank.yaml that the card stands for.'),
  confusable: z
    .array(Id)
    .optional()
    .describe(
      'Ids of cards that are easily mixed up with this one: kept apart while new, side by side once both are known.',
    ),
  sources: z
    .array(SourceRef)
    .optional()
    .describe('Where a learner can look it up; without it, the sources of the objectives.'),
  asOf: Month.optional().describe(
    'When the fact was last checked, such as 2026-11: for facts that change.',
  ),
  validUntil: Month.optional().describe(
    'Until when the fact is known to hold, such as 2027-06; `check` warns after it.',
  ),
  waive: Waivers.optional(),
};

export const CardHead = z.strictObject(cardFields);
export type CardHead = z.infer<typeof CardHead>;

/** Fields that a loose question (outside a card) has besides its own, from which its card is made. */
export const looseFields = {
  title: cardFields.title.optional(),
  topic: cardFields.topic,
  importance: cardFields.importance,
  exams: cardFields.exams,
  objectives: cardFields.objectives,
  asOf: cardFields.asOf,
  validUntil: cardFields.validUntil,
};
