// Banks and exams as anybody may see them.
import { z } from '@hono/zod-openapi';
import { BankId } from './shared.ts';

const count = z.int().min(0);

export const BankView = z
  .strictObject({
    id: BankId,
    title: z.string(),
    language: z.string(),
    license: z.string(),
    counts: z.strictObject({ cards: count, questions: count, objectives: count }),
    topics: z.array(z.strictObject({ id: z.string(), title: z.string(), cards: count })),
    exams: z.array(z.strictObject({ code: z.string(), title: z.string(), cards: count })),
    objectives: z.strictObject({ total: count, covered: count }),
  })
  .openapi('Bank');

export const ExamView = z
  .strictObject({
    code: z.string(),
    title: z.string(),
    scored: count,
    unscored: count,
    minutes: count,
    passMark: z.number(),
    types: z.array(z.string()),
    domains: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        weight: z.number(),
        topics: z.array(z.string()).optional(),
      }),
    ),
    verified: z.boolean(),
    asOf: z.string(),
    banks: z.array(z.strictObject({ id: BankId, cards: count })),
  })
  .openapi('Exam');
