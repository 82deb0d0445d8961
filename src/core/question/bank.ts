// A bank as its author declares it in bank.yaml: identity, exams, topics, sources and objectives.
import { z } from 'zod';
import { Id, Importance, Month, Text } from './question.ts';
import { questionTypes } from './question-types/index.ts';

export const ExamCode = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9-]{0,19}$/, 'write an exam code like AIF-C01');

const ExamDomain = z.strictObject({
  id: Id,
  title: Text,
  weight: z.number().min(0).max(100),
  /** Topics of this bank that ask what the domain asks; how a form is drawn from them: core/exam/blueprint.ts. */
  topics: z.array(Id).min(1).optional(),
});

export const Exam = z
  .strictObject({
    title: Text,
    scored: z.int().min(1).max(500),
    unscored: z.int().min(0).max(500),
    minutes: z.int().min(1).max(1000),
    passMark: z.number().min(0).max(1000),
    types: z.array(z.enum(Object.keys(questionTypes))).min(1),
    domains: z.array(ExamDomain).min(1),
    verified: z.boolean(),
    asOf: Month,
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

const Source = z.strictObject({ title: Text, asOf: Month.optional() });
export type Source = z.infer<typeof Source>;

const Objective = z.strictObject({
  id: Id,
  statement: Text,
  source: Id.optional(),
  section: Text.optional(),
  importance: Importance,
  claims: z.array(z.string().min(1, 'write some text here').max(120)).optional(),
});
export type Objective = z.infer<typeof Objective>;

const MAX_NAMES = 30;

/** What a bank's authors agreed on about words; `check` holds every question to it. */
const Vocabulary = z.strictObject({
  /** Names in full with their short form, which is for later mentions. They are also what keys are balanced between. */
  names: z
    .array(z.strictObject({ name: Text, short: Text }))
    .max(MAX_NAMES, `keep the ${MAX_NAMES} names that matter: each is balanced with each`)
    .optional(),
  /** Words for what changes soon: a card that uses one needs a date. */
  volatile: z.array(Text).optional(),
  /** What no key may say: all the words of `says` in one right option. */
  refuted: z.array(z.strictObject({ says: z.array(Text).min(1), because: Text })).optional(),
});

/** Contents of a bank.yaml. */
export const Bank = z.strictObject({
  bank: Id,
  title: Text,
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'write a language tag like en'),
  license: Text,
  exams: z.record(ExamCode, Exam).optional(),
  topics: z.record(Id, Text),
  sources: z.record(Id, Source).optional(),
  objectives: z.array(Objective).optional(),
  vocabulary: Vocabulary.optional(),
});
export type Bank = z.infer<typeof Bank>;
