// A bank as its author declares it in bank.yaml: identity, exams, topics, sources and objectives.
import { z } from 'zod';
import { Id, Importance, Month, Text } from './question.ts';
import { questionTypes } from './question-types/index.ts';

export const ExamCode = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9-]{0,19}$/, 'write an exam code like AIF-C01');

const ExamDomain = z.strictObject({
  id: Id.describe('Names the domain within the exam.'),
  title: Text.describe('Its name as the exam guide prints it.'),
  weight: z.number().min(0).max(100).describe('Its share of the exam in percent.'),
  /** Topics of this bank that ask what the domain asks; how a form is drawn from them: core/exam/blueprint.ts. */
  topics: z
    .array(Id)
    .min(1)
    .optional()
    .describe('Topics of this bank that ask what the domain asks; a topic belongs to one domain.'),
});

export const Exam = z
  .strictObject({
    title: Text.describe('Name of the exam, as its provider prints it.'),
    scored: z.int().min(1).max(500).describe('Questions that count.'),
    unscored: z
      .int()
      .min(0)
      .max(500)
      .describe('Questions on trial, which do not count; nobody can tell them apart.'),
    minutes: z.int().min(1).max(1000).describe('Time for the whole exam, in minutes.'),
    passMark: z.number().min(0).max(1000).describe("What passes, on the exam's own scale."),
    types: z
      .array(z.enum(Object.keys(questionTypes)))
      .min(1)
      .describe('Kinds of question that the exam prints; a mock exam asks no others.'),
    domains: z.array(ExamDomain).min(1).describe('What the exam asks; the weights sum to 100.'),
    verified: z.boolean().describe('True once somebody compared all of this with the exam guide.'),
    asOf: Month.describe('When these facts were true, such as 2026-11.'),
  })
  .refine(
    (exam) => Math.abs(exam.domains.reduce((sum, { weight }) => sum + weight, 0) - 100) <= 1,
    {
      message: 'the weights of the domains must sum to 100 (99 to 101 for printed rounding)',
      path: ['domains'],
    },
  )
  .superRefine(({ domains }, context) => {
    const named = new Map<string, string>();
    domains.forEach(({ id, topics = [] }, at) => {
      topics.forEach((topic, place) => {
        const before = named.get(topic);
        named.set(topic, id);
        if (before === undefined) return;
        const message = `the topic \`${topic}\` already belongs to the domain \`${before}\`: leave it in one`;
        context.addIssue({ code: 'custom', path: ['domains', at, 'topics', place], message });
      });
    });
  });
export type Exam = z.infer<typeof Exam>;

const Source = z.strictObject({
  title: Text.describe('What a learner needs to find it: author, title, address.'),
  asOf: Month.optional().describe('Its own date, or when it was read, such as 2026-11.'),
});
export type Source = z.infer<typeof Source>;

const Objective = z.strictObject({
  id: Id.describe('Names the objective; cards list it in `objectives`.'),
  statement: Text.describe('What a learner will be able to do, in your own words.'),
  source: Id.optional().describe('Id of the source that asks for it.'),
  section: Text.optional().describe('Where in the source.'),
  importance: Importance.describe('How much depends on it.'),
  claims: z
    .array(z.string().min(1, 'write some text here').max(120))
    .optional()
    .describe(
      'Ids of an inventory of facts that this objective stands for; `check --inventory` compares them.',
    ),
});
export type Objective = z.infer<typeof Objective>;

const MAX_NAMES = 30;

/** What a bank's authors agreed on about words; `check` holds every question to it. */
const Vocabulary = z.strictObject({
  /** Names in full with their short form, which is for later mentions. They are also what keys are balanced between. */
  names: z
    .array(
      z.strictObject({
        name: Text.describe('The name in full, for the first mention.'),
        short: Text.describe('Its short form, for later mentions.'),
      }),
    )
    .max(MAX_NAMES, `keep the ${MAX_NAMES} names that matter: each is balanced with each`)
    .optional()
    .describe('Names that the bank is about; keys are balanced between them.'),
  /** Words for what changes soon: a card that uses one needs a date. */
  volatile: z
    .array(Text)
    .optional()
    .describe('Words for what changes soon: a card that uses one needs `asOf`.'),
  /** What no key may say: all the words of `says` in one right option. */
  refuted: z
    .array(
      z.strictObject({
        says: z.array(Text).min(1).describe('Words that, all in one right option, say it.'),
        because: Text.describe('Why it is wrong.'),
      }),
    )
    .optional()
    .describe('What no key may say.'),
});

/** Contents of a bank.yaml. */
export const Bank = z.strictObject({
  bank: Id.describe(
    'Stable id of the bank. The history of learners hangs on it: it never changes.',
  ),
  title: Text.describe('Name of the bank, as learners see it.'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'write a language tag like en')
    .describe(
      'Language of the questions, such as en; rules about English cues look at English only.',
    ),
  license: Text.describe('On which terms others may use the questions, such as CC-BY-4.0.'),
  exams: z.record(ExamCode, Exam).optional().describe('Exams that the bank prepares for, by code.'),
  topics: z.record(Id, Text).describe('Topics by id, each with its name; every card has one.'),
  sources: z
    .record(Id, Source)
    .optional()
    .describe('Books, pages and courses by id, where learners can look things up.'),
  objectives: z.array(Objective).optional().describe('What the bank promises to cover.'),
  vocabulary: Vocabulary.optional().describe(
    'What the authors agreed on about words; `check` holds every question to it.',
  ),
});
export type Bank = z.infer<typeof Bank>;
