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

/** 0 for the most important. */
export function importanceRank(importance: Importance): number {
  return Importance.options.indexOf(importance);
}

/** The author's opinion of hardness. */
const QuestionLevel = z
  .int()
  .min(1)
  .max(3)
  .describe('How hard you think it is: 1 recognise, 2 apply, 3 decide between working designs.')
  .meta({ enum: [1, 2, 3], enumDescriptions: ['recognise', 'apply', 'decide'] });

/** Names a source of the bank and a section in it. */
export const SourceRef = z.strictObject({
  source: Id.describe('Id of a source that bank.yaml declares.'),
  section: Text.optional().describe('Where in the source a learner can look it up.'),
});
export type SourceRef = z.infer<typeof SourceRef>;

/** Lint rule → the reason why its warning is accepted here. */
export const Waivers = z
  .record(z.string(), z.string().trim().min(1, 'say why you accept this warning').max(4000))
  .describe(
    'Warnings that you accept here: the name of each rule, and why. Errors cannot be waived.',
  );

/** What a learner is asked, and what they read afterwards. */
export const Stem = Text.describe(
  'The question, asked once and at the end, so that it can be answered with the options covered. Markdown.',
);
export const Explanation = Text.describe(
  'Shown after the answer: what decides, in a sentence or two. Markdown.',
);

/**
 * What an edit does to a question: cosmetic reads the same; meaning says something else, and what is right stays; key
 * changes what is right.
 */
export const EditClass = z.enum(['cosmetic', 'meaning', 'key']);
export type EditClass = z.infer<typeof EditClass>;

/** Fields of a question that its type does not change. */
export const questionFields = {
  id: Id.describe(
    'Names the question within the bank. Answers hang on it: keep it when you reword the question.',
  ),
  level: QuestionLevel,
  aliases: z
    .array(Id)
    .optional()
    .describe('Ids that this question had before, so that its history stays with it.'),
  edit: EditClass.optional().describe(
    'What your edit does, where `trapwise load` proposes something else: it reads the same, it says something else, or another answer is right. Take it out once it is loaded.',
  ),
  replaces: Id.optional().describe(
    'Id of a question whose place this one takes, with a history of its own; it may be the same id.',
  ),
  sources: z
    .array(SourceRef)
    .optional()
    .describe('Where a learner can look this question up, if not where the card says.'),
  studyFormat: z
    .boolean()
    .optional()
    .describe('True where you know that the exam prints no such kind of question.'),
  waive: Waivers.optional(),
};

/** An option of a question with choices. `trap` names the card whose misconception a distractor embodies. */
export const Option = z.strictObject({
  text: Text.describe('What the learner can choose.'),
  correct: z.boolean().optional().describe('True on a right option; leave it out on the others.'),
  rationale: Text.describe(
    'Why it is right, or why it fails here and when it would be right. Name the thing, no letter: options are shuffled.',
  ),
  trap: Id.optional().describe(
    'Id of the card whose misconception this wrong option embodies. Choosing it brings that card forward.',
  ),
  fixed: z
    .boolean()
    .optional()
    .describe('True keeps the option at the end, in the order written: for numbers and the like.'),
});
export type Option = z.infer<typeof Option>;
