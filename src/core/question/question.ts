// The fields that every question of an author has, whatever its type, and the pieces that several types share.
import { z } from 'zod';
import { textOfUnquoted } from './unquoted.ts';

/** Lower-case letters, digits and hyphens, 1–80, starting with a letter or digit. */
export const Id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'use lower-case letters, digits and hyphens, at most 80');

/** One line or paragraph of an author's text, trimmed. */
export const Text = z.string().trim().min(1, 'write some text here').max(4000);

/** `2026-11` or `2026-11-20`, or a year in quotes. A date is meant, so a date may stand without quotes. */
export const Month = z.preprocess(
  textOfUnquoted,
  z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'write a date like "2026-11"'),
);

export const Importance = z.enum(['critical', 'important', 'nice-to-know']);
export type Importance = z.infer<typeof Importance>;

/** 1 recognise, 2 apply, 3 decide between working designs: the author's opinion of hardness. */
const QuestionLevel = z.int().min(1).max(3);

/** Names a source of the bank and a section in it. */
export const SourceRef = z.strictObject({ source: Id, section: Text.optional() });
export type SourceRef = z.infer<typeof SourceRef>;

/** Lint rule → the reason why its warning is accepted here. */
export const Waivers = z.record(z.string(), Text);

/** Fields of a question that its type does not change. */
export const questionFields = {
  id: Id,
  level: QuestionLevel,
  aliases: z.array(Id).optional(),
  sources: z.array(SourceRef).optional(),
  studyFormat: z.boolean().optional(),
  waive: Waivers.optional(),
};

/** An option of a question with choices. `trap` names the card whose misconception a distractor embodies. */
export const Option = z.strictObject({
  text: Text,
  correct: z.boolean().optional(),
  rationale: Text,
  trap: Id.optional(),
  fixed: z.boolean().optional(),
});
export type Option = z.infer<typeof Option>;
