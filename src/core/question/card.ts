// A card: one thing to know, with the misconception it guards against. Its questions are ways of asking it.
import { z } from 'zod';
import { ExamCode } from './bank.ts';
import { Id, Importance, Month, SourceRef, Text, Waivers } from './question.ts';

/** Fields of a card as its author writes them, but for `questions`, which each type validates for itself. */
export const cardFields = {
  id: Id,
  title: Text,
  trap: Text.optional(),
  topic: Id,
  importance: Importance,
  exams: z.array(ExamCode).optional(),
  objectives: z.array(Id).optional(),
  confusable: z.array(Id).optional(),
  sources: z.array(SourceRef).optional(),
  asOf: Month.optional(),
  validUntil: Month.optional(),
  waive: Waivers.optional(),
};

export const CardHead = z.strictObject(cardFields);
export type CardHead = z.infer<typeof CardHead>;

/** Fields that a loose question (outside a card) has besides its own, from which its card is made. */
export const looseFields = {
  title: Text.optional(),
  topic: Id,
  importance: Importance,
  exams: cardFields.exams,
  objectives: cardFields.objectives,
  asOf: cardFields.asOf,
  validUntil: cardFields.validUntil,
};
